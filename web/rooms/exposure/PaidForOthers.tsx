import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Customer } from '../customers/customer.ts';
import { type PaidDocument, payersQuery } from './payers.ts';

/** What the customer pays for others of its group, and what others pay for it; nothing at all where nobody does. */
export function PaidForOthers({ customer: { code } }: { readonly customer: Customer }) {
  const { t } = useTranslation('exposure');
  const query = useQuery(payersQuery(code));
  const documents = query.data?.documents ?? [];
  const columns: readonly Column<PaidDocument>[] = [
    {
      key: 'document',
      title: t('holds.document'),
      value: ({ type, number }) => `${t(`payer.types.${type}`)} ${number}`,
      render: ({ type, number, held }) => (
        <>
          {t(`payer.types.${type}`)} {number} {held && <StatusTag tone="soon">{t('payer.held')}</StatusTag>}
        </>
      ),
    },
    party('buyer', t('payer.buyer')),
    party('payer', t('payer.label')),
    {
      key: 'open',
      title: t('payer.open'),
      kind: 'money',
      value: ({ open }) => open.amount,
      render: ({ open }) => <MoneyText value={open} />,
    },
    { key: 'day', title: t('payer.day'), kind: 'day', value: ({ day }) => day },
  ];
  if (documents.length === 0) return null;
  return (
    <DataTable<PaidDocument>
      name="paid-for-others"
      label={t('payer.title')}
      columns={columns}
      rows={documents}
      rowKey={({ type, number, buyer, held }) => `${type} ${number} ${buyer.code} ${held}`}
      query={query}
      tools={
        <div>
          <h2 className="panel-title">{t('payer.title')}</h2>
          <p className="soft">{t('payer.titleNote')}</p>
        </div>
      }
    />
  );

  function party(key: 'buyer' | 'payer', title: string): Column<PaidDocument> {
    return {
      key,
      title,
      value: (one) => one[key].name,
      render: (one) =>
        one[key].code === code ? (
          <span className="soft">{t('payer.thisCustomer')}</span>
        ) : (
          <Link to="/customers/$code" params={{ code: one[key].code }} search={{ tab: 'exposure' }}>
            {one[key].name}
          </Link>
        ),
    };
  }
}
