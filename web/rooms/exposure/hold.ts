import { exposureContract } from '#exposure/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Hold = AnswerOf<typeof exposureContract.listHolds>['items'][number];
export type HoldStatus = Hold['status'];

export const holdStatuses = [
  'open',
  'released',
  'declined',
  'withdrawn',
  'superseded',
] as const satisfies readonly HoldStatus[];

type Whose = { readonly customerCode?: string; readonly mine?: boolean; readonly sellerCode?: string };

/** Of everybody, of one customer, or the reader’s own; `undefined` is every status. */
export function holdPages(status: HoldStatus | undefined, { customerCode, mine = false, sellerCode }: Whose = {}) {
  return pagesOf(['holds', status, customerCode, mine, sellerCode], ({ cursor, signal }) =>
    call(exposureContract.listHolds, {
      query: {
        status,
        customerCode,
        cursor,
        limit: 200,
        ...(sellerCode !== undefined && { sellerCode }),
        ...(mine && { mine: 'true' }),
        ...(status === 'open' && { with: 'now' }),
      },
      signal,
    }),
  );
}
