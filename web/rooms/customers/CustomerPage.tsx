import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { ApiProblem } from '../../client/problem.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useLivePosition } from '../exposure/live.ts';
import { positionQuery } from '../exposure/position.ts';
import { ageingQuery } from '../receivables/receivables.ts';
import { CustomerActions } from './CustomerActions.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { CustomerHead } from './CustomerHead.tsx';
import { CustomerTabs } from './CustomerTabs.tsx';
import { CustomerTags } from './CustomerTags.tsx';
import { type Customer, customerQuery } from './customer.ts';
import './customers.css';

/** Everything about one customer: how it stands on top, its facts on the left, its documents and history in tabs. */
export function CustomerPage() {
  const { code } = useParams({ from: '/inside/customers/$code' });
  const query = useQuery(customerQuery(code));
  if (query.data !== undefined) return <Shown customer={query.data} />;
  if (query.error === null) return <Loading lines={10} />;
  const isUnknown = query.error instanceof ApiProblem && query.error.status === 404;
  return isUnknown ? (
    <NoCustomer code={code} />
  ) : (
    <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  );
}

function NoCustomer({ code }: { readonly code: string }) {
  const { t } = useTranslation('customers');
  return (
    <EmptyState
      title={t('page.unknownTitle', { code })}
      action={<ButtonLink to="/customers">{t('page.toList')}</ButtonLink>}
    >
      {t('problems.customer_not_found')}
    </EmptyState>
  );
}

function Shown({ customer }: { readonly customer: Customer }) {
  const may = useMay();
  const { code } = customer;
  const position = useQuery({ ...positionQuery(code), enabled: may('limits:read') });
  useLivePosition(code, { enabled: may('limits:read') });
  const ageing = useQuery({ ...ageingQuery(code), enabled: may('receivables:read') });
  return (
    <>
      <PageHeader
        title={customer.name}
        beside={
          <>
            <span className="figure">{customer.code}</span>
            <CustomerTags {...customer} limitStatus={position.data?.limitStatus} headroom={position.data?.headroom} />
          </>
        }
        action={<CustomerActions customer={customer} />}
      />
      <CustomerHead customer={customer} position={position} ageing={ageing} />
      <div className="customer-body">
        <CustomerFacts customer={customer} />
        <CustomerTabs customer={customer} />
      </div>
    </>
  );
}
