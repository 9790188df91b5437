import { sql } from 'kysely';
import { asCurrency, CNY, type Currency, money } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { RuleFacts } from '../rule-facts.ts';

export type BudgetUse = NonNullable<RuleFacts['budgets']>[number];

export async function loadBudgetUse(db: Sql): Promise<BudgetUse[]> {
  const { rows } = await sql<{ sellerCode: string; usedMinor: bigint; figuredAt: Date }>`
    select seller_code as "sellerCode", used_minor as "usedMinor", figured_at as "figuredAt"
      from exposure.budget_use`.execute(db);
  return rows.map(({ sellerCode, usedMinor, figuredAt }) => ({
    sellerCode: sellerCode === '' ? null : sellerCode,
    used: money(CNY, usedMinor),
    figuredAt: figuredAt.toISOString(),
  }));
}

/** What everybody owes, in each currency: the whole company's, and what is marked as each seller's. */
export async function sumExposures(db: Sql): Promise<{ sellerCode: string; currency: Currency; minor: bigint }[]> {
  const { rows } = await sql<{ sellerCode: string; currency: string; minor: string }>`
    select '' as "sellerCode", c.currency, sum(open_orders_minor + delivered_minor + receivables_minor)::text as minor
      from exposure.positions join customers.customers c using (credit_group_id, customer_id) group by 2
    union all
    select m.seller_code, c.currency, sum(open_orders_minor + delivered_minor + receivables_minor)::text
      from exposure.mark_positions m join customers.customers c using (credit_group_id, customer_id)
     where m.seller_code <> '' group by 1, 2
    union all
    select code, 'CNY', '0' from receivables.sellers`.execute(db);
  return rows.map(({ sellerCode, currency, minor }) => ({
    sellerCode,
    currency: asCurrency(currency),
    minor: BigInt(minor),
  }));
}

export async function saveBudgetUse(tx: Tx, used: ReadonlyMap<string, bigint>, at: Date): Promise<void> {
  await sql`
    insert into exposure.budget_use (seller_code, used_minor, figured_at)
    select seller_code, used_minor, ${at}::timestamptz
      from unnest(${[...used.keys()]}::text[], ${[...used.values()]}::bigint[]) as given (seller_code, used_minor)
    on conflict (seller_code) do update set used_minor = excluded.used_minor, figured_at = excluded.figured_at`.execute(
    tx,
  );
}
