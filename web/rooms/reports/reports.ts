import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { reportsContract } from '#reports/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Portfolio = AnswerOf<typeof reportsContract.exposure>;
export type PortfolioAgeing = AnswerOf<typeof reportsContract.ageing>;
export type FileWithGaps = AnswerOf<typeof reportsContract.fileGaps>['files'][number];
export type RecordedDecision = AnswerOf<typeof reportsContract.searchDecisions>['items'][number];

/** The portfolio moves slowly beside a reader's glance: asked once a minute at most. */
const staleTime = 60_000;

export function portfolioQuery(by: 'group' | 'customer') {
  return queryOptions({
    queryKey: ['reports', 'exposure', by],
    queryFn: ({ signal }) => call(reportsContract.exposure, { query: { by }, signal }),
    placeholderData: keepPreviousData,
    staleTime,
  });
}

export const industriesQuery = queryOptions({
  queryKey: ['reports', 'industries'],
  queryFn: ({ signal }) => call(reportsContract.industries, { signal }),
  staleTime,
});

export const portfolioAgeingQuery = queryOptions({
  queryKey: ['reports', 'ageing'],
  queryFn: ({ signal }) => call(reportsContract.ageing, { signal }),
  staleTime,
});

export const trendQuery = queryOptions({
  queryKey: ['reports', 'trend'],
  queryFn: ({ signal }) => call(reportsContract.overdueTrend, { signal }),
  staleTime,
});

export const gradesQuery = queryOptions({
  queryKey: ['reports', 'grades'],
  queryFn: ({ signal }) => call(reportsContract.grades, { signal }),
  staleTime,
});

export const gradeChangesQuery = queryOptions({
  queryKey: ['reports', 'grade-changes'],
  queryFn: ({ signal }) => call(reportsContract.gradeChanges, { query: { limit: 8 }, signal }),
  staleTime,
});

export function fileGapsQuery(limit: number) {
  return queryOptions({
    queryKey: ['reports', 'file-gaps', limit],
    queryFn: ({ signal }) => call(reportsContract.fileGaps, { query: { limit }, signal }),
  });
}

export const disputesQuery = queryOptions({
  queryKey: ['reports', 'disputes'],
  queryFn: ({ signal }) => call(reportsContract.openDisputes, { query: { limit: 6 }, signal }),
});

export const unappliedQuery = queryOptions({
  queryKey: ['reports', 'unapplied'],
  queryFn: ({ signal }) => call(reportsContract.unappliedCash, { query: { limit: 6 }, signal }),
});

export type CustomerChange = AnswerOf<typeof reportsContract.changes>['changes'][number];

export function changesQuery(code: string) {
  return queryOptions({
    queryKey: ['customers', code, 'changes'],
    queryFn: ({ signal }) => call(reportsContract.changes, { params: { code }, signal }),
  });
}

export const trailQuery = queryOptions({
  queryKey: ['audit', 'trail'],
  queryFn: ({ signal }) => call(reportsContract.describeTrail, { signal }),
});

export const verifyTrail = () => call(reportsContract.verifyTrail, {});

export function decisionPages(search: string) {
  return pagesOf(['audit', 'entries', search], ({ cursor, signal }) =>
    call(reportsContract.searchDecisions, { query: { search, cursor, limit: 10 }, signal }),
  );
}
