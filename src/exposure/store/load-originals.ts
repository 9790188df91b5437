import { sql } from 'kysely';
import type { Customer, CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { asTable, type Sql } from '#platform';
import { loadOpenOriginals } from '#receivables/usecases';
import { type Books, documentKey, openBooks, settlementKey } from '../books.ts';
import {
  loadPositions,
  ownerColumns,
  reservationColumns,
  type ReservationRow,
  toKey,
  toReservation,
} from './load-books.ts';

/** Who has something open, or a limit, in another currency than their own, by code; `after`: the last code of the chunk before. */
export async function customersWithOriginals(
  db: Sql,
  { after, limit, asOf }: { after: string; limit: number; asOf: CalendarDate },
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select c.code from customers.customers c
      join (select customer_id from receivables.invoices where original is not null and open_minor > 0
            union select customer_id from receivables.deliveries where original is not null and open_minor > 0
            union select customer_id from receivables.settlements where original is not null and unapplied_minor > 0
            union select customer_id from receivables.bills where paid is not null
            union select customer_id from exposure.reservations where original is not null and open_minor > 0
            union select customer_id from exposure.items where original is not null
              and coalesce(least(valid_to, ended_on - 1), 'infinity') >= ${asOf}
            union select customer_id from limits.limits where original is not null and valid_to >= ${asOf}) open
        using (customer_id)
     where c.code > ${after} order by c.code limit ${limit}`.execute(db);
  return rows.map(({ code }) => code);
}

/** The books of these customers as far as they are in another currency and open. Call it under the lock of their groups. */
export async function loadOriginals(db: Sql, customers: readonly Customer[]): Promise<Map<CustomerId, Books>> {
  const positions = await loadPositions(db, customers);
  const { deliveries, invoices, settlements } = await loadOpenOriginals(db, customers);
  const { rows } = await sql<ReservationRow>`
    select ${reservationColumns} from ${asTable(customers.map(toKey), ownerColumns)}
      join exposure.reservations r using (credit_group_id, customer_id)
     where r.original is not null and r.open_minor > 0`.execute(db);
  const all = new Map(customers.map((one) => [one.customerId, openBooks(one, positions.get(one.customerId))]));
  for (const one of deliveries) all.get(one.customerId)?.deliveries.set(one.number, one);
  for (const one of invoices) all.get(one.customerId)?.invoices.set(one.number, one);
  for (const one of settlements) all.get(one.customerId)?.settlements.set(settlementKey(one), one);
  for (const row of rows) {
    const one = toReservation(row);
    all.get(one.customerId)?.reservations.set(documentKey(one.document), one);
  }
  return all;
}
