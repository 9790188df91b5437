import { greater, lesser } from '#kernel';
import { marksOf } from '#receivables';
import {
  addReservation,
  type Books,
  book,
  documentKey,
  putReservation,
  type Reservation,
  type ReservationId,
  type ReservedDocument,
} from './books.ts';

/**
 * Reserves for a document, in place of what it had reserved before. `amountMinor` is all that the document asks for;
 * what deliveries and invoices have already taken over of it is not reserved a second time.
 */
export function reserve(
  books: Books,
  asked: Pick<
    Reservation,
    | 'reservationId'
    | 'document'
    | 'buyerCode'
    | 'amountMinor'
    | 'origin'
    | 'cover'
    | 'marks'
    | 'deliverOn'
    | 'uncounted'
  >,
  at: Date,
): Reservation {
  const before = books.reservations.get(documentKey(asked.document));
  const { takenMinor = 0n, invoicedAheadMinor = 0n, drawnMinor = 0n, orderNumber = null } = before ?? {};
  const openMinor = greater(promisedMinor(before), asked.amountMinor - takenMinor);
  if (before !== undefined)
    books.written.replaced.push({ ...before, openMinor: 0n, status: 'replaced', endsReason: null });
  const cover = asked.cover ?? before?.cover;
  const marks = marksOf(asked.marks, before?.marks);
  const reservation: Reservation = {
    ...asked,
    ...(cover !== undefined && { cover }),
    ...(marks !== undefined && { marks }),
    takenMinor,
    invoicedAheadMinor,
    drawnMinor,
    orderNumber,
    openMinor,
    status: openMinor > 0n ? 'open' : 'used',
    createdAt: at,
    endsReason: null,
  };
  addReservation(books, reservation);
  book(books, at, 'order_reserved', asked.document, { openOrdersMinor: openMinor - (before?.openMinor ?? 0n) });
  return reservation;
}

/** What of an order approved deliveries count on: they may go whatever becomes of the order, so it stays reserved. */
export function promisedMinor(order: Reservation | undefined): bigint {
  return order?.document.type === 'sales_order' ? lesser(order.openMinor, order.drawnMinor) : 0n;
}

/** Lets a delivery that has its reservation count on this much of its order, in place of what it counted on before. */
export function drawOnOrder(
  books: Books,
  delivery: ReservedDocument,
  { orderNumber, wantedMinor }: { readonly orderNumber: string; readonly wantedMinor: bigint },
  at: Date,
): void {
  undraw(books, delivery);
  const own = books.reservations.get(documentKey(delivery));
  const document = { type: 'sales_order', number: orderNumber } as const;
  const order = books.reservations.get(documentKey(document));
  if (own === undefined || order === undefined) return;
  if (wantedMinor > 0n) {
    putReservation(books, { ...own, drawnMinor: wantedMinor, orderNumber });
    putReservation(books, { ...order, drawnMinor: order.drawnMinor + wantedMinor });
  }
  book(books, at, 'reservation_released', document, { openOrdersMinor: -giveBackUndrawn(books, orderNumber) });
}

/**
 * Gives back what an order kept only for deliveries that count on it no longer: it was amended to less, or cancelled,
 * while they were under way. Gives how much that was, for the caller to book.
 */
export function giveBackUndrawn(books: Books, orderNumber: string | null): bigint {
  const order =
    orderNumber === null
      ? undefined
      : books.reservations.get(documentKey({ type: 'sales_order', number: orderNumber }));
  if (order === undefined) return 0n;
  const wantedMinor = order.endsReason === null ? order.amountMinor - order.takenMinor : 0n;
  const openMinor = greater(promisedMinor(order), wantedMinor);
  if (openMinor >= order.openMinor) return 0n;
  const ended = order.endsReason === null ? 'used' : 'released';
  putReservation(books, { ...order, openMinor, status: openMinor > 0n ? 'open' : ended });
  return order.openMinor - openMinor;
}

/** What a checked delivery finds in its order: all that it was checked for but what it reserved itself. */
export function shareOfOrder(books: Books, delivery: ReservedDocument, orderNumber: string | null): bigint {
  const own = books.reservations.get(documentKey(delivery));
  if (own === undefined || own.orderNumber !== orderNumber) return 0n;
  return greater(0n, own.drawnMinor - own.openMinor);
}

/** The delivery counts on its order no longer: it was told, cancelled, or checked anew. Gives the order. */
export function undraw(books: Books, delivery: ReservedDocument): string | null {
  const own = books.reservations.get(documentKey(delivery));
  if (own === undefined || own.drawnMinor === 0n || own.orderNumber === null) return null;
  const order = books.reservations.get(documentKey({ type: 'sales_order', number: own.orderNumber }));
  putReservation(books, { ...own, drawnMinor: 0n, orderNumber: null });
  if (order !== undefined)
    putReservation(books, { ...order, drawnMinor: greater(0n, order.drawnMinor - own.drawnMinor) });
  return own.orderNumber;
}

/** Gives back what a reservation still holds; of an order, all but what approved deliveries count on. */
export function releaseReservation(
  books: Books,
  given: Reservation,
  reason: string,
  at: Date,
  cause: 'reservation_released' | 'reservation_expired' = 'reservation_released',
): Reservation {
  const orderNumber = given.document.type === 'delivery' ? undraw(books, given.document) : null;
  const reservation = books.reservations.get(documentKey(given.document)) ?? given;
  const openMinor = promisedMinor(reservation);
  const status = openMinor > 0n ? 'open' : 'released';
  const released: Reservation = { ...reservation, openMinor, status, endsReason: reason };
  putReservation(books, released);
  const backMinor = reservation.openMinor - openMinor + giveBackUndrawn(books, orderNumber);
  book(books, at, cause, reservation.document, { openOrdersMinor: -backMinor });
  return released;
}

/**
 * Takes over up to `wantedMinor` of what a document has reserved and returns what was there to take. All of
 * `wantedMinor` counts as taken, so that a later amendment of the order does not ask for it again. What is promised stays.
 */
export function takeFromReservation(
  books: Books,
  document: ReservedDocument,
  wantedMinor: bigint,
  keptMinor = 0n,
): bigint {
  const before = books.reservations.get(documentKey(document));
  if (before === undefined || wantedMinor === 0n) return 0n;
  const givenMinor = lesser(greater(0n, before.openMinor - keptMinor), wantedMinor);
  const openMinor = before.openMinor - givenMinor;
  const status = before.status === 'open' && openMinor === 0n ? 'used' : before.status;
  putReservation(books, { ...before, takenMinor: before.takenMinor + wantedMinor, openMinor, status });
  return givenMinor;
}

/** Closes what a document still has reserved, as part of another posting, and returns how much that was. */
export function closeReservation(books: Books, document: ReservedDocument, reason: string): bigint {
  const before = books.reservations.get(documentKey(document));
  if (before === undefined || before.openMinor === 0n) return 0n;
  putReservation(books, { ...before, openMinor: 0n, status: 'used', endsReason: reason });
  return before.openMinor;
}

/**
 * Remembers a document that a delivery or an invoice names and nobody has reserved for: when it is checked later, what
 * it asks for is partly in the exposure already. It bears the id of the document that named it first.
 */
export function noteUnreserved(
  books: Books,
  document: ReservedDocument,
  { firstNamedBy, buyerCode }: { readonly firstNamedBy: string; readonly buyerCode?: string | undefined },
  at: Date,
): void {
  const before = books.reservations.get(documentKey(document));
  if (before !== undefined && before.status !== 'replaced') return;
  addReservation(books, {
    reservationId: firstNamedBy as ReservationId,
    document,
    ...(buyerCode !== undefined && { buyerCode }),
    amountMinor: 0n,
    takenMinor: 0n,
    invoicedAheadMinor: 0n,
    openMinor: 0n,
    drawnMinor: 0n,
    orderNumber: null,
    status: 'used',
    origin: 'unreserved',
    createdAt: at,
    endsReason: null,
  });
}

/** Notes what was invoiced before its delivery was told, so that the delivery does not count the goods again. */
export function invoiceAhead(books: Books, document: ReservedDocument, amountMinor: bigint): void {
  const before = books.reservations.get(documentKey(document));
  if (before === undefined || amountMinor === 0n) return;
  putReservation(books, { ...before, invoicedAheadMinor: before.invoicedAheadMinor + amountMinor });
}

/** What of a delivery was invoiced before it was told: up to `wantedMinor`, each fen once. */
export function meetInvoicedAhead(books: Books, document: ReservedDocument, wantedMinor: bigint): bigint {
  const before = books.reservations.get(documentKey(document));
  if (before === undefined || before.invoicedAheadMinor === 0n) return 0n;
  const metMinor = lesser(before.invoicedAheadMinor, wantedMinor);
  putReservation(books, { ...before, invoicedAheadMinor: before.invoicedAheadMinor - metMinor });
  return metMinor;
}
