import { exposureContract } from '#exposure/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { pagesOf } from '../../client/pages.ts';

export type Reservation = AnswerOf<typeof exposureContract.listReservations>['items'][number];

export function openReservationPages(customerCode: string) {
  return pagesOf(['reservations', customerCode], ({ cursor, signal }) =>
    call(exposureContract.listReservations, { query: { customerCode, status: 'open', cursor }, signal }),
  );
}
