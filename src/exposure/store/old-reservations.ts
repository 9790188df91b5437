import { sql } from 'kysely';
import type { Sql } from '#platform';
import type { ReservedDocument } from '../books.ts';

/** An order that still holds something, and whose it is. */
export type OldReservation = ReservedDocument & { readonly customerCode: string };

/** As many as one transaction may change. */
const reservationsMost = 500;

/** Orders that were reserved before this moment and have still something open that no delivery counts on, the oldest first. */
export async function listOldReservations(db: Sql, before: Date): Promise<OldReservation[]> {
  const { rows } = await sql<OldReservation>`
    select c.code as "customerCode", r.document_type as type, r.document_number as number
      from exposure.reservations r join customers.customers c using (credit_group_id, customer_id)
     where r.status = 'open' and r.document_type = 'sales_order' and r.created_at < ${before} and r.open_minor > r.drawn_minor
       and not exists (
         select from receivables.deliveries d
          where (d.credit_group_id, d.customer_id, d.order_number) = (r.credit_group_id, r.customer_id, r.document_number)
            and d.booked_at >= ${before})
     order by r.created_at limit ${reservationsMost}`.execute(db);
  return rows;
}
