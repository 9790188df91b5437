import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import { asTable, type Statement, type Tx, together } from '#platform';
import type { Settlement } from '#receivables';
import {
  type Owned,
  reverseAllocations,
  saveAllocations,
  saveBills,
  saveDeliveries,
  saveInvoices,
  saveSettlements,
} from '#receivables/usecases';
import { type Books, nothingWritten, type Reservation } from '../books.ts';
import { ownerColumns, toKey } from './load-books.ts';
import { marksJson, moveMarkPositions } from './mark-positions.ts';

/** Writes what the postings changed: entries, positions, reservations and documents, each as one statement. */
export async function saveBooks(tx: Tx, all: Iterable<Books>, at: Date): Promise<void> {
  const books = [...all];
  await Promise.all([saveMovements(tx, books, at), savePositions(tx, books)]);
}

/**
 * All but the positions. What was sent counts as written: the postings may go on while the database works, and what
 * they change next is written by the next call.
 */
export async function saveMovements(tx: Tx, books: readonly Books[], at: Date): Promise<void> {
  const allocations = books.flatMap((one) => one.written.allocations.map((row) => ({ ...row, ...ownerOf(one) })));
  const bills = books.flatMap((one) =>
    [...one.written.bills].map((key) => Object.assign({}, one.settlements.get(key), ownerOf(one))),
  );
  const reversed = books.flatMap((one) => one.written.reversed.map((row) => ({ ...row, ...ownerOf(one) })));
  const { altered, added } = movementWrites(books);
  const ids = addedIn(books);
  const [newInvoices, knownInvoices] = parted(touched(books, 'invoices'), ({ invoiceId }) => ids.has(invoiceId));
  const sent = Promise.all([
    ...[...altered, ...together(added)].map((write) => write.execute(tx)),
    saveDeliveries(tx, touched(books, 'deliveries'), at),
    saveInvoices(tx, { altered: knownInvoices, added: newInvoices }, at),
    saveSettlements(tx, touched(books, 'settlements'), at),
    saveBills(tx, bills as Owned<Settlement>[]),
    reverseAllocations(tx, reversed, at),
    saveAllocations(tx, allocations, at),
  ]);
  for (const one of books) one.written = nothingWritten();
  await sent;
}

/** Where the positions stand, however many entries have moved them since the books were opened. */
export async function savePositions(tx: Tx, books: Iterable<Books>): Promise<void> {
  const { opened, moved } = positionWrites([...books]);
  await Promise.all([...opened, ...moved].map((write) => write.execute(tx)));
}

type Writes = { readonly altered: Statement[]; readonly added: Statement[] };

/**
 * What the ledger adds, and before it what it alters: a reservation that was replaced is out of the way before the new
 * one takes its place. Rows that are there are updated and others inserted: nothing is asked twice.
 */
export function ledgerWrites(books: readonly Books[]): Writes {
  const { altered, added } = movementWrites(books);
  const { opened, moved } = positionWrites(books);
  return { altered: [...altered, ...opened], added: [...added, ...moved] };
}

function movementWrites(books: readonly Books[]): Writes {
  const moved = books.filter((one) => one.written.entries.length > 0);
  const replaced = books.flatMap((one) =>
    one.written.replaced.map((reservation) => ({ ...reservation, ...ownerOf(one) })),
  );
  const ids = addedIn(books);
  const all = [...replaced, ...touched(books, 'reservations')];
  const [added, altered] = parted(all, (one) => ids.has(one.reservationId));
  return {
    altered: altered.length > 0 ? [alterReservations(altered)] : [],
    added: [
      ...(moved.length > 0 ? [insertEntries(moved)] : []),
      ...(added.length > 0 ? [insertReservations(added)] : []),
      ...moveMarkPositions(moved),
    ],
  };
}

function positionWrites(books: readonly Books[]): { readonly opened: Statement[]; readonly moved: Statement[] } {
  const changed = books.filter(({ opened, position }) => position.entryNo !== opened.entryNo);
  const [opened, moved] = parted(changed, (one) => one.opened.entryNo === 0n);
  return {
    opened: opened.length > 0 ? [openPositions(opened)] : [],
    moved: moved.length > 0 ? [movePositions(moved)] : [],
  };
}

function addedIn(books: readonly Books[]): Set<string> {
  return new Set(books.flatMap(({ written }) => [...written.added]));
}

function parted<One>(all: readonly One[], isFirst: (one: One) => boolean): [One[], One[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

type Kept = 'reservations' | 'deliveries' | 'invoices' | 'settlements';

function touched<Kind extends Kept>(books: readonly Books[], kind: Kind) {
  type Document = Books[Kind] extends Map<string, infer One extends object> ? One : never;
  return books.flatMap((one) =>
    [...one.written[kind]].map((key) => Object.assign({}, one[kind].get(key) as Document, ownerOf(one))),
  );
}

function ownerOf({ customerId, creditGroupId }: Books) {
  return { customerId, creditGroupId };
}

const entryColumns = {
  ...ownerColumns,
  entry_no: 'bigint',
  booked_at: 'timestamptz',
  cause: 'text',
  document_type: 'text',
  document_number: 'text',
  open_orders_minor: 'bigint',
  delivered_minor: 'bigint',
  receivables_minor: 'bigint',
  bills_minor: 'bigint',
  unapplied_minor: 'bigint',
  exposure_after: 'bigint',
  marks: 'jsonb',
} as const;

function insertEntries(books: readonly Books[]): Statement {
  const rows = books.flatMap((one) =>
    one.written.entries.map((entry) => ({
      ...toKey(one),
      entry_no: entry.entryNo,
      booked_at: entry.bookedAt,
      cause: entry.cause,
      document_type: entry.document.type,
      document_number: entry.document.number,
      open_orders_minor: entry.openOrdersMinor,
      delivered_minor: entry.deliveredMinor,
      receivables_minor: entry.receivablesMinor,
      bills_minor: entry.billsMinor,
      unapplied_minor: entry.unappliedMinor,
      exposure_after: entry.exposureAfterMinor,
      marks: entry.marks === undefined ? null : marksJson(entry.marks),
    })),
  );
  const given = asTable(rows, entryColumns);
  return sql`
    insert into exposure.entries
      (credit_group_id, customer_id, entry_no, booked_at, cause, document_type, document_number, open_orders_minor,
       delivered_minor, receivables_minor, bills_minor, unapplied_minor, exposure_after, marks)
    select * from ${given}`;
}

function openPositions(books: readonly Books[]): Statement {
  return sql`
    insert into exposure.positions
      (credit_group_id, customer_id, open_orders_minor, delivered_minor, receivables_minor, bills_minor, unapplied_minor,
       entry_no)
    select * from ${positionRows(books)}
    on conflict (credit_group_id, customer_id) do update set
      open_orders_minor = excluded.open_orders_minor, delivered_minor = excluded.delivered_minor,
      receivables_minor = excluded.receivables_minor, bills_minor = excluded.bills_minor,
      unapplied_minor = excluded.unapplied_minor,
      entry_no = excluded.entry_no`;
}

function movePositions(books: readonly Books[]): Statement {
  return sql`
    update exposure.positions p set
      open_orders_minor = given.open_orders_minor, delivered_minor = given.delivered_minor,
      receivables_minor = given.receivables_minor, bills_minor = given.bills_minor,
      unapplied_minor = given.unapplied_minor, entry_no = given.entry_no
      from ${positionRows(books)}
     where (p.credit_group_id, p.customer_id) = (given.credit_group_id, given.customer_id)`;
}

const positionColumns = {
  ...ownerColumns,
  open_orders_minor: 'bigint',
  delivered_minor: 'bigint',
  receivables_minor: 'bigint',
  bills_minor: 'bigint',
  unapplied_minor: 'bigint',
  entry_no: 'bigint',
} as const;

function positionRows(books: readonly Books[]) {
  const rows = books.map((one) => ({
    ...toKey(one),
    open_orders_minor: one.position.openOrdersMinor,
    delivered_minor: one.position.deliveredMinor,
    receivables_minor: one.position.receivablesMinor,
    bills_minor: one.position.billsMinor,
    unapplied_minor: one.position.unappliedMinor,
    entry_no: one.position.entryNo,
  }));
  return asTable(rows, positionColumns);
}

/** What postings move of a reservation. */
const movingColumns = {
  amount_minor: 'bigint',
  taken_minor: 'bigint',
  invoiced_ahead_minor: 'bigint',
  open_minor: 'bigint',
  drawn_minor: 'bigint',
  order_number: 'text',
  status: 'text',
} as const;

const alteredColumns = {
  ...ownerColumns,
  reservation_id: 'uuid',
  ...movingColumns,
  ends_reason: 'text',
  original: 'jsonb',
} as const;

function alterReservations(reservations: readonly Owned<Reservation>[]): Statement {
  const rows = reservations.map((reservation) => ({
    ...toKey(reservation),
    reservation_id: reservation.reservationId,
    amount_minor: reservation.amountMinor,
    taken_minor: reservation.takenMinor,
    invoiced_ahead_minor: reservation.invoicedAheadMinor,
    open_minor: reservation.openMinor,
    drawn_minor: reservation.drawnMinor,
    order_number: reservation.orderNumber,
    status: reservation.status,
    ends_reason: reservation.endsReason,
    original: reservation.original === undefined ? null : canonicalJson(reservation.original),
  }));
  const given = asTable(rows, alteredColumns);
  return sql`
    update exposure.reservations r set
      amount_minor = given.amount_minor, taken_minor = given.taken_minor, invoiced_ahead_minor = given.invoiced_ahead_minor,
      open_minor = given.open_minor, drawn_minor = given.drawn_minor, order_number = given.order_number,
      status = given.status, ends_reason = given.ends_reason, original = given.original
      from ${given}
     where (r.credit_group_id, r.customer_id, r.reservation_id)
         = (given.credit_group_id, given.customer_id, given.reservation_id)`;
}

const addedColumns = {
  ...ownerColumns,
  reservation_id: 'uuid',
  document_type: 'text',
  document_number: 'text',
  ...movingColumns,
  origin: 'text',
  created_at: 'timestamptz',
  ends_reason: 'text',
  cover: 'jsonb',
  original: 'jsonb',
  deliver_on: 'date',
  uncounted: 'boolean',
  marks: 'jsonb',
  buyer_code: 'text',
} as const;

function insertReservations(reservations: readonly Owned<Reservation>[]): Statement {
  const rows = reservations.map((reservation) => ({
    ...toKey(reservation),
    reservation_id: reservation.reservationId,
    document_type: reservation.document.type,
    document_number: reservation.document.number,
    amount_minor: reservation.amountMinor,
    taken_minor: reservation.takenMinor,
    invoiced_ahead_minor: reservation.invoicedAheadMinor,
    open_minor: reservation.openMinor,
    drawn_minor: reservation.drawnMinor,
    order_number: reservation.orderNumber,
    status: reservation.status,
    origin: reservation.origin,
    created_at: reservation.createdAt,
    ends_reason: reservation.endsReason,
    cover: reservation.cover === undefined ? null : canonicalJson(reservation.cover),
    original: reservation.original === undefined ? null : canonicalJson(reservation.original),
    deliver_on: reservation.deliverOn ?? null,
    uncounted: reservation.uncounted ?? false,
    marks: reservation.marks === undefined ? null : canonicalJson(reservation.marks),
    buyer_code: reservation.buyerCode ?? null,
  }));
  const given = asTable(rows, addedColumns);
  return sql`
    insert into exposure.reservations
      (credit_group_id, customer_id, reservation_id, document_type, document_number, amount_minor, taken_minor,
       invoiced_ahead_minor, open_minor, drawn_minor, order_number, status, origin, created_at, ends_reason, cover,
       original, deliver_on, uncounted, marks, buyer_code)
    select * from ${given}`;
}
