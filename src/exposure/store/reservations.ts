import { sql } from 'kysely';
import type { Sql } from '#platform';
import type { Owned, Owner } from '#receivables/usecases';
import type { Reservation } from '../books.ts';
import { type ReservationRow, reservationColumns, toReservation } from './load-books.ts';

export async function findReservation(
  db: Sql,
  reservationId: string,
): Promise<(Owned<Reservation> & { readonly customerCode: string }) | undefined> {
  const { rows } = await sql<ReservationRow & { customerCode: string }>`
    select ${reservationColumns}, c.code as "customerCode"
      from exposure.reservations r join customers.customers c on c.customer_id = r.customer_id
     where r.reservation_id = ${reservationId}`.execute(db);
  const [row] = rows;
  return row && { ...toReservation(row), customerCode: row.customerCode };
}

/** A customer's reservations, newest first; `before` is the last id of the page above. */
export async function listReservations(
  db: Sql,
  { customerId, creditGroupId }: Owner,
  page: { status: Reservation['status'] | undefined; limit: number; before: string | undefined },
): Promise<Owned<Reservation>[]> {
  const { rows } = await sql<ReservationRow>`
    select ${reservationColumns} from exposure.reservations r
     where (r.credit_group_id, r.customer_id) = (${creditGroupId}, ${customerId})
       and r.origin <> 'unreserved' and (${page.status ?? null}::text is null or r.status = ${page.status ?? null})
       and (${page.before ?? null}::uuid is null or r.reservation_id < ${page.before ?? null}::uuid)
     order by r.reservation_id desc limit ${page.limit}`.execute(db);
  return rows.map(toReservation);
}
