import { type CalendarDate, greater, lesser } from '#kernel';
import { type Books, documentKey, emptyPosition, type Reservation } from './books.ts';
import { compose, type Counting, type Line, moved, type Parts } from './composition.ts';
import type { AskedAt, CheckFacts } from './credit-check.ts';
import type { ItemKind } from './item-kinds.ts';
import { nothingKept, otherParts, partsOfReserved, type Reserved, reservedOf } from './kept-parts.ts';
import type { AskedDocument } from './of-document.ts';

/** What a decision knows where the policy does not count all that is booked. */
export type Composed = {
  readonly counting: Counting;
  /** As booked, without what this very document has reserved. */
  readonly reserved: Reserved;
  /** All that is not reserved. */
  readonly parts: Parts;
  /** Of an order: the day on which it is to be delivered. */
  readonly deliverOn?: CalendarDate;
  /** Of an invoice that comes from another customer: it is a receivable at once. */
  readonly isReceivable?: true;
  /** Of an item that is recorded beside the ledger: it is a part of its own kind at once. */
  readonly asItem?: ItemKind;
  /** Of an order: what approved deliveries draw on it. */
  readonly drawnMinor?: bigint;
  /** Of a delivery: what its order has reserved for it, and whether that lies beyond the horizon. */
  readonly order?: { readonly freeMinor: bigint; readonly beyond: boolean };
};

type Asked = {
  readonly asOf: CalendarDate;
  readonly deliverOn?: CalendarDate | undefined;
  readonly isReceivable?: boolean | undefined;
  readonly asItem?: ItemKind | undefined;
  readonly counting: Counting;
};

/** The document that asks, with what decides how it counts. */
export type Counted = AskedDocument & Pick<Asked, 'deliverOn' | 'isReceivable' | 'asItem'>;

/**
 * The exposure before one document, as the policy counts it. An order that was approved uncounted, beyond the horizon,
 * met no limit: its delivery is checked as if the order had not been there.
 */
export function composedOf(
  books: Books | undefined,
  { type, number, orderNumber }: AskedDocument,
  { asOf, deliverOn, isReceivable, asItem, counting }: Asked,
): Required<Pick<CheckFacts, 'exposureMinor' | 'composed'>> {
  const [position, kept] = [books?.position ?? emptyPosition, books?.kept ?? nothingKept()];
  const { horizon } = counting;
  const find = (document: 'sales_order' | 'delivery', which: string | null | undefined) =>
    which == null ? undefined : books?.reservations.get(documentKey({ type: document, number: which }));
  const own = type === 'quotation' ? undefined : find(type, number);
  const order = type === 'delivery' ? find('sales_order', own?.orderNumber ?? orderNumber) : undefined;
  const drawnByOthers = (order?.drawnMinor ?? 0n) - (own?.orderNumber == null ? 0n : own.drawnMinor);
  const free = order === undefined ? 0n : greater(0n, order.openMinor - drawnByOthers);
  const isNamed = order !== undefined && orderNumber !== undefined;
  const isUncounted = isNamed && order.uncounted === true;
  const beyond = (one: Reservation) => isBeyond(one.deliverOn, horizon);
  let { openMinor, approvedMinor, beyondMinor } = reservedOf(position, kept, horizon);
  openMinor -= (own?.openMinor ?? 0n) + (isUncounted ? free : 0n);
  if (own?.document.type === 'delivery') approvedMinor -= greater(own.openMinor, own.drawnMinor);
  else if (own !== undefined && beyond(own)) beyondMinor -= greater(0n, own.openMinor - own.drawnMinor);
  if (order !== undefined && beyond(order)) {
    // What this delivery draws is its order's again, unless the order is left out whole.
    const keptMinor = greater(0n, order.openMinor - order.drawnMinor);
    beyondMinor += (isUncounted ? 0n : free) - keptMinor;
  }
  const composed: Composed = {
    counting,
    reserved: { openMinor, approvedMinor, beyondMinor },
    parts: moved(otherParts(position, kept, asOf), {}),
    ...(type !== 'delivery' && deliverOn !== undefined && { deliverOn }),
    ...(isReceivable === true && { isReceivable }),
    ...(asItem !== undefined && { asItem }),
    ...(type === 'sales_order' && own !== undefined && own.drawnMinor > 0n && { drawnMinor: own.drawnMinor }),
    ...(isNamed && !isUncounted && { order: { freeMinor: free, beyond: beyond(order) } }),
  };
  return { exposureMinor: countedOf(composed), composed };
}

export function countedOf({ counting, parts, reserved }: Composed): bigint {
  return compose({ ...parts, ...partsOfReserved(reserved) }, counting).countedMinor;
}

/** All that is in the ledger of it, counted or not. */
export function bookedOf({ parts, reserved }: Composed): bigint {
  return ledgerParts.reduce((sum, part) => sum + (parts[part] ?? 0n), reserved.openMinor);
}

const ledgerParts = [
  'delivered',
  'receivables',
  'disputed',
  'bank_acceptances',
  'finance_company_acceptances',
  'commercial_acceptances',
] as const;

/** The way from what is booked to what counts, without what is nothing. */
export function linesOf({ counting, parts, reserved }: Composed): Line[] {
  const { lines } = compose({ ...parts, ...partsOfReserved(reserved) }, counting);
  return lines.filter(({ bookedMinor }) => bookedMinor > 0n);
}

function isBeyond(deliverOn: CalendarDate | undefined, horizon: CalendarDate | undefined): boolean {
  return deliverOn !== undefined && horizon !== undefined && deliverOn > horizon;
}

/** Whether the horizon keeps this order out of the exposure. */
export function liesBeyond(
  { composed }: Pick<CheckFacts, 'composed'>,
  { documentType }: Pick<AskedAt, 'documentType'>,
): boolean {
  return documentType !== 'delivery' && isBeyond(composed?.deliverOn, composed?.counting.horizon);
}

/**
 * By how much the counted exposure rises if a document moves into it `askedMinor`, as booked: what is reserved is moved
 * as its approval moves it, and what counts then is compared with what counts now. `asksMinor` leaves the horizon aside:
 * an order that does not count yet still needs a limit to be there.
 */
export function riseOf(
  composed: Composed,
  documentType: AskedAt['documentType'],
  askedMinor: bigint,
): { readonly neededMinor: bigint; readonly asksMinor: bigint } {
  const { reserved, parts, drawnMinor = 0n, order } = composed;
  const now = countedOf(composed);
  const part = composed.isReceivable === true ? 'receivables' : composed.asItem;
  if (part !== undefined) {
    const then = countedOf({ ...composed, parts: moved(parts, { [part]: askedMinor }) });
    return { neededMinor: greater(0n, then - now), asksMinor: greater(0n, then - now) };
  }
  const rise = (by: Reserved) => greater(0n, countedOf({ ...composed, reserved: added(reserved, by) }) - now);
  if (documentType === 'delivery') {
    const ofOrder = lesser(order?.freeMinor ?? 0n, askedMinor);
    const neededMinor = rise({
      openMinor: askedMinor - ofOrder,
      approvedMinor: askedMinor,
      beyondMinor: order?.beyond === true ? -ofOrder : 0n,
    });
    return { neededMinor, asksMinor: neededMinor };
  }
  const asked = { openMinor: askedMinor, approvedMinor: 0n, beyondMinor: 0n };
  const asksMinor = rise(asked);
  if (!liesBeyond({ composed }, { documentType })) return { neededMinor: asksMinor, asksMinor };
  return { neededMinor: rise({ ...asked, beyondMinor: greater(0n, askedMinor - drawnMinor) }), asksMinor };
}

function added(one: Reserved, other: Reserved): Reserved {
  return {
    openMinor: one.openMinor + other.openMinor,
    approvedMinor: one.approvedMinor + other.approvedMinor,
    beyondMinor: greater(0n, one.beyondMinor + other.beyondMinor),
  };
}
