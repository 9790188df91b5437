import { exposureContract } from '#exposure/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Hold = AnswerOf<typeof exposureContract.listHolds>['items'][number];
export type HoldStatus = Hold['status'];

export const holdStatuses = ['open', 'released', 'superseded'] as const satisfies readonly HoldStatus[];

/** Of everybody, or of one customer; `undefined` is every status. */
export function holdPages(status: HoldStatus | undefined, customerCode?: string) {
  return pagesOf(['holds', status, customerCode], ({ cursor, signal }) =>
    call(exposureContract.listHolds, { query: { status, customerCode, cursor, limit: 200 }, signal }),
  );
}
