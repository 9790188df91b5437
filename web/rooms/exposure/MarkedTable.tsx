import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useSellerName } from '../receivables/sellers.ts';
import type { Position } from './position.ts';

type Marked = NonNullable<Position['marked']>[number];

/** What of the exposure is in use under which seller, business unit and product line. */
export function MarkedTable({ position: { marked = [], exposure } }: { readonly position: Position }) {
  const { t } = useTranslation('exposure');
  const { t: common } = useTranslation();
  const sellerName = useSellerName();
  if (marked.length === 0) return null;
  const unit = exposure.total.currency;
  return (
    <DataTable<Marked>
      name="marked"
      label={t('marks.inUse')}
      tools={<h2 className="panel-title">{t('marks.inUse')}</h2>}
      columns={[
        {
          key: 'sellerCode',
          title: t('marks.sellerCode'),
          sortable: true,
          value: ({ sellerCode }) => (sellerCode === undefined ? null : sellerName(sellerCode)),
        },
        {
          key: 'businessUnit',
          title: t('marks.businessUnit'),
          sortable: true,
          value: ({ businessUnit }) => businessUnit,
        },
        { key: 'productLine', title: t('marks.productLine'), sortable: true, value: ({ productLine }) => productLine },
        {
          key: 'openOrders',
          title: common('headroom.openOrders'),
          unit,
          kind: 'money',
          value: (row) => row.openOrders.amount,
        },
        {
          key: 'delivered',
          title: common('headroom.delivered'),
          unit,
          kind: 'money',
          value: (row) => row.deliveredNotInvoiced.amount,
        },
        {
          key: 'receivables',
          title: t('marks.receivables'),
          unit,
          kind: 'money',
          value: (row) => row.receivables.amount,
        },
        {
          key: 'total',
          title: common('headroom.used'),
          unit,
          kind: 'money',
          sortable: true,
          value: (row) => row.total.amount,
        },
      ]}
      rows={marked}
      rowKey={({ sellerCode, businessUnit, productLine }) => [sellerCode, businessUnit, productLine].join('/')}
    />
  );
}
