import { type CalendarDate, greater, lesser } from '#kernel';
import { type Books, documentKey, exposureOf, type ReleaseCover, type Reservation } from './books.ts';
import type { AskedAt, CheckFacts, DocumentType } from './credit-check.ts';
import { missingPrepayment, type Prepayment, prepaymentOf } from './prepayment.ts';
import { promisedMinor } from './reserve.ts';

/** The document that is asked about. A delivery may say which order it delivers. */
export type AskedDocument = {
  readonly type: DocumentType;
  readonly number: string;
  readonly orderNumber?: string | undefined;
};

type OfDocument = Pick<
  CheckFacts,
  'exposureMinor' | 'takenMinor' | 'promisedMinor' | 'order' | 'released' | 'prepayment'
> & {
  /** What this very document has reserved: it is not in the way of itself. */
  readonly ownOpenMinor: bigint;
};

/**
 * What the books know of one document: the exposure without its own reservation, what of it is taken over, and, of a
 * delivery, what its approved order has reserved for it. A release of the document or of its order comes along.
 */
export function ofDocument(books: Books | undefined, { type, number, orderNumber }: AskedDocument): OfDocument {
  const own = type === 'quotation' ? undefined : books?.reservations.get(documentKey({ type, number }));
  const ofOrder = orderNumber === undefined ? undefined : { type: 'sales_order' as const, number: orderNumber };
  const order =
    type !== 'delivery' || ofOrder === undefined ? undefined : books?.reservations.get(documentKey(ofOrder));
  const ownOpenMinor = own?.openMinor ?? 0n;
  const promised = promisedMinor(own);
  return {
    ownOpenMinor,
    exposureMinor: (books === undefined ? 0n : exposureOf(books.position)) - ownOpenMinor,
    takenMinor: own?.takenMinor ?? 0n,
    ...(promised > 0n && { promisedMinor: promised }),
    ...ofOrderOf(own, order),
    ...releasedBy(own, order),
    ...(type === 'delivery' && books !== undefined && prepaymentOf(own, order, goneOf(own), books.position)),
  };
}

/** What of the order no other delivery counts on. */
function ofOrderOf(own: Reservation | undefined, order: Reservation | undefined): Pick<CheckFacts, 'order'> {
  if (order === undefined) return {};
  const { number } = order.document;
  const openMinor = order.openMinor - drawnByOthers(own, order);
  return openMinor > 0n ? { order: { number, openMinor } } : {};
}

/** A delivery that was released for itself stands on its own release, any other on that of its order. */
function releasedBy(own: Reservation | undefined, order: Reservation | undefined): Pick<CheckFacts, 'released'> {
  if (own?.cover !== undefined) return { released: { ...own.cover, takenMinor: 0n } };
  if (order?.cover === undefined) return {};
  return { released: { ...order.cover, takenMinor: order.takenMinor + drawnByOthers(own, order) } };
}

function goneOf(own: Reservation | undefined) {
  return (order: Reservation) => {
    const drawnMinor = drawnByOthers(own, order);
    return { takenMinor: order.takenMinor + drawnMinor, drawnMinor };
  };
}

/** What other deliveries of the order were checked for and have not taken yet. */
function drawnByOthers(own: Reservation | undefined, { document, drawnMinor }: Reservation): bigint {
  return drawnMinor - (own?.orderNumber === document.number ? own.drawnMinor : 0n);
}

/** What a release let pass, and how much of that deliveries have taken already. */
export type Released = ReleaseCover & { readonly takenMinor: bigint };

/**
 * Whether the release still covers the document: in time, within its amount, and with its prepayment made. What is
 * prepaid ships first, so that the condition shrinks as deliveries take it over.
 */
export function isCovered(
  released: Released | undefined,
  asked: AskedAt,
  asOf: CalendarDate,
  prepayment?: Prepayment,
): boolean {
  if (released === undefined || asOf > released.until) return false;
  const { upToMinor, prepayMinor, takenMinor } = released;
  if (takenMinor + asked.amountMinor > upToMinor) return false;
  if (prepayment !== undefined) return missingPrepayment(prepayment, asked) === 0n;
  return asked.prepaidMinor >= lesser(asked.amountMinor, greater(0n, prepayMinor - takenMinor));
}
