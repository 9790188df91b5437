import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMay } from '../../app/session.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { positionQuery } from '../exposure/position.ts';
import { ageingQuery } from '../receivables/receivables.ts';
import { CustomerActions } from './CustomerActions.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { CustomerHead } from './CustomerHead.tsx';
import { CustomerTabs } from './CustomerTabs.tsx';
import { CustomerTags } from './CustomerTags.tsx';
import { customerQuery } from './customer.ts';
import './customers.css';

/** Everything about one customer: how it stands on top, its facts on the left, its documents and history in tabs. */
export function CustomerPage() {
  const { code } = useParams({ from: '/inside/customers/$code' });
  const may = useMay();
  const { data: customer } = useSuspenseQuery(customerQuery(code));
  const position = useQuery({ ...positionQuery(code), enabled: may('limits:read') });
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
