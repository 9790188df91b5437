import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { noValue } from '../../format.ts';
import { limitPages } from '../limits/limit.ts';
import type { Customer } from './customer.ts';
import { EditCustomerDrawer } from './EditCustomerDrawer.tsx';

/** The profile, always beside the work. */
export function CustomerFacts({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('fields.code'), <span key="code">{customer.code}</span>],
    [t('fields.unifiedSocialCreditCode'), customer.unifiedSocialCreditCode],
    [t('fields.industry'), customer.industry],
    [t('fields.customerType'), customer.customerType],
    [t('fields.segment'), customer.segment],
    [
      t('fields.parentCode'),
      customer.parentCode === null ? null : <ParentLink key="parent" code={customer.parentCode} />,
    ],
    [t('fields.ownerName'), customer.owner?.name ?? t('values.nobody')],
    [t('fields.country'), customer.country],
    [t('fields.currency'), customer.currency],
    [t('fields.status'), t(`values.${customer.status}`)],
    ...(may('limits:read')
      ? [[t('fields.limitValid'), <LimitValidity key="limit" code={customer.code} />] as const]
      : []),
  ];
  return (
    <aside className="panel customer-facts" aria-label={t('page.facts')}>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? noValue}</dd>
          </div>
        ))}
      </dl>
      {may('customers:write') && (
        <Button className="customer-facts-edit" onClick={() => setEditing(true)}>
          {t('page.edit')}
        </Button>
      )}
      <EditCustomerDrawer customer={customer} isOpen={isEditing} onClose={() => setEditing(false)} />
    </aside>
  );
}

/** The days of the limit in force. */
function LimitValidity({ code }: { readonly code: string }) {
  const { data } = useInfiniteQuery(limitPages(code));
  const active = data?.find(({ status }) => status === 'active');
  if (active === undefined) return noValue;
  return (
    <span className="figure">
      {active.validFrom} – {active.validTo}
    </span>
  );
}

function ParentLink({ code }: { readonly code: string }) {
  return (
    <Link to="/customers/$code" params={{ code }}>
      {code}
    </Link>
  );
}
