import { queryOptions } from '@tanstack/react-query';
import { policyContract } from '#policy/contract';
import { type AnswerOf, type BodyOf, call } from '../../../client/call.ts';
import { useWrite } from '../../../client/use-write.ts';

export type Weightings = AnswerOf<typeof policyContract.listWeightings>;
export type Topic = Weightings['topics'][number];
export type Weighed = AnswerOf<typeof policyContract.tryComparisons>;
export type TopicName = BodyOf<typeof policyContract.tryComparisons>['topic'];

export const weightingsQuery = queryOptions({
  queryKey: ['policies', 'weightings'],
  queryFn: ({ signal }) => call(policyContract.listWeightings, { signal }),
});

export function weighedQuery(topic: TopicName, pairs: readonly number[]) {
  return queryOptions({
    queryKey: ['weighting', topic, pairs],
    queryFn: ({ signal }) => call(policyContract.tryComparisons, { body: { topic, pairs: [...pairs] }, signal }),
  });
}

export function useCompareCriteria(topic: TopicName) {
  return useWrite((pairs: readonly number[] | null, idempotencyKey) =>
    call(policyContract.compareCriteria, {
      params: { topic },
      body: { pairs: pairs === null ? null : [...pairs] },
      idempotencyKey,
    }),
  );
}
