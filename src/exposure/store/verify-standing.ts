import { sql } from 'kysely';
import type { Sql } from '#platform';
import type { Difference } from './verify.ts';

/** Looks up again what stands beside each position: the limit from which day on, and the open item that is due first. */
export async function findStandingDifferences(db: Sql): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with due_first as (
      select distinct on (credit_group_id, customer_id) credit_group_id, customer_id, invoice_id, number, due_on, open_minor
        from receivables.invoices where open_minor > 0 and not disputed
       order by credit_group_id, customer_id, due_on, invoice_id
    ), differing as materialized (
      select p.customer_id, told.figure, told.source, told.position, told.recomputed
        from exposure.positions p
        left join exposure.limits_to_stand l using (credit_group_id, customer_id)
        left join due_first i using (credit_group_id, customer_id)
       cross join lateral (values
         ('limit', 'limits',
          row(p.limit_from, p.limit_id, p.limit_currency, p.limit_minor, p.limit_document_minor, p.limit_valid_from,
              p.limit_valid_to, p.limit_original)::text,
          row(l.limit_from, l.limit_id, l.currency, l.amount_minor, l.single_document_minor, l.valid_from, l.valid_to,
              l.original)::text),
         ('oldest open item', 'open items',
          row(p.oldest_invoice_id, p.oldest_number, p.oldest_due_on, p.oldest_open_minor)::text,
          row(i.invoice_id, i.number, i.due_on, i.open_minor)::text)
       ) as told (figure, source, position, recomputed)
       where told.position <> told.recomputed
    )
    select code as "customerCode", figure, position, recomputed, source as "from"
      from differing join customers.customers using (customer_id)
     order by code, figure limit 1000`.execute(db);
  return rows;
}
