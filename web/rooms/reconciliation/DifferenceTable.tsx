import { Link } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { noValue } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useCauseText } from './cause-text.ts';
import type { Difference, Reconciled, Step } from './reconciliation.ts';
import { type Chosen, SettleDialog } from './SettleDialog.tsx';

/** Every document that the two sides do not agree on, its likely cause, and the click that settles it. */
export function DifferenceTable({ reconciled }: { readonly reconciled: Reconciled }) {
  const { t } = useTranslation('reconciliation');
  const [chosen, setChosen] = useState<Chosen>();
  const columns = useColumns((difference, step) => setChosen({ difference, step }));
  return (
    <>
      <DataTable<Difference>
        name="reconciliation"
        label={t('list')}
        columns={columns}
        rows={reconciled.items}
        rowKey={({ customerCode, number }) => `${customerCode} ${number}`}
        tools={<h2 className="panel-title">{t('list')}</h2>}
        empty={<p className="table-none soft">{t('agreesNote')}</p>}
      />
      <SettleDialog asOf={reconciled.asOf} chosen={chosen} onClose={() => setChosen(undefined)} />
    </>
  );
}

function useColumns(choose: (difference: Difference, step: Step) => void): readonly Column<Difference>[] {
  const { t } = useTranslation('reconciliation');
  const causeText = useCauseText();
  const maySettle = useMay()('receivables:write');
  const money = (of: 'theirs' | 'ours'): Pick<Column<Difference>, 'kind' | 'value' | 'render'> => ({
    kind: 'money',
    value: (row) => row[of]?.open.amount,
    render: (row) => {
      const side = row[of];
      return side === null ? noValue : <MoneyText value={side.open} />;
    },
  });
  return [
    { key: 'number', title: t('number'), sortable: true, value: ({ number }) => number },
    {
      key: 'customer',
      title: t('customer'),
      sortable: true,
      value: ({ customerCode }) => customerCode,
      render: ({ customerCode, customerName }) =>
        customerName === null ? (
          customerCode
        ) : (
          <>
            <Link
              to="/customers/$code"
              params={{ code: customerCode }}
              search={{ tab: 'receivables' }}
              className="reconciliation-customer"
            >
              {customerName}
            </Link>
            <div className="soft">{customerCode}</div>
          </>
        ),
    },
    { key: 'theirs', title: t('theirs'), ...money('theirs') },
    { key: 'ours', title: t('ours'), ...money('ours') },
    {
      key: 'gap',
      title: t('gap'),
      kind: 'money',
      sortable: true,
      value: ({ gap }) => gap.amount,
      render: ({ gap }) => <MoneyText value={gap} />,
    },
    {
      key: 'cause',
      title: t('cause'),
      sortable: true,
      value: ({ cause }) => t(`causes.${cause}`),
      render: (row) => <CauseCell row={row} text={causeText(row)} />,
    },
    ...(maySettle
      ? [
          {
            key: 'action',
            title: t('action'),
            render: (row: Difference) => (
              <Space size={4} wrap className="reconciliation-steps">
                {row.steps.map((step, place) => (
                  <Button
                    key={step}
                    size="small"
                    type={place === 0 && step !== 'accept' ? 'default' : 'link'}
                    onClick={() => choose(row, step)}
                  >
                    {t(`steps.${step}`)}
                  </Button>
                ))}
              </Space>
            ),
          },
        ]
      : []),
  ];
}

function CauseCell({ row, text }: { readonly row: Difference; readonly text: string }) {
  const { t } = useTranslation('reconciliation');
  return (
    <div className="reconciliation-cause">
      <strong>{t(`causes.${row.cause}`)}</strong>
      <span className="soft">{text}</span>
    </div>
  );
}
