import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { asTable, type Sql } from '#platform';
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

/** What each of many customers settled from one day to another, as one sum: Σ amount, and Σ amount × days late. */
export async function sumSettled(
  db: Sql,
  owners: readonly Owner[],
  { from, upTo }: { readonly from: CalendarDate; readonly upTo: CalendarDate },
): Promise<Map<CustomerId, SettledSum>> {
  if (owners.length === 0) return new Map();
  const rowsOf = owners.map((one) => ({ credit_group_id: one.creditGroupId, customer_id: one.customerId }));
  const { rows } = await sql<{ customerId: CustomerId; invoices: number; minor: string; minorDays: string }>`
    with last_applied as (
      select credit_group_id, customer_id, invoice_id, max(applied_on) as applied_on
        from ${asTable(rowsOf, { credit_group_id: 'uuid', customer_id: 'uuid' })}
        join receivables.allocations using (credit_group_id, customer_id)
       where applied_on >= ${from} group by 1, 2, 3
    )
    select customer_id as "customerId", count(*)::int as invoices, sum(i.amount_minor)::text as minor,
           sum(i.amount_minor::numeric * greatest(0, l.applied_on - i.due_on))::text as "minorDays"
      from last_applied l join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
     where i.open_minor = 0 and l.applied_on <= ${upTo} group by 1`.execute(db);
  return new Map(
    rows.map(({ customerId, invoices, minor, minorDays }) => [
      customerId,
      { invoices, amountMinor: BigInt(minor), amountDays: BigInt(minorDays) },
    ]),
  );
}

export type SettledSum = Pick<SettledMonth, 'invoices' | 'amountMinor' | 'amountDays'>;
