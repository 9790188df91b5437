export {
  type Books,
  type Cause,
  documentKey,
  type Entry,
  emptyPosition,
  exposureOf,
  openBooks,
  type Position,
  type Reservation,
  type ReservationId,
  settlementKey,
} from './books.ts';
export {
  type CheckDecision,
  type CheckFacts,
  type CheckRequest,
  checkCredit,
  type DocumentType,
  type Headroom,
  headroomOf,
} from './credit-check.ts';
export { type ItemKind, itemKinds } from './item-kinds.ts';
export { type Objection, type Outcome, outcomeOf } from './objection.ts';
export { releaseReservation, reserve } from './reserve.ts';
export { postSettlement } from './settle.ts';
export { readSnapshot } from './snapshot.ts';
export { postDelivery, postInvoice } from './take-over.ts';
export { bandBegins, type UtilisationBand, utilisationBands } from './utilisation.ts';
