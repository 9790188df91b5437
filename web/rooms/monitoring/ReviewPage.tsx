import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../client/problem.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { ChangesPanel } from './ChangesPanel.tsx';
import { type Review, reviewQuery, toneOf } from './review.ts';
import { ReviewActions } from './ReviewActions.tsx';
import { StandingPanel } from './StandingPanel.tsx';
import './monitoring.css';

/** A review: what changed since the last time, and the renewal that follows from it. */
export function ReviewPage() {
  const { t } = useTranslation('monitoring');
  const { id } = useParams({ from: '/inside/monitoring/reviews/$id' });
  const query = useQuery(reviewQuery(id));
  if (query.data !== undefined) return <Shown review={query.data} />;
  if (query.error === null) return <Loading lines={10} />;
  const isUnknown = query.error instanceof ApiProblem && (query.error.status === 404 || query.error.status === 400);
  if (!isUnknown) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <EmptyState
      title={t('review.unknownTitle')}
      action={<ButtonLink to="/monitoring/reviews">{t('review.toList')}</ButtonLink>}
    />
  );
}

function Shown({ review }: { readonly review: Review }) {
  const { t } = useTranslation('monitoring');
  const { customerCode, customerName, state } = review;
  return (
    <>
      <PageHeader
        title={t('review.title', { name: customerName })}
        beside={
          <>
            <Link to="/customers/$code" params={{ code: customerCode }} className="figure">
              {customerCode}
            </Link>
            <StatusTag tone={toneOf(review)}>{t(`reviews.states.${state}`)}</StatusTag>
          </>
        }
      />
      <div className="warning-body">
        <div className="stack">
          <ChangesPanel review={review} />
          <StandingPanel code={customerCode} />
        </div>
        <aside className="warning-handling" aria-label={t('review.facts')}>
          <ReviewActions review={review} />
        </aside>
      </div>
    </>
  );
}
