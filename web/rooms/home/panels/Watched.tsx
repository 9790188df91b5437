import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Deadline } from '../../monitoring/Deadline.tsx';
import { reviewPages, type ReviewSummary } from '../../monitoring/review.ts';
import { SeverityCounts } from '../../monitoring/SeverityCounts.tsx';
import { countsQuery, severityTones, type WarningSummary, warningPages } from '../../monitoring/warning.ts';
import '../../monitoring/monitoring.css';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { FewTable } from '../FewTable.tsx';
import { Nothing, Panel } from '../Panel.tsx';

const rowsShown = 6;

/** Open warnings by severity, and the worst and most pressing of them. */
export function WarningsPanel() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const query = useInfiniteQuery(warningPages({ status: 'open' }));
  const counts = useQuery(countsQuery);
  return (
    <Panel title={t('warnings.title')} query={query} lines={8} more={<Link to="/monitoring/warnings">{t('all')}</Link>}>
      {(warnings) => (
        <>
          {counts.data !== undefined && warnings.length > 0 && (
            <SeverityCounts
              counts={counts.data.warnings}
              chosen={undefined}
              onChoose={(severity) => void navigate({ to: '/monitoring/warnings', search: { severity } })}
            />
          )}
          <Warnings warnings={warnings} />
        </>
      )}
    </Panel>
  );
}

/** Warnings that were given to the reader, or that they took over. */
export function MyWarningsPanel() {
  const { t } = useTranslation('home');
  const query = useInfiniteQuery(warningPages({ status: 'open', owner: 'me' }));
  return (
    <Panel
      title={t('warnings.mine')}
      count={query.data?.length}
      query={query}
      more={
        <Link to="/monitoring/warnings" search={{ owner: 'me' }}>
          {t('all')}
        </Link>
      }
    >
      {(warnings) => <Warnings warnings={warnings} />}
    </Panel>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly WarningSummary[] }) {
  const { t } = useTranslation('home');
  const { t: monitoring } = useTranslation('monitoring');
  if (warnings.length === 0) return <Nothing>{t('warnings.none')}</Nothing>;
  return (
    <FewTable
      label={t('warnings.title')}
      rows={warnings.slice(0, rowsShown)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'customer',
          title: t('fields.customer'),
          render: ({ id, customerName }) => (
            <Link to="/monitoring/warnings/$id" params={{ id }} className="home-customer">
              {customerName}
            </Link>
          ),
        },
        {
          key: 'severity',
          title: t('warnings.what'),
          render: ({ severity, indicator }) => (
            <StatusTag tone={severityTones[severity]}>{monitoring(`indicators.${indicator}`)}</StatusTag>
          ),
        },
        {
          key: 'deadline',
          title: t('warnings.deadline'),
          render: ({ deadline, daysLeft }) => <Deadline day={deadline} daysLeft={daysLeft ?? 0} />,
        },
      ]}
    />
  );
}

/** Reviews that have fallen due, then those that soon will. */
export function ReviewsPanel() {
  const { t } = useTranslation('home');
  const overdue = useInfiniteQuery(reviewPages('overdue'));
  const soon = useInfiniteQuery(reviewPages('soon'));
  const query = overdue.data === undefined || overdue.error !== null ? overdue : soon;
  return (
    <Panel
      title={t('reviews.title')}
      count={overdue.data?.length}
      query={query}
      lines={8}
      more={<Link to="/monitoring/reviews">{t('all')}</Link>}
    >
      {() => <Reviews reviews={[...(overdue.data ?? []), ...(soon.data ?? [])]} />}
    </Panel>
  );
}

function Reviews({ reviews }: { readonly reviews: readonly ReviewSummary[] }) {
  const { t } = useTranslation('home');
  if (reviews.length === 0) return <Nothing>{t('reviews.none')}</Nothing>;
  return (
    <FewTable
      label={t('reviews.title')}
      rows={reviews.slice(0, rowsShown)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'customer',
          title: t('fields.customer'),
          render: ({ id, customerName }) => (
            <Link to="/monitoring/reviews/$id" params={{ id }} className="home-customer">
              {customerName}
            </Link>
          ),
        },
        {
          key: 'due',
          title: t('reviews.due'),
          render: ({ dueOn, daysLeft }) => <Deadline day={dueOn} daysLeft={daysLeft} />,
        },
      ]}
    />
  );
}
