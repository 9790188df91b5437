import { type Marks, marksOf } from '#receivables';
import type { Books } from './books.ts';
import { marksOfDelivery, marksOfOrder } from './inherited-marks.ts';
import type { AskedDocument } from './of-document.ts';

/** The marks of a document that is asked about: its own, those it was checked with before, and its order's. */
export function askedMarks(books: Books | undefined, document: AskedDocument, said: Marks): Marks | undefined {
  switch (document.type) {
    case 'quotation':
      return marksOf(said);
    case 'sales_order':
      return marksOfOrder(books, document.number, said);
    case 'delivery':
      return marksOfDelivery(books, document, said);
  }
}
