import { queryOptions } from '@tanstack/react-query';
import { exposureContract } from '#exposure/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import type { CreditCheck } from './check.ts';
import type { CheckRequest } from './check-credit.ts';
import { saidMarks } from './said-marks.ts';

export type Outlook = AnswerOf<typeof exposureContract.waysOutOfHold>;
export type Way = Outlook['ways'][number];
export type WayStep = Way['step'];

export function holdWaysQuery(id: string) {
  return queryOptions({
    queryKey: ['holds', 'ways', id],
    queryFn: ({ signal }) => call(exposureContract.waysOutOfHold, { params: { id }, signal }),
  });
}

/** Of a document that is not held yet: asked once for each answer of the check. */
export function checkWaysQuery(
  { id, customerCode, payerCode, document, amount, ...check }: CreditCheck,
  prepaid: CheckRequest['prepaid'],
) {
  return queryOptions({
    queryKey: ['checks', 'ways', id],
    queryFn: ({ signal }) =>
      call(exposureContract.waysOutOfCheck, {
        body: { customerCode, payerCode, document, amount, prepaid, ...saidMarks(check) },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
