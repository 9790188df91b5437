import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { type Customer, timelinePages } from './customer.ts';
import { useTimelineWords } from './timeline-words.ts';

/** What was done about the customer, by whom and why: the audit trail, in words. */
export function TimelineTab({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const query = useInfiniteQuery(timelinePages(customer.code));
  const phrase = useTimelineWords();
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  if (query.data.length === 0) return <EmptyState title={t('timeline.empty')} />;
  return (
    <section className="panel">
      <Timeline items={query.data.map((entry) => phrase({ ...entry, currency: customer.currency }))} />
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('timeline.more')}
        </Button>
      )}
    </section>
  );
}
