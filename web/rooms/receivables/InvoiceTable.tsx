import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Customer } from '../customers/customer.ts';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import { BoughtNumber } from './BoughtNumber.tsx';
import { buckets, bucketOf } from './buckets.ts';
import { DisputeDialog } from './DisputeDialog.tsx';
import { type InvoiceAction, InvoiceActions } from './InvoiceActions.tsx';
import { InvoiceStanding } from './InvoiceStanding.tsx';
import { type Invoice, invoicePages } from './receivables.ts';
import { SettleDisputeDialog } from './SettleDisputeDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import { WriteOffDialog } from './WriteOffDialog.tsx';

const zero = /^0(\.0+)?$/;

export function InvoiceTable({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('receivables');
  const [{ documents }, change] = useAddress();
  const onlyOpen = documents !== 'all';
  const [chosen, setChosen] = useState<{ readonly action: InvoiceAction; readonly invoice: Invoice }>();
  const choose = useCallback((action: InvoiceAction, invoice: Invoice) => setChosen({ action, invoice }), []);
  const chosenFor = (action: InvoiceAction) => (chosen?.action === action ? chosen.invoice : undefined);
  const close = () => setChosen(undefined);
  const query = useInfiniteQuery(invoicePages(customer.code, onlyOpen));
  const columns = useInvoiceColumns(customer.currency, choose);
  return (
    <>
      <DataTable<Invoice>
        name="invoices"
        label={t('invoices.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        tools={
          <>
            <h2 className="panel-title">{t('invoices.title')}</h2>
            <Segmented
              aria-label={t('show')}
              value={onlyOpen ? 'open' : 'all'}
              options={[
                { value: 'open', label: t('invoices.open') },
                { value: 'all', label: t('all') },
              ]}
              onChange={(value) => change({ documents: value === 'all' ? 'all' : undefined })}
            />
          </>
        }
        empty={<p className="table-none soft">{onlyOpen ? t('invoices.noneOpen') : t('invoices.none')}</p>}
      />
      <DisputeDialog customerCode={customer.code} invoice={chosenFor('dispute')} onClose={close} />
      <SettleDisputeDialog invoice={chosenFor('settleDispute')} onClose={close} />
      <TransferDialog invoice={chosenFor('transfer')} onClose={close} />
      <WriteOffDialog customerCode={customer.code} invoice={chosenFor('writeOff')} onClose={close} />
    </>
  );
}

function useInvoiceColumns(
  currency: string,
  onChoose: (action: InvoiceAction, invoice: Invoice) => void,
): readonly Column<Invoice>[] {
  const { t } = useTranslation('receivables');
  const may = useMay();
  const mayAct = may('receivables:write') || may('receivables:write_off');
  return useMemo(() => {
    const isSettled = ({ open }: Invoice) => zero.test(open.amount);
    return [
      {
        key: 'number',
        title: t('invoices.number'),
        sortable: true,
        value: ({ number }) => number,
        render: ({ number, buyerCode }) => <BoughtNumber number={number} buyerCode={buyerCode} />,
      },
      {
        key: 'issuedOn',
        title: t('invoices.issuedOn'),
        kind: 'day',
        sortable: true,
        value: ({ issuedOn }) => issuedOn,
      },
      { key: 'dueOn', title: t('invoices.dueOn'), kind: 'day', sortable: true, value: ({ dueOn }) => dueOn },
      {
        key: 'bucket',
        title: t('invoices.standing'),
        filters: buckets.map((bucket) => ({ value: bucket, text: t(`buckets.${bucket}`) })),
        value: (invoice) => (isSettled(invoice) ? 'settled' : bucketOf(invoice)),
        render: (invoice) => <InvoiceStanding invoice={invoice} isSettled={isSettled(invoice)} />,
      },
      {
        key: 'amount',
        title: t('invoices.amount'),
        unit: currency,
        kind: 'money',
        sortable: true,
        total: true,
        value: ({ amount, counted }) => (counted?.amount ?? amount).amount,
        render: ({ amount, counted }) => <OwnMoney own={amount} counted={counted?.amount} />,
      },
      {
        key: 'open',
        title: t('invoices.openAmount'),
        unit: currency,
        kind: 'money',
        sortable: true,
        total: true,
        value: ({ open, counted }) => (counted?.open ?? open).amount,
        render: ({ open, counted }) => <OwnMoney own={open} counted={counted?.open} rate={counted?.rate} />,
      },
      { key: 'orderNumber', title: t('invoices.orderNumber'), value: ({ orderNumber }) => orderNumber },
      {
        key: 'deliveryNumber',
        title: t('invoices.deliveryNumber'),
        initiallyHidden: true,
        value: ({ deliveryNumber }) => deliveryNumber,
      },
      ...(mayAct
        ? [
            {
              key: 'actions',
              title: t('invoices.actions'),
              render: (invoice: Invoice) => (
                <InvoiceActions invoice={invoice} isSettled={isSettled(invoice)} onChoose={onChoose} />
              ),
            },
          ]
        : []),
    ];
  }, [t, currency, mayAct, onChoose]);
}
