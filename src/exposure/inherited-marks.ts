import { type Marks, marksOf } from '#receivables';
import { type Books, documentKey } from './books.ts';

type Named = string | undefined | null;

/** What a delivery says itself, was checked with, or inherits from its order, in this order. */
export function marksOfDelivery(
  books: Books | undefined,
  { number, orderNumber }: { readonly number: string; readonly orderNumber?: Named },
  said?: Marks,
): Marks | undefined {
  return marksOf(said, ofReservation(books, 'delivery', number), ofReservation(books, 'sales_order', orderNumber));
}

/** What an invoice says itself, or inherits from its delivery, and then from its order. */
export function marksOfInvoice(
  books: Books,
  { orderNumber, deliveryNumber }: { readonly orderNumber?: Named; readonly deliveryNumber?: Named },
  said?: Marks,
): Marks | undefined {
  const delivery = deliveryNumber == null ? undefined : books.deliveries.get(deliveryNumber);
  return marksOf(
    said,
    delivery?.marks,
    ofReservation(books, 'delivery', deliveryNumber),
    ofReservation(books, 'sales_order', orderNumber ?? delivery?.orderNumber),
  );
}

/** What an order says itself, or said when it was checked before. */
export function marksOfOrder(books: Books | undefined, number: string, said?: Marks): Marks | undefined {
  return marksOf(said, ofReservation(books, 'sales_order', number));
}

/** As a part of a document: nothing where there are none. */
export function marked(marks: Marks | undefined): { marks?: Marks } {
  return marks === undefined ? {} : { marks };
}

function ofReservation(books: Books | undefined, type: 'sales_order' | 'delivery', number: Named): Marks | undefined {
  return number == null ? undefined : books?.reservations.get(documentKey({ type, number }))?.marks;
}
