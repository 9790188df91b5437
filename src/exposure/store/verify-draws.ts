import { sql } from 'kysely';
import type { Sql } from '#platform';
import type { Difference } from './verify.ts';

/** In the document's own currency: what a part of it counts as is rounded. */
const drawn = sql`coalesce((original -> 'minor' ->> 'drawnMinor')::bigint, drawn_minor)`;

/** Adds up again what deliveries count on of each order; gives the orders that say otherwise. */
export async function findDrawDifferences(db: Sql): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with orders as (
      select credit_group_id, customer_id, document_number as number, ${drawn} as drawn_minor from exposure.reservations
       where document_type = 'sales_order' and status <> 'replaced' and drawn_minor > 0
    ), deliveries as (
      select credit_group_id, customer_id, order_number as number, sum(${drawn}) as drawn_minor
        from exposure.reservations
       where document_type = 'delivery' and status <> 'replaced' and drawn_minor > 0 group by 1, 2, 3
    )
    select c.code as "customerCode", 'deliveries checked of order ' || number as figure,
           coalesce(o.drawn_minor, 0)::text as position, coalesce(d.drawn_minor, 0)::text as recomputed,
           'documents' as "from"
      from orders o
      full join deliveries d using (credit_group_id, customer_id, number)
      join customers.customers c using (customer_id)
     where coalesce(o.drawn_minor, 0) <> coalesce(d.drawn_minor, 0)
     order by code, number limit 1000`.execute(db);
  return rows;
}
