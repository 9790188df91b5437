import { lesser } from '#kernel';
import { allocate, type Delivery, type Invoice, oldestSettlementFirst } from '#receivables';
import { type Books, book, putDelivery, putInvoice, putSettlement } from './books.ts';
import { closeReservation, takeFromReservation } from './reserve.ts';

/**
 * Books a delivery: the goods leave the open orders and become delivered, not invoiced. Less than the order reserved
 * leaves the rest reserved; more is booked whole and the excess noted. A delivery that was checked for itself frees
 * that reservation too: order and delivery are the same goods and count once.
 */
export function postDelivery(books: Books, asked: Omit<Delivery, 'openMinor' | 'excessMinor'>, at: Date): Delivery {
  const { number, orderNumber, amountMinor } = asked;
  const ownMinor = takeFromReservation(books, { type: 'delivery', number }, amountMinor);
  const restMinor = closeReservation(books, { type: 'delivery', number }, `delivered as ${number}`);
  const orderMinor =
    orderNumber === null ? 0n : takeFromReservation(books, { type: 'sales_order', number: orderNumber }, amountMinor);
  const covered = ownMinor > orderMinor ? ownMinor : orderMinor;
  const delivery: Delivery = { ...asked, openMinor: amountMinor, excessMinor: amountMinor - covered };
  putDelivery(books, delivery);
  const document = { type: 'delivery', number };
  book(books, at, 'delivery', document, {
    openOrdersMinor: -(ownMinor + restMinor + orderMinor),
    deliveredMinor: amountMinor,
  });
  return delivery;
}

/**
 * Books an invoice. It takes over, in this order: the delivery it names, the other deliveries of its order that are
 * not invoiced yet, what its order has reserved. The same goods are so counted once, whatever was said on the way.
 * Less leaves the rest where it was, unless the invoice completes the order; more is booked whole and the excess
 * noted: an invoice for goods that were delivered is never refused.
 */
export function postInvoice(
  books: Books,
  asked: Omit<Invoice, 'openMinor' | 'excessMinor' | 'disputed'>,
  at: Date,
): Invoice {
  const named = asked.deliveryNumber === null ? undefined : books.deliveries.get(asked.deliveryNumber);
  const orderNumber = asked.orderNumber ?? named?.orderNumber ?? null;
  const touched = deliveriesToInvoice(books, named, orderNumber);

  let leftMinor = asked.amountMinor;
  let fromDeliveriesMinor = 0n;
  for (const delivery of touched) {
    const takenMinor = lesser(delivery.openMinor, leftMinor);
    if (takenMinor === 0n) break;
    leftMinor -= takenMinor;
    const openMinor = asked.completesOrder ? 0n : delivery.openMinor - takenMinor;
    fromDeliveriesMinor += delivery.openMinor - openMinor;
    putDelivery(books, { ...delivery, openMinor });
  }

  let fromOrdersMinor = 0n;
  if (asked.deliveryNumber !== null && named === undefined) {
    fromOrdersMinor += takeFromReservation(books, { type: 'delivery', number: asked.deliveryNumber }, leftMinor);
  }
  if (orderNumber !== null) {
    const order = { type: 'sales_order', number: orderNumber } as const;
    fromOrdersMinor += takeFromReservation(books, order, leftMinor - fromOrdersMinor);
    leftMinor -= fromOrdersMinor;
    if (asked.completesOrder) fromOrdersMinor += closeReservation(books, order, `completed by invoice ${asked.number}`);
  } else {
    leftMinor -= fromOrdersMinor;
  }

  putInvoice(books, { ...asked, openMinor: asked.amountMinor, excessMinor: leftMinor, disputed: false });
  book(
    books,
    at,
    'invoice',
    { type: 'invoice', number: asked.number },
    {
      openOrdersMinor: -fromOrdersMinor,
      deliveredMinor: -fromDeliveriesMinor,
      receivablesMinor: asked.amountMinor,
    },
  );
  return settleFromUnappliedCash(books, asked.number, at);
}

function deliveriesToInvoice(books: Books, named: Delivery | undefined, orderNumber: string | null): Delivery[] {
  const ofOrder = [...books.deliveries.values()]
    .filter((delivery) => orderNumber !== null && delivery.orderNumber === orderNumber && delivery !== named)
    .toSorted((a, b) =>
      a.deliveredOn < b.deliveredOn ? -1 : a.deliveredOn > b.deliveredOn ? 1 : a.number < b.number ? -1 : 1,
    );
  return [...(named === undefined ? [] : [named]), ...ofOrder].filter((delivery) => delivery.openMinor > 0n);
}

/** Money that came before the invoice settles it, oldest money first. */
function settleFromUnappliedCash(books: Books, invoiceNumber: string, at: Date): Invoice {
  const waiting = [...books.settlements.values()].filter((settlement) => settlement.unappliedMinor > 0n);
  let invoice = bookedInvoice(books, invoiceNumber);
  for (const settlement of waiting.toSorted(oldestSettlementFirst)) {
    const allocation = allocate(settlement, invoice);
    if (allocation === undefined) break;
    const { amountMinor } = allocation;
    invoice = { ...invoice, openMinor: invoice.openMinor - amountMinor };
    putInvoice(books, invoice);
    putSettlement(books, { ...settlement, unappliedMinor: settlement.unappliedMinor - amountMinor });
    books.written.allocations.push(allocation);
    const document = { type: settlement.kind, number: settlement.number };
    book(books, at, 'unapplied_cash_used', document, { receivablesMinor: -amountMinor, unappliedMinor: -amountMinor });
  }
  return invoice;
}

function bookedInvoice(books: Books, number: string): Invoice {
  const invoice = books.invoices.get(number);
  if (invoice === undefined) throw new Error(`Invoice ${number} is not in these books.`);
  return invoice;
}
