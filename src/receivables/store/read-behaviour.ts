import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { asTable, type Sql } from '#platform';
import type { SettledMonth } from '../payment-behaviour.ts';
import type { Owner } from './load-documents.ts';

/** What was settled up to a day by month, oldest first. An invoice counts on the day of its last allocation. */
export async function listSettledMonths(db: Sql, owner: Owner, asOf: CalendarDate): Promise<SettledMonth[]> {
  return (await loadSettledMonths(db, [owner], { upTo: asOf })).get(owner.customerId) ?? [];
}

/** The same of many customers in one statement; of what was settled from a day on where that is given. */
export async function loadSettledMonths(
  db: Sql,
  owners: readonly Owner[],
  { from, upTo }: { readonly from?: CalendarDate; readonly upTo: CalendarDate },
): Promise<Map<CustomerId, SettledMonth[]>> {
  if (owners.length === 0) return new Map();
  const rowsOf = owners.map((one) => ({ credit_group_id: one.creditGroupId, customer_id: one.customerId }));
  type Row = Omit<SettledMonth, 'amountMinor' | 'amountDays'> & {
    customerId: CustomerId;
    minor: string;
    minorDays: string;
  };
  const { rows } = await sql<Row>`
    with last_applied as (
      select credit_group_id, customer_id, invoice_id, max(applied_on) as applied_on
        from ${asTable(rowsOf, { credit_group_id: 'uuid', customer_id: 'uuid' })}
        join receivables.allocations using (credit_group_id, customer_id)
       where ${from ?? null}::date is null or applied_on >= ${from ?? null}::date
       group by 1, 2, 3
    ), settled as (
      select customer_id, i.amount_minor::numeric as minor, i.due_on, l.applied_on as settled_on
        from last_applied l join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
       where i.open_minor = 0 and not i.not_paid and l.applied_on <= ${upTo}
    )
    select customer_id as "customerId", to_char(settled_on, 'YYYY-MM') as month, count(*)::int as invoices,
           (count(*) filter (where settled_on > due_on))::int as "lateInvoices",
           sum(minor)::text as minor, sum(minor * greatest(0, settled_on - due_on))::text as "minorDays"
      from settled group by 1, 2 order by 1, 2`.execute(db);
  const months = Map.groupBy(rows, ({ customerId }) => customerId);
  return new Map(
    [...months].map(([customerId, own]) => [
      customerId,
      own.map(({ customerId: _, minor, minorDays, ...month }) => ({
        ...month,
        amountMinor: BigInt(minor),
        amountDays: BigInt(minorDays),
      })),
    ]),
  );
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
     where i.open_minor = 0 and not i.not_paid and l.applied_on <= ${upTo} group by 1`.execute(db);
  return new Map(
    rows.map(({ customerId, invoices, minor, minorDays }) => [
      customerId,
      { invoices, amountMinor: BigInt(minor), amountDays: BigInt(minorDays) },
    ]),
  );
}

export type SettledSum = Pick<SettledMonth, 'invoices' | 'amountMinor' | 'amountDays'>;
