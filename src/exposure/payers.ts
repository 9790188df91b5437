import { ok, type Result, refuse } from '#kernel';
import { type Books, book, documentKey, putReservation, type Reservation, type ReservedDocument } from './books.ts';
import { inCurrency } from './in-currency.ts';
import { moveKept } from './kept-parts.ts';

// Another payer (付款方). A document stands in the books of whoever pays it; there it names its buyer (购货方).

/** As a part of a document: nothing where the buyer pays itself. */
export function boughtBy(buyerCode: string | undefined): { buyerCode?: string } {
  return buyerCode === undefined ? {} : { buyerCode };
}

type Party = { readonly code: string };

/** What a document notes of its buyer in these books. */
export function buyerIn(payer: Party, buyer: Party): string | undefined {
  return payer.code === buyer.code ? undefined : buyer.code;
}

/** 购货方 and 付款方 as answers name them: the payer only where it is another. */
export function partiesOf(payer: Party, { buyerCode }: { readonly buyerCode?: string | undefined }) {
  return buyerCode === undefined ? { customerCode: payer.code } : { customerCode: buyerCode, payerCode: payer.code };
}

/** An order or delivery number is the buyer's alone in the books of its payer: both are our own company's numbers. */
export function isOfBuyer(books: Books, document: ReservedDocument, payer: Party, buyer: Party): Result<null> {
  const there = books.reservations.get(documentKey(document));
  if (there === undefined || there.status === 'replaced' || there.buyerCode === buyerIn(payer, buyer)) return ok(null);
  return usedByAnother(document, payer, there.buyerCode);
}

export function usedByAnother(
  { type, number }: { readonly type: string; readonly number: string },
  payer: Party,
  buyerCode: string | undefined,
): Result<never> {
  const what = `${type.replace('_', ' ')} ${number}`;
  const whose = buyerCode === undefined ? 'its own' : `one that ${buyerCode} bought`;
  const detail = `${payer.code} has the ${what} in its books already: ${whose}. Expected another number.`;
  return refuse('conflict', 'number_of_another_buyer', detail, { field: 'number' });
}

/**
 * Whether a document may leave the books in which it is reserved, because another pays it from now on. What was delivered
 * or invoiced of it, or counts on it, is owed there and stays.
 */
export function mayLeave(reservation: Reservation | undefined, payer: Party): Result<null> {
  if (reservation === undefined || reservation.status === 'replaced') return ok(null);
  const { takenMinor, invoicedAheadMinor, drawnMinor, document } = reservation;
  if (takenMinor === 0n && invoicedAheadMinor === 0n && drawnMinor === 0n) return ok(null);
  const what = `${document.type.replace('_', ' ')} ${document.number}`;
  const detail = `Of the ${what} something is delivered, invoiced or checked for delivery already, and ${payer.code} pays that. Expected the same payer, or another number for the rest.`;
  return refuse('conflict', 'payer_settled', detail, { field: 'payerCode' });
}

/**
 * Takes a document out of the books of who was to pay it: its reservation ends there, replaced by one elsewhere. Gives
 * what puts it back as it was, for who only asks, or is held.
 */
export function leaveBooks(books: Books, document: ReservedDocument, newPayer: Party, at: Date): () => void {
  const key = documentKey(document);
  const there = books.reservations.get(key);
  if (there === undefined || there.status === 'replaced') return () => undefined;
  const { position, written } = books;
  const [entries, wasWritten] = [written.entries.length, written.reservations.has(key)];
  inCurrency(books, there.original?.rate ?? null, (view) => {
    const { cover: _released, ...own } = view.reservations.get(key) ?? there;
    putReservation(view, { ...own, openMinor: 0n, status: 'replaced', endsReason: `paid by ${newPayer.code}` });
    book(view, at, 'payer_changed', document, { openOrdersMinor: -own.openMinor });
  });
  return () => {
    if (books.kept !== undefined) moveKept(books.kept, undefined, there);
    books.position = position;
    books.reservations.set(key, there);
    written.entries.splice(entries);
    if (!wasWritten) written.reservations.delete(key);
    books.views.clear();
  };
}

/** Who pays may be anybody of the buyer's credit group: the same lock, and the same group's limits. */
export function payerNotInGroup(payerCode: string, buyer: Party): Result<never> {
  const detail = `Expected ${buyer.code} itself or another customer of its credit group as payer, got ${payerCode}.`;
  return refuse('invalid', 'payer_not_in_group', detail, { field: 'payerCode' });
}

/** What belongs to an order is paid by who pays the order. */
export function payerDiffers(noun: string, number: string, payer: Party, payerCode: string): Result<never> {
  const detail = `The ${noun} ${number} is paid by ${payer.code}, so what belongs to it must be too; got ${payerCode}.`;
  return refuse('conflict', `${noun}_of_another_payer`, detail, {
    field: 'payerCode',
    facts: { number, payerCode: payer.code },
  });
}
