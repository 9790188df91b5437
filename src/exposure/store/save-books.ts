import { sql } from 'kysely';
import { asTable, type Tx } from '#platform';
import { type Owned, saveAllocations, saveDeliveries, saveInvoices, saveSettlements } from '#receivables/usecases';
import type { Books, Reservation } from '../books.ts';
import { ownerColumns, toKey } from './load-books.ts';

/** Writes what the postings changed: entries, positions, reservations and documents, each as one statement. */
export async function saveBooks(tx: Tx, all: Iterable<Books>, at: Date): Promise<void> {
  const books = [...all];
  await saveEntries(tx, books);
  await savePositions(tx, books);
  // A document's replaced reservation must be out of the way before the new one takes its place.
  await saveReservations(
    tx,
    books.flatMap((one) => one.written.replaced.map((reservation) => ({ ...reservation, ...ownerOf(one) }))),
  );
  await saveReservations(tx, touched(books, 'reservations'));
  await saveDeliveries(tx, touched(books, 'deliveries'), at);
  await saveInvoices(tx, touched(books, 'invoices'), at);
  await saveSettlements(tx, touched(books, 'settlements'), at);
  await saveAllocations(
    tx,
    books.flatMap((one) => one.written.allocations.map((row) => ({ ...row, ...ownerOf(one) }))),
    at,
  );
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

async function saveEntries(tx: Tx, books: readonly Books[]): Promise<void> {
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
      unapplied_minor: entry.unappliedMinor,
      exposure_after: entry.exposureAfterMinor,
    })),
  );
  if (rows.length === 0) return;
  const given = asTable(rows, {
    ...ownerColumns,
    entry_no: 'bigint',
    booked_at: 'timestamptz',
    cause: 'text',
    document_type: 'text',
    document_number: 'text',
    open_orders_minor: 'bigint',
    delivered_minor: 'bigint',
    receivables_minor: 'bigint',
    unapplied_minor: 'bigint',
    exposure_after: 'bigint',
  });
  await sql`
    insert into exposure.entries
      (credit_group_id, customer_id, entry_no, booked_at, cause, document_type, document_number, open_orders_minor,
       delivered_minor, receivables_minor, unapplied_minor, exposure_after)
    select * from ${given}`.execute(tx);
}

async function savePositions(tx: Tx, books: readonly Books[]): Promise<void> {
  const moved = books.filter((one) => one.written.entries.length > 0);
  if (moved.length === 0) return;
  const rows = moved.map((one) => ({
    ...toKey(one),
    open_orders_minor: one.position.openOrdersMinor,
    delivered_minor: one.position.deliveredMinor,
    receivables_minor: one.position.receivablesMinor,
    unapplied_minor: one.position.unappliedMinor,
    entry_no: one.position.entryNo,
  }));
  const given = asTable(rows, {
    ...ownerColumns,
    open_orders_minor: 'bigint',
    delivered_minor: 'bigint',
    receivables_minor: 'bigint',
    unapplied_minor: 'bigint',
    entry_no: 'bigint',
  });
  await sql`
    insert into exposure.positions
      (credit_group_id, customer_id, open_orders_minor, delivered_minor, receivables_minor, unapplied_minor, entry_no)
    select * from ${given}
    on conflict (credit_group_id, customer_id) do update set
      open_orders_minor = excluded.open_orders_minor, delivered_minor = excluded.delivered_minor,
      receivables_minor = excluded.receivables_minor, unapplied_minor = excluded.unapplied_minor,
      entry_no = excluded.entry_no`.execute(tx);
}

async function saveReservations(tx: Tx, reservations: readonly Owned<Reservation>[]): Promise<void> {
  if (reservations.length === 0) return;
  const rows = reservations.map((reservation) => ({
    ...toKey(reservation),
    reservation_id: reservation.reservationId,
    document_type: reservation.document.type,
    document_number: reservation.document.number,
    amount_minor: reservation.amountMinor,
    taken_minor: reservation.takenMinor,
    invoiced_ahead_minor: reservation.invoicedAheadMinor,
    open_minor: reservation.openMinor,
    status: reservation.status,
    origin: reservation.origin,
    created_at: reservation.createdAt,
    ends_reason: reservation.endsReason,
  }));
  const given = asTable(rows, {
    ...ownerColumns,
    reservation_id: 'uuid',
    document_type: 'text',
    document_number: 'text',
    amount_minor: 'bigint',
    taken_minor: 'bigint',
    invoiced_ahead_minor: 'bigint',
    open_minor: 'bigint',
    status: 'text',
    origin: 'text',
    created_at: 'timestamptz',
    ends_reason: 'text',
  });
  await sql`
    insert into exposure.reservations
      (credit_group_id, customer_id, reservation_id, document_type, document_number, amount_minor, taken_minor,
       invoiced_ahead_minor, open_minor, status, origin, created_at, ends_reason)
    select * from ${given}
    on conflict (credit_group_id, customer_id, reservation_id) do update set
      taken_minor = excluded.taken_minor, invoiced_ahead_minor = excluded.invoiced_ahead_minor,
      open_minor = excluded.open_minor, status = excluded.status, ends_reason = excluded.ends_reason`.execute(tx);
}
