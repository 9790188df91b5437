import { type Currency, ok, refuse, type Result } from '#kernel';
import { type Books, documentKey, type ReservedDocument } from './books.ts';

/** The documents that one takes over, replaces or pays. */
export type Chain = {
  readonly reservations?: readonly ReservedDocument[];
  readonly deliveries?: readonly string[];
  readonly invoices?: readonly string[];
};

/**
 * A chain of documents is in one currency, and money pays invoices in its own: otherwise nobody could say how much of
 * the one the other is. `currency` null: the customer's own, which is `own`.
 */
export function inOneCurrency(
  books: Books,
  { reservations = [], deliveries = [], invoices = [] }: Chain,
  currency: Currency | null,
  own: Currency,
): Result<null> {
  if (currency === null && !books.hasOriginals) return ok(null);
  const found = [
    ...reservations.map((document) => ({ ...document, known: books.reservations.get(documentKey(document)) })),
    ...deliveries.map((number) => ({ type: 'delivery', number, known: books.deliveries.get(number) })),
    ...invoices.map((number) => ({ type: 'invoice', number, known: books.invoices.get(number) })),
  ];
  const other = found.find(({ known }) => known !== undefined && (known.original?.rate.from ?? null) !== currency);
  if (other === undefined) return ok(null);
  const its = other.known?.original?.rate.from ?? own;
  const what = `${other.type.replace('_', ' ')} ${other.number}`;
  const detail = `The ${what} is in ${its}, so what belongs to it must be too; got ${currency ?? own}.`;
  return refuse('conflict', 'document_in_another_currency', detail, {
    field: 'amount.currency',
    facts: { document: what, currency: its },
  });
}
