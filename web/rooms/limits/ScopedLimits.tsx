import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Customer } from '../customers/customer.ts';
import { useLevelName } from '../exposure/level-words.ts';
import { type Limit, limitTones, scopedLimitsQuery } from './limit.ts';

/** The limits beside the customer's own that reach it: of its groups, for sellers, for units and lines. */
export function ScopedLimits({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('limits');
  const query = useQuery(scopedLimitsQuery(customer.code));
  const levelName = useLevelName();
  const nameOf = ({ scope, customerCode }: Limit) => (scope === undefined ? '' : levelName({ ...scope, customerCode }));
  // Most customers have none: nothing stands here until it is known, so that nothing moves.
  if (query.error === null && (query.data ?? []).length === 0) return null;
  return (
    <DataTable<Limit>
      name="scoped-limits"
      label={t('scoped.title')}
      columns={[
        {
          key: 'status',
          title: t('fields.status'),
          value: ({ status }) => t(`status.${status}`),
          render: ({ status }) => <StatusTag tone={limitTones[status]}>{t(`status.${status}`)}</StatusTag>,
        },
        { key: 'scope', title: t('scoped.scope'), sortable: true, value: nameOf },
        {
          key: 'customer',
          title: t('scoped.grantedTo'),
          value: ({ customerCode }) => customerCode,
          render: ({ customerCode }) =>
            customerCode === customer.code ? (
              customerCode
            ) : (
              <Link to="/customers/$code" params={{ code: customerCode }} search={{ tab: 'limits' }}>
                {customerCode}
              </Link>
            ),
        },
        {
          key: 'amount',
          title: t('fields.amount'),
          kind: 'money',
          value: ({ amount }) => (amount === 'unlimited' ? amount : amount.amount),
          render: ({ amount }) => <MoneyText value={amount} />,
        },
        { key: 'validFrom', title: t('fields.validFrom'), kind: 'day', value: ({ validFrom }) => validFrom },
        { key: 'validTo', title: t('fields.validTo'), kind: 'day', value: ({ validTo }) => validTo },
        { key: 'reason', title: t('fields.reason'), value: ({ reason }) => reason },
        { key: 'grantedBy', title: t('fields.grantedBy'), value: ({ grantedBy }) => grantedBy },
      ]}
      rows={query.data}
      rowKey={({ id }) => id}
      query={query}
      tools={<strong>{t('scoped.title')}</strong>}
    />
  );
}
