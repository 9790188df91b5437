import { sql } from 'kysely';
import type { Sql } from '#platform';
import type { Difference } from './verify.ts';

const markedPart = sql`
  part || case when isfinite(deliver_on) then ' ' || deliver_on else '' end || ' of '
       || concat_ws(' / ', nullif(seller_code, ''), nullif(business_unit, ''), nullif(product_line, ''))`;

/** Adds up the parts that a composition reads from the documents again; gives what does not agree. */
export async function findPartDifferences(db: Sql): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with kept as (
      select credit_group_id, customer_id, part, minor from receivables.parts
      union all
      select credit_group_id, customer_id, 'orders to be delivered on ' || deliver_on, open_minor from exposure.order_days
      union all
      select credit_group_id, customer_id, 'approved deliveries', minor from exposure.approved_deliveries
      union all
      select credit_group_id, customer_id, ${markedPart}, minor from exposure.mark_parts
    ), documents as (
      select credit_group_id, customer_id, part, minor from receivables.parts_of_documents
      union all
      select credit_group_id, customer_id,
             case when document_type = 'delivery' then 'approved deliveries'
                  else 'orders to be delivered on ' || deliver_on end, sum(exposure.reserved_part(r))
        from exposure.reservations r where document_type = 'delivery' or deliver_on is not null group by 1, 2, 3
      union all
      select credit_group_id, customer_id, ${markedPart}, minor from exposure.mark_parts_of_documents
    )
    select c.code as "customerCode", replace(part, '_', ' ') as figure, coalesce(k.minor, 0)::text as position,
           coalesce(d.minor, 0)::text as recomputed, 'documents' as "from"
      from kept k
      full join documents d using (credit_group_id, customer_id, part)
      join customers.customers c using (customer_id)
     where coalesce(k.minor, 0) <> coalesce(d.minor, 0)
     order by code, part limit 1000`.execute(db);
  return rows;
}
