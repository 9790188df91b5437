import { amountText, greater, lesser, type Money, money, ok, refuse, type Result, toJson } from '#kernel';
import type { Allocation, Delivery, Settlement } from '#receivables';
import { type Books, book, documentKey, putDelivery, putReservation, putSettlement } from './books.ts';
import { promisedMinor } from './reserve.ts';
import { reopen } from './settle-bill.ts';
import { settleFromUnappliedCash } from './take-over.ts';

export type AskedReturn = {
  /** In the delivery's own currency. */
  readonly amount: Money;
  /** The order still wants these goods: they are reserved again instead of leaving the exposure. */
  readonly backToOrder: boolean;
};

type GivenBack = { readonly amountMinor: bigint; readonly backToOrder: boolean };

/**
 * Books goods that came back before they were invoiced. What is invoiced already is taken back by a credit note.
 * Back to its order, the exposure stays what it was, so nothing has to be asked.
 */
export function returnDelivery(
  books: Books,
  delivery: Delivery,
  { amount, backToOrder }: AskedReturn,
  at: Date,
): Result<Delivery> {
  const { currency, minor: amountMinor } = amount;
  if (amountMinor > delivery.openMinor) {
    const notInvoiced = money(currency, delivery.openMinor);
    const detail = `Of delivery ${delivery.number} ${amountText(notInvoiced)} ${currency} is not invoiced yet, less than the ${amountText(amount)} that came back; a credit note takes back what is.`;
    const facts = { number: delivery.number, returned: toJson(amount), notInvoiced: toJson(notInvoiced) };
    return refuse('invalid', 'return_exceeds_delivery', detail, { field: 'amount.amount', facts });
  }
  const returned: Delivery = { ...delivery, openMinor: delivery.openMinor - amountMinor };
  putDelivery(books, returned);
  book(
    books,
    at,
    'delivery_returned',
    { type: 'delivery', number: delivery.number },
    {
      openOrdersMinor: giveToOrder(books, delivery.orderNumber, { amountMinor, backToOrder }),
      deliveredMinor: -amountMinor,
    },
  );
  return ok(returned);
}

/**
 * The order has these goods no longer. It asks for them again, never for more than it asked for and not once it was
 * closed or cancelled; or it asks for that much less. Gives what is reserved more than before.
 */
function giveToOrder(books: Books, orderNumber: string | null, { amountMinor, backToOrder }: GivenBack): bigint {
  const key = orderNumber === null ? undefined : documentKey({ type: 'sales_order', number: orderNumber });
  const before = key === undefined ? undefined : books.reservations.get(key);
  if (before === undefined) return 0n;
  const takenMinor = greater(0n, before.takenMinor - amountMinor);
  if (!backToOrder || before.endsReason !== null) {
    const askedMinor = lesser(before.amountMinor, takenMinor + before.openMinor);
    putReservation(books, { ...before, takenMinor, amountMinor: askedMinor });
    return 0n;
  }
  const openMinor = greater(promisedMinor(before), before.amountMinor - takenMinor);
  putReservation(books, { ...before, takenMinor, openMinor, status: openMinor > 0n ? 'open' : before.status });
  return openMinor - before.openMinor;
}

/**
 * Takes back a receipt that the bank recalled, a credit note or a write-off made in error: its invoices are open again,
 * and money that waits pays them, the oldest due first. The exposure rises whatever the limit says: it is owed.
 */
export function reverseSettlement(
  books: Books,
  settlement: Settlement,
  allocations: readonly Allocation[],
  { on, at }: { readonly on: NonNullable<Settlement['reversedOn']>; readonly at: Date },
): Result<Settlement> {
  if (settlement.reversedOn !== undefined) {
    const detail = `${settlement.number} was taken back on ${settlement.reversedOn}.`;
    return refuse('conflict', 'settlement_reversed', detail);
  }
  if (settlement.kind === 'transfer') {
    const detail = `${settlement.number} is another customer’s now: credit it there, and invoice it here under another number.`;
    return refuse('conflict', 'settlement_transferred', detail);
  }
  if (settlement.bill !== undefined) {
    const detail = `${settlement.number} came as bill ${settlement.bill.number}: dishonour the bill.`;
    return refuse('conflict', 'settlement_by_bill', detail);
  }
  const reversed: Settlement = { ...settlement, unappliedMinor: 0n, reversedOn: on };
  putSettlement(books, reversed);
  reopen(books, allocations);
  book(
    books,
    at,
    'settlement_reversed',
    { type: settlement.kind, number: settlement.number },
    {
      receivablesMinor: allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
      unappliedMinor: -settlement.unappliedMinor,
    },
  );
  for (const { invoiceNumber } of allocations) settleFromUnappliedCash(books, invoiceNumber, at);
  return ok(reversed);
}
