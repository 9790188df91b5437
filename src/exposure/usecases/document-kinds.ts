import type { z } from 'zod';
import { type CalendarDate, canonicalJson, ok, refuse, type Result } from '#kernel';
import { newId } from '#platform';
import { policyInForce } from '#policy';
import { type Allocation, bearsMarks, type Bill, type Delivery, type Invoice, type Settlement } from '#receivables';
import { settlementKey } from '../books.ts';
import type { CreditNoteBody, DeliveryBody, InvoiceBody, ReceiptBody } from '../http/document-shapes.ts';
import type { WriteOffBody } from '../http/take-back-shapes.ts';
import { marked, marksOfDelivery, marksOfInvoice } from '../inherited-marks.ts';
import { boughtBy } from '../payers.ts';
import { postSettlement } from '../settle.ts';
import { postDelivery, postInvoice } from '../take-over.ts';
import type { DocumentKind, Sent, SentBy } from './book-documents.ts';
import { watchDeliveries } from './watch-deliveries.ts';
import { watchInvoices } from './watch-invoices.ts';

export type SentDelivery = z.output<typeof DeliveryBody> & Pick<Sent, 'buyerCode'>;
export type SentInvoice = z.output<typeof InvoiceBody> & Pick<Sent, 'buyerCode'>;
export type SentReceipt = z.output<typeof ReceiptBody>;
export type SentCreditNote = z.output<typeof CreditNoteBody>;
export type SentWriteOff = z.output<typeof WriteOffBody>;

export const deliveries: DocumentKind<SentDelivery, Delivery> = {
  noun: 'delivery',
  bought: 'delivery',
  needed: (rows) => ({
    deliveries: rows.map(owner),
    reservations: rows.flatMap((row) => [
      { ...owner(row), type: 'delivery' as const },
      ...ifNamed(row.orderNumber, (number) => ({ ...owner(row), type: 'sales_order' as const, number })),
    ]),
  }),
  dayOf: ({ deliveredOn }) => deliveredOn,
  chainOf: ({ number, orderNumber }) => ({
    reservations: [
      { type: 'delivery', number },
      ...ifNamed(orderNumber, (order) => ({ type: 'sales_order' as const, number: order })),
    ],
  }),
  find: (books, { number }) => books.deliveries.get(number),
  isSame: (delivery, sent) =>
    delivery.amountMinor === sent.amount.minor &&
    delivery.deliveredOn === sent.deliveredOn &&
    delivery.orderNumber === (sent.orderNumber ?? null) &&
    bearsMarks(delivery.marks, sent),
  leansOn: ({ orderNumber }) => ({ orderNumber }),
  watch: watchDeliveries(),
  post: (books, { number, orderNumber, deliveredOn, amount, ...sent }, { now }) => {
    const asked = {
      deliveryId: newId<'delivery'>(),
      number,
      orderNumber: orderNumber ?? null,
      deliveredOn,
      amountMinor: amount.minor,
      ...marked(marksOfDelivery(books, { number, orderNumber }, sent)),
      ...boughtBy(sent.buyerCode),
    };
    return ok(postDelivery(books, asked, now));
  },
};

export const invoices: DocumentKind<SentInvoice, Invoice> = {
  noun: 'invoice',
  bought: 'invoice',
  needed: (rows) => ({
    invoices: rows.map(owner),
    deliveries: rows.flatMap((row) => ifNamed(row.deliveryNumber, (number) => ({ ...owner(row), number }))),
    ordersOfDeliveries: true,
    deliveriesOfOrders: rows.flatMap((row) => ifNamed(row.orderNumber, (number) => ({ ...owner(row), number }))),
    reservations: rows.flatMap((row) => [
      ...ifNamed(row.orderNumber, (number) => ({ ...owner(row), type: 'sales_order' as const, number })),
      ...ifNamed(row.deliveryNumber, (number) => ({ ...owner(row), type: 'delivery' as const, number })),
    ]),
    unappliedCash: true,
  }),
  dayOf: ({ issuedOn }) => issuedOn,
  chainOf: ({ orderNumber, deliveryNumber }) => ({
    reservations: [
      ...ifNamed(orderNumber, (number) => ({ type: 'sales_order' as const, number })),
      ...ifNamed(deliveryNumber, (number) => ({ type: 'delivery' as const, number })),
    ],
    deliveries: ifNamed(deliveryNumber, (number) => number),
  }),
  find: (books, { number }) => books.invoices.get(number),
  isSame: (invoice, sent) =>
    invoice.amountMinor === sent.amount.minor &&
    invoice.issuedOn === sent.issuedOn &&
    invoice.dueOn === sent.dueOn &&
    invoice.orderNumber === (sent.orderNumber ?? null) &&
    invoice.deliveryNumber === (sent.deliveryNumber ?? null) &&
    invoice.completesOrder === sent.completesOrder &&
    bearsMarks(invoice.marks, sent),
  leansOn: ({ orderNumber, deliveryNumber }) => ({ orderNumber, deliveryNumber }),
  watch: watchInvoices(),
  post: (books, { number, issuedOn, dueOn, amount, orderNumber, deliveryNumber, completesOrder, ...sent }, { now }) => {
    if (dueOn < issuedOn) {
      return refuse('invalid', 'due_before_issued', `Expected a due day on or after ${issuedOn}, got ${dueOn}.`, {
        field: 'dueOn',
      });
    }
    const asked = {
      invoiceId: newId<'invoice'>(),
      number,
      issuedOn,
      dueOn,
      amountMinor: amount.minor,
      orderNumber: orderNumber ?? null,
      deliveryNumber: deliveryNumber ?? null,
      completesOrder,
      ...marked(marksOfInvoice(books, { orderNumber, deliveryNumber }, sent)),
      ...boughtBy(sent.buyerCode),
    };
    return ok(postInvoice(books, asked, now));
  },
};

/** A settlement with what it paid; of one that was there already, what it paid is read when it is shown. */
export type PostedSettlement = { readonly settlement: Settlement; readonly allocations: readonly Allocation[] | null };

export const receipts: DocumentKind<SentReceipt, PostedSettlement> = settlements('receipt', (sent) => ({
  settledOn: sent.receivedOn,
  method: sent.method ?? null,
  maturesOn: sent.maturesOn ?? null,
  reason: null,
}));

export const creditNotes: DocumentKind<SentCreditNote, PostedSettlement> = settlements('credit_note', (sent) => ({
  settledOn: sent.issuedOn,
  method: null,
  maturesOn: null,
  reason: sent.reason ?? null,
}));

export const writeOffs: DocumentKind<SentWriteOff, PostedSettlement> = settlements('write_off', (sent) => ({
  settledOn: sent.writtenOffOn,
  method: null,
  maturesOn: null,
  reason: sent.reason,
}));

type Settling = Sent & Pick<SentReceipt, 'allocations'> & Partial<Pick<SentReceipt, 'bill'>>;

const dayFields = { receipt: 'receivedOn', credit_note: 'issuedOn', write_off: 'writtenOffOn' } as const;

function settlements<Input extends Settling>(
  kind: keyof typeof dayFields,
  factsOf: (sent: Input) => Pick<Settlement, 'settledOn' | 'method' | 'maturesOn' | 'reason'>,
): DocumentKind<Input, PostedSettlement> {
  return {
    noun: kind.replace('_', ' '),
    needed: (rows) => ({
      settlements: rows.map((row) => ({ ...owner(row), kind })),
      invoices: rows.flatMap((row) =>
        (row.allocations ?? []).map((one) => ({ ...owner(row), number: one.invoiceNumber })),
      ),
      oldestInvoices: reachOf(rows),
    }),
    dayOf: (sent) => factsOf(sent).settledOn,
    chainOf: ({ allocations = [] }) => ({ invoices: allocations.map(({ invoiceNumber }) => invoiceNumber) }),
    find: (books, { number }) => {
      const settlement = books.settlements.get(settlementKey({ kind, number }));
      return settlement && { settlement, allocations: null };
    },
    isSame: ({ settlement }, sent) => {
      const { settledOn, method, maturesOn, reason, amountMinor, named, bill, reversedOn } = settlement;
      if (reversedOn !== undefined) return false;
      const before = { settledOn, method, maturesOn, reason, amountMinor, named, bill: bill && factsOfBill(bill) };
      const given = { amountMinor: sent.amount.minor, named: namedBy(sent), bill: sent.bill && factsOfBill(sent.bill) };
      const asked = { ...factsOf(sent), ...given };
      return canonicalJson(before) === canonicalJson(asked);
    },
    post: (books, sent, { now, today }) => {
      const facts = factsOf(sent);
      if (facts.settledOn > today) {
        return refuse('invalid', 'day_in_future', `Expected a day up to today, ${today}, got ${facts.settledOn}.`, {
          field: dayFields[kind],
        });
      }
      const currency = allocatedInOneCurrency(sent);
      if (!currency.ok) return currency;
      const { number, amount } = sent;
      return postSettlement(
        books,
        {
          ...facts,
          settlementId: newId(),
          kind,
          number,
          amount,
          named: namedBy(sent),
          ...(sent.bill !== undefined && { bill: billOf(sent.bill, today) }),
        },
        now,
      );
    },
  };
}

function factsOfBill({ kind, number, acceptor, dueOn }: NonNullable<SentReceipt['bill']> | Bill) {
  return { kind, number, acceptor: acceptor ?? null, dueOn };
}

/** The policy of the day says whether it frees the limit at once; what is decided then stays so. */
function billOf(given: NonNullable<SentReceipt['bill']>, today: CalendarDate): Bill {
  const counts = policyInForce(today).billRules?.[given.kind] !== 'at_once';
  return { ...factsOfBill(given), state: 'held', withRecourse: null, counts };
}

/** How far into each customer's oldest open invoices the unnamed receipts of a chunk can reach in all. */
function reachOf<Input extends Settling>(rows: readonly SentBy<Input>[]) {
  const reach = new Map<string, ReturnType<typeof owner> & { upToMinor: bigint; currency: string | null }>();
  for (const row of rows) {
    const currency = row.amount.currency === row.customer.currency ? null : row.amount.currency;
    const key = `${row.customer.customerId} ${currency}`;
    const before = reach.get(key)?.upToMinor ?? 0n;
    // A named invoice is paid out of turn, so an unnamed receipt of the same chunk may have to reach past it.
    reach.set(key, { ...owner(row), upToMinor: before + row.amount.minor, currency });
  }
  return [...reach.values()];
}

function allocatedInOneCurrency({ amount, allocations = [] }: Settling): Result<null> {
  const index = allocations.findIndex((one) => one.amount.currency !== amount.currency);
  if (index < 0) return ok(null);
  const detail = `Expected ${amount.currency}, as the amount itself, got ${allocations[index]?.amount.currency}.`;
  return refuse('invalid', 'currency_not_supported', detail, { field: `allocations[${index}].amount.currency` });
}

function namedBy({ allocations }: Settling) {
  return allocations?.map((one) => ({ invoiceNumber: one.invoiceNumber, amountMinor: one.amount.minor })) ?? null;
}

function owner<Row extends SentBy<Sent>>({ customer, number }: Row) {
  return { customerId: customer.customerId, creditGroupId: customer.creditGroupId, number };
}

function ifNamed<Wanted>(number: string | undefined, wanted: (number: string) => Wanted): Wanted[] {
  return number === undefined ? [] : [wanted(number)];
}
