import { queryOptions } from '@tanstack/react-query';
import { jobsContract } from '#platform/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type Job = AnswerOf<typeof jobsContract.listJobs>['items'][number];
export type JobRun = AnswerOf<typeof jobsContract.listRuns>['items'][number];
export type RunState = JobRun['state'];

export const runTones: Readonly<Record<RunState, Tone>> = {
  waiting: 'open',
  running: 'open',
  retrying: 'soon',
  done: 'fine',
  failed: 'act',
  cancelled: 'quiet',
};

/** Looked at again soon while something is under way, else now and then. */
const soonMs = 2_000;
const nowAndThenMs = 30_000;

export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => call(jobsContract.listJobs, { signal }),
  select: ({ items }): readonly Job[] => items,
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? soonMs : nowAndThenMs),
});

export function isUnderWay({ counts }: Pick<Job, 'counts'>): boolean {
  return (counts.waiting ?? 0) + (counts.running ?? 0) > 0;
}

export function runPages(job: string) {
  return pagesOf(['jobs', job, 'runs'], ({ cursor, signal }) =>
    call(jobsContract.listRuns, { query: { job, cursor, limit: 20 }, signal }),
  );
}
