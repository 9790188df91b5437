import { sql } from 'kysely';
import type { Sql } from '#platform';
import type { Difference } from './verify.ts';

/** Adds up what is open by due day from the invoices again; gives the days that do not agree. */
export async function findDueDayDifferences(db: Sql): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with documents as (
      select credit_group_id, customer_id, due_on, sum(open_minor) as open_minor
        from receivables.invoices where open_minor > 0 and not disputed group by 1, 2, 3
    )
    select c.code as "customerCode", 'open items due ' || due_on as figure, coalesce(k.open_minor, 0)::text as position,
           coalesce(d.open_minor, 0)::text as recomputed, 'open items' as "from"
      from receivables.open_by_due k
      full join documents d using (credit_group_id, customer_id, due_on)
      join customers.customers c using (customer_id)
     where coalesce(k.open_minor, 0) <> coalesce(d.open_minor, 0)
     order by code, due_on limit 1000`.execute(db);
  return rows;
}
