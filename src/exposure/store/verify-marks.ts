import { sql } from 'kysely';
import type { Sql } from '#platform';
import type { Difference } from './verify.ts';

const keys = sql.raw('credit_group_id, customer_id, seller_code, business_unit, product_line');

/**
 * Adds up again what is in use under each combination of marks: from what the entries say, and from what the marked
 * documents say is still open, bills that count included.
 */
export async function findMarkDifferences(db: Sql): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with documents as (
      select credit_group_id, customer_id, marks, open_minor as open_orders, 0 as delivered, 0 as receivables
        from exposure.reservations where marks is not null
      union all
      select credit_group_id, customer_id, marks, 0, open_minor, 0 from receivables.deliveries where marks is not null
      union all
      select credit_group_id, customer_id, marks, 0, 0, open_minor from receivables.invoices where marks is not null
      union all
      -- What a bill that counts has paid of them is owed still.
      select credit_group_id, customer_id, i.marks, 0, 0, a.amount_minor
        from receivables.bills b
        join receivables.allocations a using (credit_group_id, customer_id, settlement_id)
        join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
       where b.counts and b.paid is null and i.marks is not null
      union all
      -- In another currency as it is carried; verify-originals.ts recomputes that.
      select credit_group_id, customer_id, part -> 'marks', 0, 0, (part ->> 'countedMinor')::bigint
        from receivables.bills cross join lateral jsonb_array_elements(paid) part where part -> 'marks' is not null
    ), kept as (
      select ${keys}, figure, minor from exposure.mark_positions
       cross join lateral (values ('open orders', open_orders_minor), ('delivered, not invoiced', delivered_minor),
                                  ('receivables', receivables_minor)) as f (figure, minor)
    ), told as (
      select 'entries' as source, ${keys}, figure, minor, 0 as again from kept
      union all
      select 'documents', ${keys}, figure, minor, 0 from kept
      union all
      select 'entries', ${keys}, figure, 0, minor from exposure.entries
       cross join lateral jsonb_to_recordset(marks) as m
         (seller_code text, business_unit text, product_line text, open_orders_minor bigint, delivered_minor bigint,
          receivables_minor bigint)
       cross join lateral (values ('open orders', m.open_orders_minor), ('delivered, not invoiced', m.delivered_minor),
                                  ('receivables', m.receivables_minor)) as f (figure, minor)
       where marks is not null
      union all
      select 'documents', credit_group_id, customer_id, coalesce(marks->>'sellerCode', ''),
             coalesce(marks->>'businessUnit', ''), coalesce(marks->>'productLine', ''), figure, 0, minor
        from documents
       cross join lateral (values ('open orders', open_orders), ('delivered, not invoiced', delivered),
                                  ('receivables', receivables)) as f (figure, minor)
    )
    select c.code as "customerCode",
           figure || ' of ' || concat_ws(' / ', nullif(seller_code, ''), nullif(business_unit, ''), nullif(product_line, '')) as figure,
           sum(minor)::text as position, sum(again)::text as recomputed, source as "from"
      from told join customers.customers c using (credit_group_id, customer_id)
     group by c.code, seller_code, business_unit, product_line, source, told.figure
    having sum(minor) <> sum(again)
     order by 1, 5, 2 limit 1000`.execute(db);
  return rows;
}
