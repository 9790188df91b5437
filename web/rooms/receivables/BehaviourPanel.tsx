import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatPercent, noValue } from '../../format.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { type Behaviour, behaviourQuery } from './receivables.ts';

/** How late the customer pays: the two figures, and how they came about month by month. */
export function BehaviourPanel({ code }: { readonly code: string }) {
  const { t } = useTranslation('receivables');
  const query = useQuery(behaviourQuery(code));
  return (
    <section className="panel" aria-label={t('behaviour.title')}>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={7} />
      ) : (
        <Shown behaviour={query.data} />
      )}
    </section>
  );
}

const monthsShown = 18;

function Shown({ behaviour }: { readonly behaviour: Behaviour }) {
  const { t } = useTranslation('receivables');
  const months = useMemo(() => behaviour.months.slice(-monthsShown), [behaviour]);
  const categories = useMemo(() => months.map(({ month }) => month), [months]);
  const series = useMemo(
    () => [
      {
        name: t('behaviour.daysBeyondTerms'),
        values: months.map(({ daysBeyondTerms }) => daysBeyondTerms?.toFixed(1) ?? null),
      },
    ],
    [t, months],
  );
  const { settledInvoices, lateInvoices, lateShare, daysBeyondTerms } = behaviour;
  return (
    <div className="stack">
      <dl className="figures">
        <div>
          <dt>{t('behaviour.lateShare')}</dt>
          <dd className="figure">{formatPercent(lateShare)}</dd>
          <dd className="soft">
            {lateShare === null
              ? t('behaviour.nothingSettled')
              : t('behaviour.lateOf', { late: formatCount(lateInvoices), settled: formatCount(settledInvoices) })}
          </dd>
        </div>
        <div>
          <dt>{t('behaviour.daysBeyondTerms')}</dt>
          <dd className="figure">{daysBeyondTerms === null ? noValue : daysBeyondTerms.toFixed(1)}</dd>
          <dd className="soft">{t('behaviour.daysBeyondTermsNote')}</dd>
        </div>
      </dl>
      {months.length > 0 && (
        <Chart
          title={t('behaviour.byMonth')}
          unit={t('behaviour.days')}
          categories={categories}
          series={series}
          height={180}
        />
      )}
    </div>
  );
}
