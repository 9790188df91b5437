import type { z } from 'zod';
import { type CalendarDate, ok, type Result, refuse, toJson } from '#kernel';
import type { Caller } from '#platform';
import { type Books, documentKey, type ReservedDocument } from '../books.ts';
import type { CheckBody } from '../http/check-shapes.ts';
import type { exposureContract as doors } from '../http/contract.ts';

export type SentCheck = z.output<typeof CheckBody>;
export type CheckAnswer = z.input<typeof doors.checkCredit.answer>;

/** What a check came to; `text` are the very words of an answer that is kept: they go out as they stand. */
export type Checked = Decision | Extract<Result<CheckAnswer>, { readonly ok: false }>;
export type Decision = { readonly ok: true; readonly value: CheckAnswer; text?: string | undefined };

/** One request on its way through a lane. */
export type AskedCheck = {
  readonly caller: Caller;
  readonly key: string;
  readonly requestHash: Buffer;
  readonly sent: SentCheck;
};

/** What the request asks must fit the day and itself before it can be decided at all. */
export function acceptable(
  { document, amount, prepaid, asOf, simulate }: SentCheck,
  today: CalendarDate,
): Result<null> {
  if (asOf !== undefined && asOf !== today && !simulate) {
    const detail = `Expected today, ${today}, or "simulate": true; got ${asOf}.`;
    return refuse('invalid', 'as_of_needs_simulate', detail, { field: 'asOf' });
  }
  if (document.orderNumber !== undefined && document.type !== 'delivery') {
    const detail = 'Only a delivery says which order it delivers.';
    return refuse('invalid', 'order_of_delivery_only', detail, { field: 'document.orderNumber' });
  }
  if (prepaid === undefined) return ok(null);
  if (prepaid.currency !== amount.currency) {
    const detail = `Expected ${amount.currency}, as the amount itself, got ${prepaid.currency}.`;
    return refuse('invalid', 'currency_not_supported', detail, { field: 'prepaid.currency' });
  }
  if (prepaid.minor <= amount.minor) return ok(null);
  return refuse('invalid', 'prepaid_exceeds_amount', 'More is prepaid than the document amounts to.', {
    field: 'prepaid.amount',
    facts: { prepaid: toJson(prepaid), amount: toJson(amount) },
  });
}

export function askedOf({ amount, prepaid }: SentCheck) {
  return { amountMinor: amount.minor, prepaidMinor: prepaid?.minor ?? 0n };
}

/** A delivery that was checked for one order is not checked for another: what it counts on would be lost. */
export function ofSameOrder(books: Books, { document: { type, number, orderNumber } }: SentCheck): Result<null> {
  if (type !== 'delivery' || orderNumber === undefined) return ok(null);
  const before = books.reservations.get(documentKey({ type, number }))?.orderNumber ?? orderNumber;
  if (before === orderNumber) return ok(null);
  const detail = `Delivery ${number} was checked for order ${before}; cancel that first, or give it another number.`;
  return refuse('conflict', 'delivery_of_another_order', detail, {
    field: 'document.orderNumber',
    facts: { number, orderNumber: before },
  });
}

/** The document itself, and of a delivery the order that it delivers. */
export function documentsOf(sent: SentCheck): ReservedDocument[] {
  const own = reservable(sent);
  const { orderNumber } = sent.document;
  return [...(own === undefined ? [] : [own]), ...(orderNumber === undefined ? [] : [orderOf(orderNumber)])];
}

export function orderOf(number: string): ReservedDocument {
  return { type: 'sales_order', number };
}

/** A quotation reserves nothing and is not held: it only asks. */
export function reservable({ document: { type, number } }: Pick<SentCheck, 'document'>): ReservedDocument | undefined {
  return type === 'quotation' ? undefined : { type, number };
}
