import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/session.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { AgeingChart } from '../receivables/AgeingChart.tsx';
import { AgeingFigures } from '../receivables/AgeingFigures.tsx';
import { BehaviourPanel } from '../receivables/BehaviourPanel.tsx';
import { ageingQuery } from '../receivables/receivables.ts';
import { Attention } from './Attention.tsx';
import type { Customer } from './customer.ts';
import { WhatChanged } from './WhatChanged.tsx';

/** What needs somebody today, what is owed since when, and how the customer pays. */
export function OverviewTab({ customer }: { readonly customer: Customer }) {
  const may = useMay();
  return (
    <div className="stack">
      <Attention customer={customer} />
      <WhatChanged code={customer.code} />
      {may('receivables:read') && (
        <div className="overview-charts">
          <AgeingPanel code={customer.code} />
          <BehaviourPanel code={customer.code} />
        </div>
      )}
    </div>
  );
}

function AgeingPanel({ code }: { readonly code: string }) {
  const { t } = useTranslation('receivables');
  const query = useQuery(ageingQuery(code));
  const [, change] = useAddress();
  return (
    <section className="panel" aria-label={t('ageing.title')}>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={7} />
      ) : (
        <div className="stack">
          <AgeingFigures ageing={query.data} />
          <AgeingChart ageing={query.data} onOpen={(bucket) => change({ tab: 'receivables', bucket })} />
        </div>
      )}
    </section>
  );
}
