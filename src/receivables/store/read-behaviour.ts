import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { SettledMonth } from '../payment-behaviour.ts';
import type { Owner } from './load-documents.ts';

/** What was settled up to a day by month, oldest first. An invoice counts on the day of its last allocation. */
export async function listSettledMonths(
  db: Sql,
  { creditGroupId, customerId }: Owner,
  asOf: CalendarDate,
): Promise<SettledMonth[]> {
  const { rows } = await sql<Omit<SettledMonth, 'amountMinor' | 'amountDays'> & { minor: string; minorDays: string }>`
    with last_applied as (
      select invoice_id, max(applied_on) as applied_on from receivables.allocations
       where credit_group_id = ${creditGroupId} and customer_id = ${customerId}
       group by invoice_id
    ), settled as (
      select i.amount_minor::numeric as minor, i.due_on, l.applied_on as settled_on
        from last_applied l join receivables.invoices i
          on i.credit_group_id = ${creditGroupId} and i.customer_id = ${customerId} and i.invoice_id = l.invoice_id
       where i.open_minor = 0 and l.applied_on <= ${asOf}
    )
    select to_char(settled_on, 'YYYY-MM') as month, count(*)::int as invoices,
           (count(*) filter (where settled_on > due_on))::int as "lateInvoices",
           sum(minor)::text as minor, sum(minor * greatest(0, settled_on - due_on))::text as "minorDays"
      from settled group by 1 order by 1`.execute(db);
  return rows.map(({ minor, minorDays, ...month }) => ({
    ...month,
    amountMinor: BigInt(minor),
    amountDays: BigInt(minorDays),
  }));
}
