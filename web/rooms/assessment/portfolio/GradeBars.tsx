import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatCount, formatPercent } from '../../../format.ts';
import { BarList } from '../../../ui/BarList.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { gradeCountsQuery } from './portfolio.ts';

/** How many active customers stand at each grade today. */
export function GradeBars() {
  const { t } = useTranslation('portfolio');
  const query = useQuery(gradeCountsQuery);
  const { items = [], notAssessed = 0 } = query.data ?? {};
  const rows = [...items, ...(notAssessed === 0 ? [] : [{ grade: null, customers: notAssessed }])];
  const all = rows.reduce((sum, { customers }) => sum + customers, 0);
  return (
    <section className="panel" aria-labelledby="grades">
      <h2 id="grades" className="panel-title">
        {t('grades')}
      </h2>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={8} />
      ) : (
        <BarList
          label={t('grades')}
          heads={[t('grade'), t('customers'), t('share')]}
          rows={rows.map(({ grade, customers }) => ({
            key: grade ?? 'none',
            name: grade ?? t('notAssessed'),
            value: String(customers),
            shown: formatCount(customers),
            note: formatPercent(all === 0 ? null : customers / all),
            ...(grade === null && { colour: 'var(--text-soft)' }),
          }))}
        />
      )}
    </section>
  );
}
