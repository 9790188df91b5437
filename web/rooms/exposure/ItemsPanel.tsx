import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { formatMoney } from '../../format.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Customer } from '../customers/customer.ts';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import { FailedAtItem } from './FailedAtItem.tsx';
import { ItemDrawer } from './ItemDrawer.tsx';
import { type Item, itemsQuery, useEndItem } from './items.ts';

/** What belongs to the exposure and is in no ledger: plans, guarantees, deposits, insurance, collateral. */
export function ItemsPanel({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('exposure');
  const may = useMay();
  const query = useQuery(itemsQuery(customer.code));
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Item>();
  const columns = useItemColumns(customer.currency, setEnding);
  return (
    <>
      <DataTable<Item>
        name="items"
        label={t('items.title')}
        columns={columns}
        rows={query.data?.items}
        rowKey={({ id }) => id}
        query={query}
        tools={
          <>
            <h2 className="panel-title">{t('items.title')}</h2>
            {may('receivables:write') && <Button onClick={() => setAdding(true)}>{t('items.add')}</Button>}
            {may('receivables:write') && may('imports:run') && (
              <ButtonLink to="/import" search={{ kind: 'items' }}>
                {t('items.import')}
              </ButtonLink>
            )}
          </>
        }
        empty={<p className="table-none soft">{t('items.none')}</p>}
      />
      <ItemDrawer customer={customer} isOpen={isAdding} onClose={() => setAdding(false)} />
      <EndDialog item={ending} onClose={() => setEnding(undefined)} />
    </>
  );
}

function useItemColumns(unit: string, end: (item: Item) => void): readonly Column<Item>[] {
  const { t } = useTranslation('exposure');
  const may = useMay();
  const mayEnd = may('receivables:write');
  return useMemo(
    () => [
      {
        key: 'kind',
        title: t('items.kind'),
        value: ({ kind, reference }) => `${t(`components.${kind}`)} ${reference}`,
        render: ({ kind, reference }) => <TwoLines first={t(`components.${kind}`)} second={reference} />,
      },
      {
        key: 'amount',
        title: t('items.amount'),
        unit,
        kind: 'money',
        value: ({ amount, counted }) => (counted?.amount ?? amount).amount,
        render: ({ amount, counted }) => <OwnMoney own={amount} counted={counted?.amount} rate={counted?.rate} />,
      },
      { key: 'validFrom', title: t('items.validFrom'), kind: 'day', value: ({ validFrom }) => validFrom },
      {
        key: 'validTo',
        title: t('items.validTo'),
        kind: 'day',
        value: ({ validTo }) => validTo,
        render: ({ validTo }) => validTo ?? t('items.open'),
      },
      {
        key: 'source',
        title: t('items.source'),
        value: ({ source, document }) => [source, document].filter(Boolean).join(' · '),
        render: ({ source, document }) => <TwoLines first={source} second={document ?? ''} />,
      },
      {
        key: 'state',
        title: t('items.state'),
        value: (item) => t(`items.states.${stateOf(item)}`),
        render: (item) => (
          <>
            <StatusTag tone={item.runs ? 'fine' : 'quiet'}>{t(`items.states.${stateOf(item)}`)}</StatusTag>
            <FailedAtItem item={item} />
            {item.endReason !== null && (
              <span className="waterfall-why">
                {item.endedOn} · {item.endedBy}：{item.endReason}
              </span>
            )}
            {mayEnd && item.endedOn === null && (
              <Button size="small" type="link" onClick={() => end(item)}>
                {t('items.end')}
              </Button>
            )}
          </>
        ),
      },
    ],
    [t, unit, mayEnd, end],
  );
}

function TwoLines({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <>
      {first}
      <span className="waterfall-why">{second}</span>
    </>
  );
}

function stateOf({ runs, endedOn, validTo }: Item) {
  if (runs) return 'runs';
  return endedOn !== null || validTo !== null ? 'over' : 'ahead';
}

function EndDialog({ item, onClose }: { readonly item: Item | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('exposure');
  const { message } = App.useApp();
  const end = useEndItem();
  const done = () => {
    void message.success(t('items.ended'));
    onClose();
  };
  return (
    <ReasonDialog
      isOpen={item !== undefined}
      title={t('items.endTitle', { reference: item?.reference ?? '' })}
      action={t('items.end')}
      isPending={end.isPending}
      error={end.error}
      room="exposure"
      onDo={(reason) => end.mutate({ id: item?.id ?? '', reason }, { onSuccess: done })}
      onClose={onClose}
    >
      <div>{t('items.endNote', { amount: formatMoney(item?.amount) })}</div>
    </ReasonDialog>
  );
}
