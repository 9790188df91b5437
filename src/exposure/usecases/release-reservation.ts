import { lockCustomers } from '#customers/usecases';
import { ok, refuse, type Result } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { documentKey, type Reservation } from '../books.ts';
import { inCurrency } from '../in-currency.ts';
import { presentReservation } from '../http/present.ts';
import { promisedMinor, releaseReservation as giveBack } from '../reserve.ts';
import { saveHolds } from '../store/holds.ts';
import { loadBooks } from '../store/load-books.ts';
import { findReservation } from '../store/reservations.ts';
import { saveBooks } from '../store/save-books.ts';
import { openHoldsOf } from './find-parties.ts';

type ReservationAnswer = ReturnType<typeof presentReservation>;

/** Its own part, or what it counts on of its order. A cancelled order keeps only what its deliveries count on. */
function holdsAnything(reservation: Reservation): boolean {
  const { status, drawnMinor, document, endsReason, openMinor } = reservation;
  if (document.type === 'delivery' && drawnMinor > 0n) return true;
  return status === 'open' && (endsReason === null || openMinor > promisedMinor(reservation));
}

/**
 * Gives back what a document still has reserved: the order was cancelled, or will not be delivered in full. What approved
 * deliveries count on stays until they are told or cancelled themselves.
 */
export function releaseReservation(
  platform: Platform,
  origin: Origin,
  asked: { readonly reservationId: string; readonly reason: string },
): Promise<Result<Done<ReservationAnswer>>> {
  const command = { name: 'exposure.release_reservation', may: 'reservations:release', input: asked };
  return runCommand(platform, origin, command, async ({ tx, now, caller, record, announce }) => {
    const found = await findReservation(tx, asked.reservationId);
    if (found === undefined)
      return refuse('not_found', 'reservation_not_found', `There is no reservation ${asked.reservationId}.`);
    const customer = (await lockCustomers(tx, [found.customerCode])).get(found.customerCode);
    if (customer === undefined) throw new Error(`Reservation ${asked.reservationId} belongs to no customer.`);

    const order = { ...customer, type: 'sales_order' as const, number: found.orderNumber ?? '' };
    const wanted = [{ ...customer, ...found.document }, ...(found.orderNumber === null ? [] : [order])];
    const books = (await loadBooks(tx, [customer], { reservations: wanted })).get(customer.customerId);
    const current = books?.reservations.get(documentKey(found.document));
    if (books === undefined || current?.reservationId !== found.reservationId || !holdsAnything(current)) {
      const status = current?.reservationId === found.reservationId ? current.status : 'replaced';
      return refuse('conflict', 'reservation_not_open', `This reservation holds nothing any more: it is ${status}.`);
    }
    inCurrency(books, current.original?.rate ?? null, (view) => {
      const own = view.reservations.get(documentKey(current.document)) ?? current;
      return giveBack(view, own, asked.reason, now);
    });
    const reservation = books.reservations.get(documentKey(current.document)) ?? current;
    await saveBooks(tx, [books], now);
    // Nobody asks for the document any more: neither for more of it, nor is there anything left to hold back.
    const waiting = await openHoldsOf(tx, customer, found);
    const ended = { status: 'withdrawn', closedAt: now, closedBy: caller.name, closeReason: asked.reason } as const;
    await saveHolds(
      tx,
      waiting.map((hold) => ({ ...hold, ...ended })),
    );
    record({
      subject: `${found.document.type} ${found.document.number}`,
      customerId: customer.customerId,
      detail: {
        reservationId: found.reservationId,
        reason: asked.reason,
        givenBackMinor: current.openMinor - reservation.openMinor,
      },
    });
    announce('headroom_freed', { customerCodes: [customer.code] });
    return ok({ answer: presentReservation(reservation, customer), effect: 'changed' });
  });
}
