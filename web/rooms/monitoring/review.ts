import { queryOptions } from '@tanstack/react-query';
import { monitoringContract } from '#monitoring/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type ReviewSummary = AnswerOf<typeof monitoringContract.listReviews>['items'][number];
export type Review = AnswerOf<typeof monitoringContract.getReview>;
export type ReviewChange = Review['changes'][number];

export const reviewShows = ['overdue', 'soon', 'started', 'ahead', 'completed'] as const;
export type ReviewShow = (typeof reviewShows)[number];

export function reviewPages(show: ReviewShow, customerCode?: string) {
  return pagesOf(['reviews', show, customerCode], ({ cursor, signal }) =>
    call(monitoringContract.listReviews, { query: { show, customerCode, cursor, limit: 100 }, signal }),
  );
}

export function reviewQuery(id: string) {
  return queryOptions({
    queryKey: ['reviews', id],
    queryFn: ({ signal }) => call(monitoringContract.getReview, { params: { id }, signal }),
  });
}

/** What is overdue wants acting on; what a person works on is under way. */
export function toneOf({ state, daysLeft }: Pick<ReviewSummary, 'state' | 'daysLeft'>): Tone {
  if (state === 'completed') return 'fine';
  if (state === 'started') return 'open';
  return daysLeft < 0 ? 'act' : daysLeft <= 30 ? 'soon' : 'quiet';
}
