import { greater, lesser } from '#kernel';
import type { Books, Reservation, ReservedDocument } from './books.ts';
import { ofDocument } from './of-document.ts';
import { drawOnOrder, reserve } from './reserve.ts';

type Asked = Pick<
  Reservation,
  'reservationId' | 'buyerCode' | 'amountMinor' | 'origin' | 'cover' | 'deliverOn' | 'uncounted'
>;

/**
 * Reserves what a document that may go asks for beyond what is prepaid. What is taken over already is not reserved a
 * second time, and what its order has reserved stays there: a delivery counts on it.
 */
export function reserveAsked(
  books: Books,
  document: ReservedDocument,
  orderNumber: string | undefined,
  asked: Asked,
  at: Date,
): { readonly reservation: Reservation; readonly drawsOnOrder: boolean } {
  const { order, takenMinor } = ofDocument(books, { ...document, orderNumber });
  const leftMinor = greater(0n, asked.amountMinor - takenMinor);
  const ofOrderMinor = lesser(order?.openMinor ?? 0n, leftMinor);
  const reservation = reserve(books, { ...asked, document, amountMinor: asked.amountMinor - ofOrderMinor }, at);
  if (orderNumber !== undefined) drawOnOrder(books, document, { orderNumber, wantedMinor: leftMinor }, at);
  return { reservation, drawsOnOrder: orderNumber !== undefined && leftMinor > 0n };
}
