import { queryOptions } from '@tanstack/react-query';
import { getSecondFactorRule, resetSecondFactor, setSecondFactorRule } from '#team/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type SecondFactorRule = BodyOf<typeof setSecondFactorRule>;

export const secondFactorRuleQuery = queryOptions({
  queryKey: ['second-factor-rule'],
  queryFn: ({ signal }) => call(getSecondFactorRule, { signal }),
});

export function useSetSecondFactorRule() {
  return useWrite((body: SecondFactorRule, idempotencyKey) => call(setSecondFactorRule, { body, idempotencyKey }));
}

export function useResetSecondFactor() {
  return useWrite((id: string, idempotencyKey) => call(resetSecondFactor, { params: { id }, idempotencyKey }));
}
