import { limitsContract } from '#limits/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Limit = AnswerOf<typeof limitsContract.listLimits>['items'][number];

export function limitPages(customerCode: string) {
  return pagesOf(['limits', customerCode], ({ cursor, signal }) =>
    call(limitsContract.listLimits, { query: { customerCode, cursor }, signal }),
  );
}
