import { greater, lesser } from '#kernel';
import { allocate, type Delivery, type Invoice, oldestSettlementFirst } from '#receivables';
import { type Books, book, documentKey, putDelivery, putInvoice, putSettlement } from './books.ts';
import { noteBillMarks } from './marked.ts';
import {
  closeReservation,
  giveBackUndrawn,
  invoiceAhead,
  meetInvoicedAhead,
  noteUnreserved,
  promisedMinor,
  shareOfOrder,
  takeFromReservation,
  undraw,
} from './reserve.ts';

/**
 * Books a delivery: the goods leave the open orders and become delivered, not invoiced. Less than the order reserved
 * leaves the rest reserved; more is booked whole and the excess noted. A delivery that was checked for itself frees
 * that reservation too, one that was not leaves what others were checked for, and what was invoiced before it was told
 * is a receivable already: the same goods count once.
 */
export function postDelivery(books: Books, asked: Omit<Delivery, 'openMinor' | 'excessMinor'>, at: Date): Delivery {
  const { deliveryId, number, orderNumber, amountMinor, buyerCode } = asked;
  const own = { type: 'delivery', number } as const;
  let openMinor = amountMinor - meetInvoicedAhead(books, own, amountMinor);
  const shareMinor = shareOfOrder(books, own, orderNumber);
  const drawnOn = undraw(books, own);
  const ownMinor = takeFromReservation(books, own, openMinor);
  const restMinor = closeReservation(books, own, `delivered as ${number}`);
  let orderMinor = 0n;
  if (orderNumber !== null) {
    const order = { type: 'sales_order', number: orderNumber } as const;
    noteUnreserved(books, order, { firstNamedBy: deliveryId, buyerCode }, at);
    const metMinor = meetInvoicedAhead(books, order, openMinor);
    openMinor -= metMinor;
    const reserved = books.reservations.get(documentKey(order));
    const ofOthersMinor = lesser(promisedMinor(reserved), (reserved?.openMinor ?? 0n) - shareMinor);
    orderMinor = takeFromReservation(books, order, amountMinor - metMinor, greater(0n, ofOthersMinor));
  }
  const undrawnMinor = giveBackUndrawn(books, drawnOn);
  // Checked with its order named, a delivery reserved only what goes beyond the order.
  const excessMinor = greater(0n, openMinor - (ownMinor + orderMinor));
  const delivery: Delivery = { ...asked, openMinor, excessMinor };
  putDelivery(books, delivery);
  book(books, at, 'delivery', own, {
    openOrdersMinor: -(ownMinor + restMinor + orderMinor + undrawnMinor),
    deliveredMinor: openMinor,
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
    if (takenMinor === 0n && !asked.completesOrder) break;
    leftMinor -= takenMinor;
    const openMinor = asked.completesOrder ? 0n : delivery.openMinor - takenMinor;
    fromDeliveriesMinor += delivery.openMinor - openMinor;
    putDelivery(books, { ...delivery, openMinor });
  }

  const undelivered = named === undefined && asked.deliveryNumber !== null ? asked.deliveryNumber : null;
  const fromReserved = takeReserved(books, { ...asked, orderNumber, undelivered }, leftMinor, at);
  const excessMinor = leftMinor - fromReserved.coveredMinor;
  putInvoice(books, { ...asked, openMinor: asked.amountMinor, excessMinor, disputed: false });
  book(
    books,
    at,
    'invoice',
    { type: 'invoice', number: asked.number },
    {
      openOrdersMinor: -fromReserved.freedMinor,
      deliveredMinor: -fromDeliveriesMinor,
      receivablesMinor: asked.amountMinor,
    },
  );
  return settleFromUnappliedCash(books, asked.number, at);
}

/**
 * What no delivery covers of an invoice comes from the order, and from the delivery that it names if that was checked
 * and is not told yet: both are the same goods. Where the delivery comes later, it finds them invoiced ahead.
 */
function takeReserved(
  books: Books,
  invoice: Pick<Invoice, 'invoiceId' | 'number' | 'orderNumber' | 'completesOrder' | 'buyerCode'> & {
    undelivered: string | null;
  },
  wantedMinor: bigint,
  at: Date,
): { coveredMinor: bigint; freedMinor: bigint } {
  const order = invoice.orderNumber === null ? [] : [{ type: 'sales_order' as const, number: invoice.orderNumber }];
  const delivery = invoice.undelivered === null ? [] : [{ type: 'delivery' as const, number: invoice.undelivered }];
  const drawnOn = delivery.map((named) => undraw(books, named));
  const [home] = [...order, ...delivery];
  if (home !== undefined && wantedMinor > 0n) {
    noteUnreserved(books, home, { firstNamedBy: invoice.invoiceId, buyerCode: invoice.buyerCode }, at);
    invoiceAhead(books, home, wantedMinor);
  }
  let coveredMinor = 0n;
  let freedMinor = 0n;
  for (const document of [...order, ...delivery]) {
    const takenMinor = takeFromReservation(books, document, wantedMinor);
    coveredMinor = greater(coveredMinor, takenMinor);
    freedMinor += takenMinor;
    if (invoice.completesOrder)
      freedMinor += closeReservation(books, document, `completed by invoice ${invoice.number}`);
  }
  for (const orderNumber of drawnOn) freedMinor += giveBackUndrawn(books, orderNumber);
  return { coveredMinor, freedMinor };
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
export function settleFromUnappliedCash(books: Books, invoiceNumber: string, at: Date): Invoice {
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
    // Money from a bill that counts stays in the exposure as a bill.
    const billsMinor = settlement.bill?.counts === true ? amountMinor : 0n;
    if (billsMinor > 0n) noteBillMarks(books, [allocation], 1n);
    book(books, at, 'unapplied_cash_used', document, {
      receivablesMinor: billsMinor - amountMinor,
      billsMinor,
      unappliedMinor: -amountMinor,
    });
  }
  return invoice;
}

function bookedInvoice(books: Books, number: string): Invoice {
  const invoice = books.invoices.get(number);
  if (invoice === undefined) throw new Error(`Invoice ${number} is not in these books.`);
  return invoice;
}
