import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatAmount, formatInstant } from '../../format.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Customer } from '../customers/customer.ts';
import { LedgerFiles, LedgerTools, useLedgerView } from './LedgerTools.tsx';
import { type LedgerEntry, ledgerPages } from './position.ts';

type Part = 'openOrders' | 'deliveredNotInvoiced' | 'receivables' | 'unappliedCash';

/** Every movement of the exposure, newest first: its last line is the position. */
export function LedgerTable({ customer }: { readonly customer: Customer }) {
  const { t, i18n } = useTranslation('exposure');
  const { timeZone } = useSession().company;
  const [view] = useLedgerView();
  const query = useInfiniteQuery(ledgerPages(customer.code, view));
  const isNarrowed = Object.values(view).some((one) => one !== undefined);
  const hasBills = query.data?.some(({ billsReceivable }) => billsReceivable !== undefined) === true;
  const columns = useMemo((): readonly Column<LedgerEntry>[] => {
    const moved = (key: Part): Column<LedgerEntry> => ({
      key,
      title: t(`ledger.${key}`),
      kind: 'money',
      value: (entry) => entry[key].amount,
      render: (entry) => <Moved amount={entry[key].amount} />,
    });
    const word = (group: 'causes' | 'documents', name: string) => {
      const key = `ledger.${group}.${name}`;
      return i18n.exists(`exposure:${key}`) ? t(key as 'ledger.causes.delivery') : name;
    };
    return [
      { key: 'entryNo', title: t('ledger.entryNo'), kind: 'count', value: ({ entryNo }) => entryNo },
      {
        key: 'bookedAt',
        title: t('ledger.bookedAt'),
        kind: 'day',
        value: ({ bookedAt }) => formatInstant(bookedAt, timeZone),
        render: ({ bookedAt }) => formatInstant(bookedAt, timeZone),
      },
      { key: 'cause', title: t('ledger.cause'), value: ({ cause }) => word('causes', cause) },
      {
        key: 'document',
        title: t('ledger.document'),
        value: ({ document: { type, number } }) => `${word('documents', type)} ${number}`,
      },
      moved('openOrders'),
      moved('deliveredNotInvoiced'),
      moved('receivables'),
      {
        key: 'billsReceivable',
        title: t('ledger.billsReceivable'),
        kind: 'money',
        initiallyHidden: !hasBills,
        value: ({ billsReceivable }) => billsReceivable?.amount ?? '0',
        render: ({ billsReceivable }) => <Moved amount={billsReceivable?.amount ?? '0'} />,
      },
      { ...moved('unappliedCash'), initiallyHidden: true },
      {
        key: 'exposureAfter',
        title: t('ledger.exposureAfter'),
        kind: 'money',
        value: ({ exposureAfter }) => exposureAfter.amount,
      },
    ];
  }, [t, i18n, timeZone, hasBills]);
  return (
    <DataTable<LedgerEntry>
      name="ledger"
      label={t('ledger.title')}
      columns={columns}
      rows={query.data}
      rowKey={({ entryNo }) => String(entryNo)}
      query={query}
      tools={<LedgerTools currency={customer.currency} />}
      files={<LedgerFiles code={customer.code} />}
      empty={<p className="table-none soft">{t(isNarrowed ? 'ledger.noneSo' : 'ledger.none')}</p>}
    />
  );
}

/** A movement has its sign; where nothing moved nothing is shown. */
function Moved({ amount }: { readonly amount: string }) {
  if (/^-?0(\.0+)?$/.test(amount)) return null;
  return <span className="figure">{amount.startsWith('-') ? formatAmount(amount) : `+${formatAmount(amount)}`}</span>;
}
