import { queryOptions } from '@tanstack/react-query';
import { policyContract } from '#policy/contract';
import { type AnswerOf, call } from '../../client/call.ts';

export type Policy = AnswerOf<typeof policyContract.getPolicy>;
export type PolicySection = Policy['sections'][number];
export type PolicyTable = PolicySection['tables'][number];

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: ({ signal }) => call(policyContract.listPolicies, { signal }),
  select: ({ items }) => items,
});

/** What reads otherwise than in another version. */
export function changesQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['policies', 'changes', from, to],
    queryFn: ({ signal }) => call(policyContract.listChanges, { query: { from, to }, signal }),
    select: ({ items }) => items,
  });
}

/** Without a version: the one in force today. */
export function policyQuery(version: string | undefined) {
  return queryOptions({
    queryKey: ['policies', version ?? 'current'],
    queryFn: ({ signal }) =>
      version === undefined
        ? call(policyContract.currentPolicy, { signal })
        : call(policyContract.getPolicy, { params: { version }, signal }),
  });
}
