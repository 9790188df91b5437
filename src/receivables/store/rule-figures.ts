import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import type { Owner } from './load-documents.ts';

/** What of a customer's undisputed open items falls due on which day. */
export type DueDay = { readonly customerId: CustomerId; readonly dueOn: CalendarDate; readonly openMinor: bigint };

/** One row per due day with something open, the oldest first: however many invoices are open, never more than days. */
export async function loadDueDays(db: Sql, owners: readonly Owner[]): Promise<Map<CustomerId, DueDay[]>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<DueDay>`
    select customer_id as "customerId", due_on as "dueOn", open_minor as "openMinor"
      from receivables.open_by_due join ${asTable(owners.map(toKey), keyColumns)} using (credit_group_id, customer_id)
     order by due_on`.execute(db);
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

export type BehaviourFigure = {
  readonly customerId: CustomerId;
  readonly amountDays: bigint;
  readonly amountMinor: bigint;
  readonly invoices: number;
};

export async function loadBehaviourFigures(
  db: Sql,
  owners: readonly Owner[],
): Promise<Map<CustomerId, BehaviourFigure>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<{ customerId: CustomerId; days: string; minor: string; invoices: number }>`
    select customer_id as "customerId", amount_days::text as days, amount_minor::text as minor, invoices
      from receivables.behaviour_figures
      join ${asTable(owners.map(toKey), keyColumns)} using (credit_group_id, customer_id)`.execute(db);
  return new Map(
    rows.map(({ days, minor, ...row }) => [
      row.customerId,
      { ...row, amountDays: BigInt(days), amountMinor: BigInt(minor) },
    ]),
  );
}

/** The nightly run: how late each customer paid what it settled in the year before `today`. */
export async function figureBehaviour(tx: Tx, today: CalendarDate): Promise<void> {
  await sql`delete from receivables.behaviour_figures`.execute(tx);
  await sql`
    insert into receivables.behaviour_figures
    with settled as (
      select credit_group_id, customer_id, invoice_id, max(applied_on) as settled_on
        from receivables.allocations where applied_on between ${today}::date - 365 and ${today}::date
       group by 1, 2, 3
    )
    select credit_group_id, customer_id, sum(i.amount_minor::numeric * greatest(0, s.settled_on - i.due_on)),
           sum(i.amount_minor::numeric), count(*)::int, ${today}::date
      from settled s join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
     where i.open_minor = 0 and not i.not_paid
     group by 1, 2`.execute(tx);
}

const keyColumns = { credit_group_id: 'uuid', customer_id: 'uuid' } as const;

function toKey({ creditGroupId, customerId }: Owner) {
  return { credit_group_id: creditGroupId, customer_id: customerId };
}
