import type { CreditGroupId, CustomerId } from '#customers';
import type { CalendarDate, Currency, Id } from '#kernel';
import type { Allocation, Delivery, Invoice, Marks, Original, Settlement } from '#receivables';
import { type KeptParts, moveKept } from './kept-parts.ts';
import { type MarkMove, noteMarks, takeMarks } from './marked.ts';

export type ReservationId = Id<'reservation'>;

/** What an approved document has put aside. `takenMinor` counts what deliveries and invoices took over of it. */
export type Reservation = {
  readonly reservationId: ReservationId;
  readonly document: ReservedDocument;
  /** 购货方: who bought, where another than that pays: these are the payer's books. */
  readonly buyerCode?: string;
  readonly amountMinor: bigint;
  readonly takenMinor: bigint;
  /** What of it was invoiced before its delivery was told: a delivery meets this first. */
  readonly invoicedAheadMinor: bigint;
  readonly openMinor: bigint;
  /** Of an order, what deliveries were checked for and have not taken yet; of a delivery, what it was checked for. */
  readonly drawnMinor: bigint;
  /** Of a delivery that counts on one. */
  readonly orderNumber: string | null;
  readonly status: 'open' | 'used' | 'released' | 'replaced';
  /** `unreserved`: only named by a delivery or an invoice; nobody has asked for it yet. */
  readonly origin: 'check' | 'release' | 'import' | 'unreserved';
  readonly createdAt: Date;
  readonly endsReason: string | null;
  readonly marks?: Marks;
  /** Of a released document: how far the release reaches beyond the moment. */
  readonly cover?: ReleaseCover;
  readonly original?: Original<'amountMinor' | 'takenMinor' | 'invoicedAheadMinor' | 'openMinor' | 'drawnMinor'>;
  /** Of an order: the day on which it is to be delivered. */
  readonly deliverOn?: CalendarDate;
  /** Approved without being counted, because it lay beyond the horizon of the policy: its deliveries are checked whole. */
  readonly uncounted?: true;
};

/**
 * 放行效力: up to this much of the document, once this much is prepaid, until this day, its reasons do not hold it again.
 * In the document's own currency.
 */
export type ReleaseCover = { readonly upToMinor: bigint; readonly prepayMinor: bigint; readonly until: CalendarDate };

export type ReservedDocument = { readonly type: 'sales_order' | 'delivery'; readonly number: string };

/** The sums of a customer's entries; exposure is the first three. */
export type Position = {
  readonly openOrdersMinor: bigint;
  readonly deliveredMinor: bigint;
  /** Open invoices, and bills that count. */
  readonly receivablesMinor: bigint;
  /** Of the receivables, what is bills. */
  readonly billsMinor: bigint;
  /** Shown beside the exposure, never subtracted from it. */
  readonly unappliedMinor: bigint;
  /** The number of the last entry. */
  readonly entryNo: bigint;
};

export const causes = [
  'order_reserved',
  'payer_changed',
  'reservation_released',
  'delivery',
  'invoice',
  'receipt',
  'credit_note',
  'unapplied_cash_used',
  'write_off',
  'transfer',
  'settlement_reversed',
  'delivery_returned',
  'reservation_expired',
  'bill_honoured',
  'bill_passed_on',
  'bill_dishonoured',
  'exchange_difference',
  'revaluation',
] as const;
export type Cause = (typeof causes)[number];

/** One line of the ledger: by how much each part of the exposure moved, and why. Never altered. */
export type Entry = {
  readonly entryNo: bigint;
  readonly bookedAt: Date;
  readonly cause: Cause;
  readonly document: { readonly type: string; readonly number: string };
  readonly openOrdersMinor: bigint;
  readonly deliveredMinor: bigint;
  readonly receivablesMinor: bigint;
  readonly billsMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly exposureAfterMinor: bigint;
  /** What it moved under which marks; missing where no marked document moved. */
  readonly marks?: readonly MarkMove[];
};

/**
 * A working copy of one customer's books: what was loaded under the lock, as the postings of one command change it.
 * The postings note here what has to be written; the store writes just that.
 */
export type Books = {
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  /** As it was when the books were opened. */
  readonly opened: Position;
  position: Position;
  /** The current reservation of each document, by {@link documentKey}. */
  readonly reservations: Map<string, Reservation>;
  readonly deliveries: Map<string, Delivery>;
  readonly invoices: Map<string, Invoice>;
  /** By {@link settlementKey}. */
  readonly settlements: Map<string, Settlement>;
  written: Written;
  /** What marked documents moved since the last entry; the next one takes it along. */
  readonly unbookedMarks: MarkMove[];
  /** The same books in each currency that documents of theirs are in: see `in-currency.ts`. */
  readonly views: Map<Currency | null, Books>;
  /** Whether a document in another currency than the customer's is among them. */
  hasOriginals: boolean;
  /** Loaded where the policy does not count all that is booked. */
  kept?: KeptParts;
};

/** What the postings added or changed since the books were opened, or written last. */
export type Written = {
  readonly entries: Entry[];
  readonly allocations: Allocation[];
  /** Of a bill that was dishonoured. */
  readonly reversed: Allocation[];
  readonly replaced: Reservation[];
  /** Ids of reservations and invoices that were not there before. */
  readonly added: Set<string>;
  readonly reservations: Set<string>;
  readonly deliveries: Set<string>;
  readonly invoices: Set<string>;
  readonly settlements: Set<string>;
  /** Keys of settlements whose bill is new or went a step on. */
  readonly bills: Set<string>;
};

export const emptyPosition: Position = {
  openOrdersMinor: 0n,
  deliveredMinor: 0n,
  receivablesMinor: 0n,
  billsMinor: 0n,
  unappliedMinor: 0n,
  entryNo: 0n,
};

export function openBooks(
  owner: Pick<Books, 'customerId' | 'creditGroupId'>,
  position: Position = emptyPosition,
): Books {
  return {
    ...owner,
    opened: position,
    position,
    reservations: new Map(),
    deliveries: new Map(),
    invoices: new Map(),
    settlements: new Map(),
    unbookedMarks: [],
    written: nothingWritten(),
    views: new Map(),
    hasOriginals: false,
  };
}

export function nothingWritten(): Written {
  return {
    entries: [],
    allocations: [],
    reversed: [],
    replaced: [],
    added: new Set(),
    reservations: new Set(),
    deliveries: new Set(),
    invoices: new Set(),
    settlements: new Set(),
    bills: new Set(),
  };
}

export function exposureOf(
  position: Pick<Position, 'openOrdersMinor' | 'deliveredMinor' | 'receivablesMinor'>,
): bigint {
  return position.openOrdersMinor + position.deliveredMinor + position.receivablesMinor;
}

/** Whether what was posted since the books were opened leaves less in the exposure, or more money that waits. */
export function hasFreed({ opened, position }: Pick<Books, 'opened' | 'position'>): boolean {
  return exposureOf(position) < exposureOf(opened) || position.unappliedMinor > opened.unappliedMinor;
}

export function documentKey({ type, number }: ReservedDocument): string {
  return `${type}:${number}`;
}

export function settlementKey({ kind, number }: Pick<Settlement, 'kind' | 'number'>): string {
  return `${kind}:${number}`;
}

type Movement = Partial<Omit<Position, 'entryNo'>>;

/** Adds one entry and moves the position by it. A movement that moves nothing, under no marks either, leaves no entry. */
export function book(books: Books, at: Date, cause: Cause, document: Entry['document'], movement: Movement): void {
  const { openOrdersMinor = 0n, deliveredMinor = 0n, receivablesMinor = 0n } = movement;
  const { billsMinor = 0n, unappliedMinor = 0n } = movement;
  const moved = [openOrdersMinor, deliveredMinor, receivablesMinor, billsMinor, unappliedMinor];
  const marks = takeMarks(books);
  if (moved.every((minor) => minor === 0n) && marks === undefined) return;
  const before = books.position;
  books.position = {
    openOrdersMinor: before.openOrdersMinor + openOrdersMinor,
    deliveredMinor: before.deliveredMinor + deliveredMinor,
    receivablesMinor: before.receivablesMinor + receivablesMinor,
    billsMinor: before.billsMinor + billsMinor,
    unappliedMinor: before.unappliedMinor + unappliedMinor,
    entryNo: before.entryNo + 1n,
  };
  books.written.entries.push({
    entryNo: books.position.entryNo,
    bookedAt: at,
    cause,
    document,
    openOrdersMinor,
    deliveredMinor,
    receivablesMinor,
    billsMinor,
    unappliedMinor,
    exposureAfterMinor: exposureOf(books.position),
    ...(marks !== undefined && { marks }),
  });
}

export function putReservation(books: Books, reservation: Reservation): void {
  const key = documentKey(reservation.document);
  if (books.kept !== undefined) moveKept(books.kept, books.reservations.get(key), reservation);
  noteMarks(books, 'openOrdersMinor', books.reservations.get(key), reservation);
  books.reservations.set(key, reservation);
  books.written.reservations.add(key);
}

export function addReservation(books: Books, reservation: Reservation): void {
  books.written.added.add(reservation.reservationId);
  putReservation(books, reservation);
}

export function putDelivery(books: Books, delivery: Delivery): void {
  noteMarks(books, 'deliveredMinor', books.deliveries.get(delivery.number), delivery);
  books.deliveries.set(delivery.number, delivery);
  books.written.deliveries.add(delivery.number);
}

export function putInvoice(books: Books, invoice: Invoice): void {
  const before = books.invoices.get(invoice.number);
  if (before === undefined) books.written.added.add(invoice.invoiceId);
  noteMarks(books, 'receivablesMinor', before, invoice);
  books.invoices.set(invoice.number, invoice);
  books.written.invoices.add(invoice.number);
}

export function putSettlement(books: Books, settlement: Settlement): void {
  const key = settlementKey(settlement);
  books.settlements.set(key, settlement);
  books.written.settlements.add(key);
}

export function putBill(books: Books, settlement: Settlement): void {
  books.written.bills.add(settlementKey(settlement));
}

/** 应收票据: what a receipt by bill has paid, as long as that counts. */
export function billsOf({ amountMinor, unappliedMinor, bill }: Settlement): bigint {
  if (bill?.counts !== true) return 0n;
  return bill.paid?.reduce((sum, { countedMinor }) => sum + countedMinor, 0n) ?? amountMinor - unappliedMinor;
}
