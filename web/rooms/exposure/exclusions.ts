import { queryOptions } from '@tanstack/react-query';
import { customersContract } from '#customers/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type Exclusion = AnswerOf<typeof customersContract.listExclusions>['items'][number];
type Rule = Exclusion['rule'];

export function exclusionsQuery(code: string) {
  return queryOptions({
    queryKey: ['customers', code, 'rule-exclusions'],
    queryFn: ({ signal }) => call(customersContract.listExclusions, { params: { code }, signal }),
  });
}

export function useExcludeRule(code: string) {
  return useWrite(
    ({ rule, ...body }: { readonly rule: Rule; readonly until: string; readonly reason: string }, idempotencyKey) =>
      call(customersContract.excludeRule, { params: { code, rule }, body, idempotencyKey }),
  );
}

export function useEndExclusion(code: string) {
  return useWrite((rule: Rule, idempotencyKey) =>
    call(customersContract.endExclusion, { params: { code, rule }, idempotencyKey }),
  );
}
