import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { Deadline } from './Deadline.tsx';
import { reviewPages, type ReviewSummary, toneOf } from './review.ts';

/** The review that lies ahead, and what the past ones came to. */
export function CustomerReviews({ code }: { readonly code: string }) {
  const { t } = useTranslation('monitoring');
  const ahead = useInfiniteQuery(reviewPages('ahead', code));
  const past = useInfiniteQuery(reviewPages('completed', code));
  if (ahead.data === undefined) return null;
  return (
    <section className="panel" aria-labelledby="customer-reviews">
      <h2 id="customer-reviews" className="panel-title">
        {t('tab.reviews')}
      </h2>
      {ahead.data.length === 0 && <p className="warning-basis soft">{t('tab.noReview')}</p>}
      <ul className="customer-reviews">
        {ahead.data.map((review) => (
          <li key={review.id}>
            <State review={review} />
            <Deadline day={review.dueOn} daysLeft={review.daysLeft} />
            <span className="soft">{t(`reviews.causes.${review.because}`)}</span>
            <Link to="/monitoring/reviews/$id" params={{ id: review.id }}>
              {t('page.toReview')}
            </Link>
          </li>
        ))}
        {past.data?.map((review) => (
          <li key={review.id}>
            <State review={review} />
            <time className="figure">{review.completedOn}</time>
            <span className="soft">{review.conclusion}</span>
            <Link to="/monitoring/reviews/$id" params={{ id: review.id }}>
              {t('page.toReview')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ review }: { readonly review: ReviewSummary }) {
  const { t } = useTranslation('monitoring');
  return <StatusTag tone={toneOf(review)}>{t(`reviews.states.${review.state}`)}</StatusTag>;
}
