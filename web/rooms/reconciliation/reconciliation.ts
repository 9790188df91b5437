import { queryOptions } from '@tanstack/react-query';
import { reconciliationContract } from '#reconciliation/contract';
import { type AnswerOf, call } from '../../client/call.ts';

type Doors = typeof reconciliationContract;
export type BalanceList = AnswerOf<Doors['listBalanceLists']>['items'][number];
export type Reconciled = AnswerOf<Doors['readDifferences']>;
export type Difference = Reconciled['items'][number];
export type Settled = Reconciled['settled'][number];
export type Step = Difference['steps'][number];

export const listsQuery = queryOptions({
  queryKey: ['reconciliation', 'lists'],
  queryFn: ({ signal }) => call(reconciliationContract.listBalanceLists, { signal }),
});

export function differencesQuery(asOf: string) {
  return queryOptions({
    queryKey: ['reconciliation', 'differences', asOf],
    queryFn: ({ signal }) => call(reconciliationContract.readDifferences, { params: { asOf }, signal }),
  });
}
