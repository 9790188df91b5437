import { owedAt } from '#rates';
import { type Books, documentKey } from './books.ts';
import { viewIn } from './in-currency.ts';
import { ofDocument } from './of-document.ts';
import { countedPrepayment, type Prepayment } from './prepayment.ts';

/** What an invoice takes of goods that a release lets go only once something is prepaid. In the customer's currency. */
export type InvoicedAhead = { readonly prepayment: Prepayment; readonly goodsMinor: bigint };

/** Whether any of these books has a document that was released on condition of a prepayment. */
export function asksPrepaid(all: Iterable<Books>): boolean {
  for (const { reservations } of all)
    for (const { origin, cover } of reservations.values())
      if (origin === 'release' && cover !== undefined && cover.prepayMinor > 0n) return true;
  return false;
}

/**
 * Looks at the books before an invoice is in them; what it gives tells afterwards what the invoice took of its order
 * that was not delivered: delivered goods were asked about on their way.
 */
export function prepaymentAtInvoice(
  books: Books,
  {
    orderNumber: said,
    deliveryNumber = '',
  }: { readonly orderNumber?: string | undefined; readonly deliveryNumber?: string | undefined },
): () => InvoicedAhead | undefined {
  const orderNumber = said ?? books.deliveries.get(deliveryNumber)?.orderNumber ?? undefined;
  if (orderNumber === undefined) return () => undefined;
  const key = documentKey({ type: 'sales_order', number: orderNumber });
  const rate = books.reservations.get(key)?.original?.rate ?? null;
  const own = () => viewIn(books, rate?.from ?? null);
  const { prepayment } = ofDocument(own(), { type: 'delivery', number: deliveryNumber, orderNumber });
  if (prepayment === undefined) return () => undefined;
  const { deliveredMinor, unappliedMinor } = books.position;
  const asked = { ...prepayment, deliveredMinor, unappliedMinor };
  const taken = () => own().reservations.get(key)?.takenMinor ?? 0n;
  const takenBefore = taken();
  return () => {
    const goodsMinor = taken() - takenBefore;
    if (goodsMinor <= 0n) return undefined;
    if (rate === null) return { prepayment: asked, goodsMinor };
    const owed = (minor: bigint) => owedAt(rate, minor);
    return { prepayment: countedPrepayment(asked, goodsMinor, owed), goodsMinor: owed(goodsMinor) };
  };
}
