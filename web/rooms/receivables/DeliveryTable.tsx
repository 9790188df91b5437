import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Customer } from '../customers/customer.ts';
import { useMay } from '../../app/session.ts';
import { OwnMoney } from '../rates/OwnMoney.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { BoughtNumber } from './BoughtNumber.tsx';
import { FailedRules } from './FailedRules.tsx';
import { type Delivery, deliveryPages } from './receivables.ts';
import { ReturnDrawer } from './ReturnDrawer.tsx';
import './receivables.css';

/** Goods that left and are not invoiced yet: owed all the same. */
export function DeliveryTable({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('receivables');
  const query = useInfiniteQuery(deliveryPages(customer.code, true));
  const mayReturn = useMay()('receivables:write');
  const [chosen, setChosen] = useState<Delivery>();
  const [isOpen, setOpen] = useState(false);
  const columns = useMemo((): readonly Column<Delivery>[] => {
    const unit = customer.currency;
    return [
      {
        key: 'number',
        title: t('deliveries.number'),
        value: ({ number }) => number,
        render: ({ number, buyerCode }) => <BoughtNumber number={number} buyerCode={buyerCode} />,
      },
      { key: 'deliveredOn', title: t('deliveries.deliveredOn'), kind: 'day', value: ({ deliveredOn }) => deliveredOn },
      { key: 'orderNumber', title: t('invoices.orderNumber'), value: ({ orderNumber }) => orderNumber },
      {
        key: 'amount',
        title: t('deliveries.amount'),
        unit,
        kind: 'money',
        value: ({ amount, counted }) => (counted?.amount ?? amount).amount,
        render: ({ amount, counted }) => <OwnMoney own={amount} counted={counted?.amount} />,
      },
      {
        key: 'notInvoiced',
        title: t('deliveries.notInvoiced'),
        unit,
        kind: 'money',
        total: true,
        value: ({ notInvoiced, counted }) => (counted?.open ?? notInvoiced).amount,
        render: ({ notInvoiced, counted }) => (
          <OwnMoney own={notInvoiced} counted={counted?.open} rate={counted?.rate} />
        ),
      },
      {
        key: 'standing',
        title: t('deliveries.standing'),
        value: ({ rulesFailed }) => rulesFailed,
        render: (delivery) => (
          <span className="tags invoice-standing">
            {delivery.exceedsReservation && <StatusTag tone="quiet">{t('invoices.exceedsReservation')}</StatusTag>}
            <FailedRules kind="delivery" document={delivery} />
          </span>
        ),
      },
      ...(mayReturn
        ? [
            {
              key: 'actions',
              title: t('invoices.actions'),
              render: (delivery: Delivery) => (
                <Button
                  type="link"
                  size="small"
                  onClick={() => {
                    setChosen(delivery);
                    setOpen(true);
                  }}
                >
                  {t('return.action')}
                </Button>
              ),
            },
          ]
        : []),
    ];
  }, [t, customer.currency, mayReturn]);
  return (
    <>
      <DataTable<Delivery>
        name="deliveries"
        label={t('deliveries.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        tools={<h2 className="panel-title">{t('deliveries.title')}</h2>}
        empty={<p className="table-none soft">{t('deliveries.none')}</p>}
      />
      {chosen !== undefined && (
        <ReturnDrawer key={chosen.id} delivery={chosen} isOpen={isOpen} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
