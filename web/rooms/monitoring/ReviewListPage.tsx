import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { reviewPages, type ReviewShow, reviewShows, type ReviewSummary } from './review.ts';
import { useReviewColumns } from './review-columns.tsx';
import { countsQuery } from './warning.ts';
import './monitoring.css';

/** Whose credit is to be looked at again: what is overdue first. */
export function ReviewListPage() {
  const { t } = useTranslation('monitoring');
  const navigate = useNavigate();
  const [{ show: wanted }, change] = useAddress();
  const show = reviewShows.find((one) => one === wanted) ?? 'overdue';
  const query = useInfiniteQuery(reviewPages(show));
  const counts = useQuery(countsQuery).data?.reviews;
  const columns = useReviewColumns(show);
  const label = (value: ReviewShow) => {
    const count = value === 'overdue' || value === 'soon' || value === 'started' ? counts?.[value] : undefined;
    return count === undefined ? t(`reviews.shows.${value}`) : `${t(`reviews.shows.${value}`)} ${count}`;
  };
  return (
    <>
      <PageHeader title={t('reviews.title')} note={t('reviews.note')} />
      <DataTable<ReviewSummary>
        name={`reviews-${show}`}
        label={t('reviews.title')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        query={query}
        onOpen={({ id }) => void navigate({ to: '/monitoring/reviews/$id', params: { id } })}
        tools={
          <Segmented<ReviewShow>
            className="review-shows"
            aria-label={t('reviews.show')}
            value={show}
            options={reviewShows.map((value) => ({ value, label: label(value) }))}
            onChange={(value) => change({ show: value === 'overdue' ? undefined : value })}
          />
        }
        empty={<EmptyState title={t('reviews.empty')}>{t('reviews.emptyNote')}</EmptyState>}
      />
    </>
  );
}
