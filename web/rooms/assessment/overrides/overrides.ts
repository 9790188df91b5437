import { queryOptions } from '@tanstack/react-query';
import { assessmentContract } from '#assessment/contract';
import { type AnswerOf, type BodyOf, call } from '../../../client/call.ts';
import { pagesOf } from '../../../client/pages.ts';
import { useWrite } from '../../../client/use-write.ts';

export type Override = AnswerOf<typeof assessmentContract.listOverrides>['items'][number];
export type OverrideWanted = BodyOf<typeof assessmentContract.overrideGrade>;

export const overrideRulesQuery = queryOptions({
  queryKey: ['override-rules'],
  queryFn: ({ signal }) => call(assessmentContract.getOverrideRules, { signal }),
  select: ({ rules }) => rules,
});

export function overridePages(show: 'running' | 'ended' | undefined) {
  return pagesOf(['assessments', 'overrides', show ?? 'all'], ({ cursor, signal }) =>
    call(assessmentContract.listOverrides, { query: { cursor, show, limit: 100 }, signal }),
  );
}

export function useOverrideGrade(code: string) {
  return useWrite((body: OverrideWanted, idempotencyKey) =>
    call(assessmentContract.overrideGrade, { params: { code }, body, idempotencyKey }),
  );
}

export function useWithdrawOverride(code: string) {
  return useWrite((reason: string, idempotencyKey) =>
    call(assessmentContract.withdrawOverride, { params: { code }, body: { reason }, idempotencyKey }),
  );
}
