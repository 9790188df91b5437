import { queryOptions } from '@tanstack/react-query';
import { exposureContract } from '#exposure/contract';
import { type AnswerOf, call, type Given } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

export type Item = AnswerOf<typeof exposureContract.listItems>['items'][number];
export type NewItem = Given<typeof exposureContract.recordItem>['body'];

export const itemKinds = [
  'instalment_plans',
  'guarantees_given',
  'deposits',
  'prepayments',
  'insured',
  'collateral',
] as const satisfies readonly Item['kind'][];

/** Whether somebody hears of what it fails: what the policy only notes is kept and not told. */
export function isTold({ failed = [] }: Item): boolean {
  return failed.some(({ strength }) => strength === 'warn');
}

/** The newest; those that ended long ago stay on record and are in the API. */
export function itemsQuery(code: string) {
  return queryOptions({
    queryKey: ['customers', code, 'exposure-items'],
    queryFn: ({ signal }) => call(exposureContract.listItems, { params: { code }, query: { limit: 100 }, signal }),
  });
}

export function useRecordItem(code: string) {
  return useWrite((body: NewItem, idempotencyKey) =>
    call(exposureContract.recordItem, { params: { code }, body, idempotencyKey }),
  );
}

export function useEndItem() {
  return useWrite(({ id, reason }: { readonly id: string; readonly reason: string }, idempotencyKey) =>
    call(exposureContract.endItem, { params: { id }, body: { reason }, idempotencyKey }),
  );
}
