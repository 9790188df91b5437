import { type RawBuilder, sql } from 'kysely';
import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import type { Sql } from '#platform';
import type { OpenStep } from '../trend.ts';
import { isOverdue } from '#receivables/usecases';
import { inPolicy, type OnDay, ratesTable } from './standings.ts';

type InCurrency<Row> = Row & { readonly currency: Currency };

function withCurrency<Row extends { readonly currency: string }>(row: Row): InCurrency<Omit<Row, 'currency'>> {
  return { ...row, currency: asCurrency(row.currency) };
}

export type AgeRow = InCurrency<{
  readonly bucket: number;
  readonly customers: number;
  readonly minor: bigint;
  /** All of it past the first bucket, but for what is in dispute. */
  readonly overdueMinor: bigint;
}>;

/** What is open by bucket and currency; `firstDays` are where the buckets after the first begin. */
export async function sumByAge(db: Sql, today: CalendarDate, firstDays: readonly number[]): Promise<AgeRow[]> {
  const { rows } = await sql<Omit<AgeRow, 'currency'> & { currency: string }>`
    select c.currency, width_bucket(${today}::date - i.due_on, ${firstDays}::int[]) as bucket,
           count(distinct i.customer_id)::int as customers, sum(i.open_minor)::bigint as minor,
           coalesce(sum(i.open_minor) filter (where ${isOverdue(today)}), 0)::bigint as "overdueMinor"
      from receivables.invoices i join customers.customers c on c.customer_id = i.customer_id
     where i.open_minor > 0 and i.issued_on <= ${today} group by 1, 2`.execute(db);
  return rows.map(withCurrency);
}

/** What everybody owed on some days, as steps. */
export function listOpenSteps(db: Sql, days: readonly CalendarDate[]): Promise<InCurrency<OpenStep>[]> {
  return openSteps(db, days, sql`true`);
}

/**
 * What was open on each of these days, as steps: what is open today, and what was paid since the first of them; and of
 * both what was in dispute. So what was settled before the first day is not read, however long the history is. `whose`
 * narrows invoices `i`.
 */
export async function openSteps(
  db: Sql,
  days: readonly CalendarDate[],
  whose: RawBuilder<unknown>,
): Promise<InCurrency<OpenStep>[]> {
  const ends = sql`${days}::date[]`;
  /** The place of the first day that is not before another. */
  const placeOf = (day: RawBuilder<unknown>) => sql`width_bucket(${day} - 1, ${ends}) + 1`;
  const [overdueFrom, openFrom, paidFrom] = [
    placeOf(sql`i.due_on + 1`),
    placeOf(sql`i.issued_on`),
    placeOf(sql`a.applied_on`),
  ];
  const [raisedFrom, settledFrom] = [placeOf(sql`d.raised_on`), placeOf(sql`d.settled_on`)];
  const open = sql`receivables.invoices i join customers.customers c on c.customer_id = i.customer_id`;
  const paid = sql`receivables.allocations a
        join receivables.invoices i on (i.credit_group_id, i.customer_id, i.invoice_id) = (a.credit_group_id, a.customer_id, a.invoice_id)
        join customers.customers c on c.customer_id = a.customer_id`;
  const disputes = sql`receivables.disputes d
          on (d.credit_group_id, d.customer_id, d.invoice_id) = (i.credit_group_id, i.customer_id, i.invoice_id)
         and (d.settled_on is null or d.settled_on > ${days[0]})`;
  const { rows } = await sql<OpenStep & { currency: string }>`
    select currency, disputed, "overdueFrom", "openFrom", "paidFrom", sum(minor)::bigint as minor from (
      select c.currency, false as disputed, ${overdueFrom} as "overdueFrom", ${openFrom} as "openFrom",
             null::int as "paidFrom", i.open_minor as minor
        from ${open} where i.open_minor > 0 and ${whose}
      union all
      select c.currency, false, ${overdueFrom}, ${openFrom}, ${paidFrom}, a.amount_minor
        from ${paid} where a.applied_on > ${days[0]} and ${whose}
      union all
      select c.currency, true, greatest(${overdueFrom}, ${raisedFrom}), ${openFrom}, ${settledFrom}, i.open_minor
        from ${open} join ${disputes} where i.open_minor > 0 and ${whose}
      union all
      select c.currency, true, greatest(${overdueFrom}, ${raisedFrom}), ${openFrom}, least(${paidFrom}, ${settledFrom}), a.amount_minor
        from ${paid} join ${disputes} where a.applied_on > ${days[0]} and ${whose}
    ) step group by 1, 2, 3, 4, 5`.execute(db);
  return rows.map(withCurrency);
}

export type OpenDispute = InCurrency<{
  readonly disputeId: string;
  readonly customerCode: string;
  readonly customerName: string;
  readonly invoiceNumber: string;
  readonly openMinor: bigint;
  readonly dueOn: CalendarDate;
  readonly raisedOn: CalendarDate;
  readonly reason: string;
}>;

/** What customers contest, the oldest first. */
export async function listOpenDisputes(db: Sql, limit: number): Promise<OpenDispute[]> {
  const { rows } = await sql<Omit<OpenDispute, 'currency'> & { currency: string }>`
    select d.dispute_id as "disputeId", c.code as "customerCode", c.name as "customerName", c.currency,
           i.number as "invoiceNumber", i.open_minor as "openMinor", i.due_on as "dueOn", d.raised_on as "raisedOn", d.reason
      from receivables.disputes d
      join receivables.invoices i on (i.credit_group_id, i.customer_id, i.invoice_id) = (d.credit_group_id, d.customer_id, d.invoice_id)
      join customers.customers c on c.customer_id = d.customer_id
     where d.settled_on is null and i.open_minor > 0
     order by d.raised_on, d.dispute_id limit ${limit}`.execute(db);
  return rows.map(withCurrency);
}

export type UnappliedRow = InCurrency<{
  readonly customerCode: string;
  readonly customerName: string;
  readonly unappliedMinor: bigint;
  readonly settlements: number;
  readonly oldestOn: CalendarDate;
  /** What its open invoices come to: what the cash could be applied to. */
  readonly openMinor: bigint;
}>;

/** Whose cash waits to be applied, the most first. */
export async function listUnapplied(db: Sql, { rates }: OnDay, limit: number): Promise<UnappliedRow[]> {
  const { rows } = await sql<Omit<UnappliedRow, 'currency'> & { currency: string }>`
    with waiting as (
      select credit_group_id, customer_id, sum(unapplied_minor)::bigint as minor, count(*)::int as settlements,
             min(settled_on) as oldest_on
        from receivables.settlements where unapplied_minor > 0 group by 1, 2
    )
    select c.code as "customerCode", c.name as "customerName", c.currency, w.minor as "unappliedMinor", w.settlements,
           w.oldest_on as "oldestOn",
           (select coalesce(sum(i.open_minor), 0)::bigint from receivables.invoices i
             where (i.credit_group_id, i.customer_id) = (w.credit_group_id, w.customer_id) and i.open_minor > 0) as "openMinor"
      from waiting w join customers.customers c on c.customer_id = w.customer_id
      left join (${ratesTable(rates)}) r on r.currency = c.currency
     order by ${inPolicy(sql`w.minor`)} desc nulls last, c.code limit ${limit}`.execute(db);
  return rows.map(withCurrency);
}
