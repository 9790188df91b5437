import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatMoney } from '../../format.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Customer } from '../customers/customer.ts';
import { useMay } from '../../app/session.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import { type Settlement, settlementPages } from './receivables.ts';
import { ReverseDialog } from './ReverseDialog.tsx';

/** Receipts, credit notes and write-offs, each with the invoices that it settled. */
export function SettlementTable({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('receivables');
  const query = useInfiniteQuery(settlementPages(customer.code, false));
  const mayReverse = useMay()('receivables:write');
  const [chosen, setChosen] = useState<Settlement>();
  const columns = useMemo((): readonly Column<Settlement>[] => {
    const unit = customer.currency;
    return [
      { key: 'number', title: t('settlements.number'), value: ({ number }) => number },
      {
        key: 'kind',
        title: t('settlements.kind'),
        value: ({ kind }) => t(`settlements.kinds.${kind}`),
        render: ({ kind, bill }) => (
          <>
            {t(`settlements.kinds.${kind}`)}
            {bill !== undefined && (
              <div className="own-money soft">
                {t(`bills.kinds.${bill.kind}`)} · {t(`bills.states.${bill.state}`)}
              </div>
            )}
          </>
        ),
      },
      { key: 'settledOn', title: t('settlements.settledOn'), kind: 'day', value: ({ settledOn }) => settledOn },
      {
        key: 'amount',
        title: t('settlements.amount'),
        unit,
        kind: 'money',
        value: ({ amount, counted }) => (counted?.amount ?? amount).amount,
        render: ({ amount, counted }) => <OwnMoney own={amount} counted={counted?.amount} rate={counted?.rate} />,
      },
      {
        key: 'unapplied',
        title: t('settlements.unapplied'),
        unit,
        kind: 'money',
        value: ({ unapplied, counted }) => (counted?.open ?? unapplied).amount,
        render: ({ unapplied, counted }) => <OwnMoney own={unapplied} counted={counted?.open} />,
      },
      {
        key: 'allocations',
        title: t('settlements.allocations'),
        value: ({ allocations }) => allocations.map(({ invoiceNumber }) => invoiceNumber).join(' '),
        render: ({ allocations, reversed }) =>
          reversed ? (
            <StatusTag tone="quiet">{t('reverse.state')}</StatusTag>
          ) : (
            <Allocations allocations={allocations} unit={unit} />
          ),
      },
      { key: 'method', title: t('settlements.method'), initiallyHidden: true, value: ({ method }) => method },
      ...(mayReverse
        ? [
            {
              key: 'actions',
              title: t('invoices.actions'),
              render: (settlement: Settlement) =>
                mayBeTakenBack(settlement) && (
                  <Button type="link" size="small" onClick={() => setChosen(settlement)}>
                    {t('reverse.action')}
                  </Button>
                ),
            },
          ]
        : []),
    ];
  }, [t, customer.currency, mayReverse]);
  return (
    <>
      <DataTable<Settlement>
        name="settlements"
        label={t('settlements.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        tools={<h2 className="panel-title">{t('settlements.title')}</h2>}
        empty={<p className="table-none soft">{t('settlements.none')}</p>}
      />
      <ReverseDialog settlement={chosen} onClose={() => setChosen(undefined)} />
    </>
  );
}

/** A bill bounces instead, and what another customer owes now is taken back there. */
function mayBeTakenBack({ kind, bill, reversed }: Settlement): boolean {
  return !reversed && bill === undefined && kind !== 'transfer';
}

const shownAtFirst = 2;

type AllocationsProps = Pick<Settlement, 'allocations'> & { readonly unit: string };

/** In the money's own currency, which is named where it is another than the customer's. */
function Allocations({ allocations, unit }: AllocationsProps) {
  const { t } = useTranslation('receivables');
  const line = ({ invoiceNumber, amount }: Settlement['allocations'][number]) => (
    <div key={invoiceNumber}>
      {invoiceNumber}{' '}
      <span className="figure soft">
        {amount.currency === unit ? formatAmount(amount.amount) : formatMoney(amount)}
      </span>
    </div>
  );
  if (allocations.length === 0) return <span className="soft">{t('settlements.notApplied')}</span>;
  if (allocations.length <= shownAtFirst) return <>{allocations.map(line)}</>;
  return (
    <details>
      <summary>{t('settlements.invoices', { count: allocations.length })}</summary>
      {allocations.map(line)}
    </details>
  );
}
