import { queryOptions } from '@tanstack/react-query';
import { assessmentContract } from '#assessment/contract';
import { type AnswerOf, call } from '../../../client/call.ts';
import { pagesOf } from '../../../client/pages.ts';
import { useWrite } from '../../../client/use-write.ts';
import type { Tone } from '../../../ui/StatusTag.tsx';

export type PortfolioRun = AnswerOf<typeof assessmentContract.getPortfolioRun>;
export type RunChange = AnswerOf<typeof assessmentContract.listRunChanges>['items'][number];

export const stateTones: Readonly<Record<PortfolioRun['state'], Tone>> = {
  waiting: 'open',
  running: 'open',
  done: 'fine',
  cancelled: 'quiet',
  failed: 'act',
};

export function isUnderWay({ state }: PortfolioRun): boolean {
  return state === 'waiting' || state === 'running';
}

const soonMs = 1_000;
const nowAndThenMs = 30_000;

export const portfolioRunsQuery = queryOptions({
  queryKey: ['portfolio-runs'],
  queryFn: ({ signal }) => call(assessmentContract.listPortfolioRuns, { query: { limit: 20 }, signal }),
  select: ({ items }): readonly PortfolioRun[] => items,
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? soonMs : nowAndThenMs),
});

export const gradeCountsQuery = queryOptions({
  queryKey: ['grades'],
  queryFn: ({ signal }) => call(assessmentContract.countGrades, { signal }),
});

export function runChangePages(id: string) {
  return pagesOf(['portfolio-runs', id, 'changes'], ({ cursor, signal }) =>
    call(assessmentContract.listRunChanges, { params: { id }, query: { cursor, limit: 200 }, signal }),
  );
}

export function useStartRun() {
  return useWrite((_: object, idempotencyKey) => call(assessmentContract.startPortfolioRun, { idempotencyKey }));
}

export function useCancelRun() {
  return useWrite((id: string, idempotencyKey) =>
    call(assessmentContract.cancelPortfolioRun, { params: { id }, idempotencyKey }),
  );
}
