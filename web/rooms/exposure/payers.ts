import { queryOptions } from '@tanstack/react-query';
import { exposureContract } from '#exposure/contract';
import { type AnswerOf, call } from '../../client/call.ts';

export type Payers = AnswerOf<typeof exposureContract.listPayers>;
export type PaidDocument = Payers['documents'][number];

/** Who of the group may pay in place of a customer, and what one pays for another. */
export function payersQuery(code: string) {
  return queryOptions({
    queryKey: ['position', code, 'payers'],
    queryFn: ({ signal }) => call(exposureContract.listPayers, { params: { code }, signal }),
  });
}
