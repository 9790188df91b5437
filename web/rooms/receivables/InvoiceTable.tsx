import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
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
  const [toDispute, setToDispute] = useState<Invoice>();
  const [toSettle, setToSettle] = useState<Invoice>();
  const [toTransfer, setToTransfer] = useState<Invoice>();
  const [toWriteOff, setToWriteOff] = useState<Invoice>();
  const query = useInfiniteQuery(invoicePages(customer.code, onlyOpen));
  const columns = useInvoiceColumns(customer.currency, {
    dispute: setToDispute,
    settle: setToSettle,
    transfer: setToTransfer,
    writeOff: setToWriteOff,
  });
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
      <DisputeDialog customerCode={customer.code} invoice={toDispute} onClose={() => setToDispute(undefined)} />
      <SettleDisputeDialog invoice={toSettle} onClose={() => setToSettle(undefined)} />
      <TransferDialog invoice={toTransfer} onClose={() => setToTransfer(undefined)} />
      <WriteOffDialog customerCode={customer.code} invoice={toWriteOff} onClose={() => setToWriteOff(undefined)} />
    </>
  );
}

type Actions = Readonly<Record<'dispute' | 'settle' | 'transfer' | 'writeOff', (invoice: Invoice) => void>>;

function useInvoiceColumns(
  currency: string,
  { dispute, settle, transfer, writeOff }: Actions,
): readonly Column<Invoice>[] {
  const { t } = useTranslation('receivables');
  const may = useMay();
  const mayDispute = may('receivables:write');
  const mayWriteOff = may('receivables:write_off');
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
      ...(mayDispute || mayWriteOff
        ? [
            {
              key: 'actions',
              title: t('invoices.actions'),
              value: () => null,
              render: (invoice: Invoice) => (
                <>
                  {mayDispute && invoice.dispute !== null && (
                    <Button type="link" size="small" onClick={() => settle(invoice)}>
                      {t('settleDispute.action')}
                    </Button>
                  )}
                  {mayDispute && invoice.dispute === null && !isSettled(invoice) && (
                    <Button type="link" size="small" onClick={() => dispute(invoice)}>
                      {t('dispute.action')}
                    </Button>
                  )}
                  {mayDispute && invoice.dispute === null && !isSettled(invoice) && (
                    <Button type="link" size="small" onClick={() => transfer(invoice)}>
                      {t('transfer.action')}
                    </Button>
                  )}
                  {mayWriteOff && !isSettled(invoice) && (
                    <Button type="link" size="small" onClick={() => writeOff(invoice)}>
                      {t('writeOff.action')}
                    </Button>
                  )}
                </>
              ),
            },
          ]
        : []),
    ];
  }, [t, currency, mayDispute, mayWriteOff, dispute, settle, transfer, writeOff]);
}
