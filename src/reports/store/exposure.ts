import { sql } from 'kysely';
import type { UtilisationBand } from '#exposure';
import { asCurrency, type Currency } from '#kernel';
import type { Sql } from '#platform';
import { overdueByDueDay } from '#receivables/usecases';
import { inPolicy, type OnDay, standings } from './standings.ts';

type Sums = {
  readonly openOrdersMinor: bigint;
  readonly deliveredMinor: bigint;
  readonly receivablesMinor: bigint;
  readonly exposureMinor: bigint;
  /** Of the limits that are an amount. */
  readonly limitMinor: bigint;
};

const sums = sql`
  sum(open_orders)::bigint as "openOrdersMinor", sum(delivered)::bigint as "deliveredMinor",
  sum(receivables)::bigint as "receivablesMinor", sum(exposure)::bigint as "exposureMinor",
  coalesce(sum(limit_minor), 0)::bigint as "limitMinor"`;

/** The customers of one band of utilisation, summed in the policy's currency. */
export type BandRow = Sums & {
  readonly band: UtilisationBand;
  readonly customers: number;
  readonly overMinor: bigint;
};

export async function sumByBand(db: Sql, day: OnDay): Promise<BandRow[]> {
  const { rows } = await sql<BandRow>`
    with ${standings(day)}
    select band, count(*)::int as customers, ${sums},
           coalesce(sum(greatest(exposure - limit_minor, 0)), 0)::bigint as "overMinor"
      from standing where has_rate and band is not null group by band`.execute(db);
  return rows;
}

/** What one currency brings to the whole, in itself. */
export type CurrencyRow = {
  readonly currency: Currency;
  readonly hasRate: boolean;
  readonly customers: number;
  readonly exposureMinor: bigint;
  readonly limitMinor: bigint;
};

export async function sumByCurrency(db: Sql, day: OnDay): Promise<CurrencyRow[]> {
  const { rows } = await sql<Omit<CurrencyRow, 'currency'> & { currency: string }>`
    with ${standings(day)}
    select currency, has_rate as "hasRate", count(*)::int as customers, sum(own_exposure)::bigint as "exposureMinor",
           coalesce(sum(own_limit), 0)::bigint as "limitMinor"
      from standing group by currency, has_rate order by count(*) desc, currency`.execute(db);
  return rows.map((row) => ({ ...row, currency: asCurrency(row.currency) }));
}

/** One customer, or a credit group under the name of its head. */
export type DebtorRow = Sums & {
  readonly code: string;
  readonly name: string;
  readonly members: number;
  readonly unlimited: boolean;
  readonly limited: boolean;
  readonly overdueMinor: bigint;
};

/** Who owes most. A customer alone is a group of one. */
export async function listLargest(
  db: Sql,
  day: OnDay,
  { by, limit }: { by: 'group' | 'customer'; limit: number },
): Promise<DebtorRow[]> {
  const unit = by === 'group' ? sql`credit_group_id` : sql`credit_group_id, customer_id`;
  const { rows } = await sql<DebtorRow>`
    with ${standings(day)},
    largest as (
      select credit_group_id, array_agg(customer_id) as customer_ids, count(*)::int as members, ${sums},
             (array_agg(code order by parent_id is not null, code))[1] as code,
             (array_agg(name order by parent_id is not null, code))[1] as name,
             bool_or(limit_kind = 'unlimited') as unlimited, bool_or(limit_kind = 'amount') as limited
        from standing where has_rate and exposure > 0 group by ${unit}
       order by sum(exposure) desc, min(code) limit ${limit}
    )
    select code, name, members, "openOrdersMinor", "deliveredMinor", "receivablesMinor", "exposureMinor", "limitMinor",
           unlimited, limited, coalesce(overdue.minor, 0)::bigint as "overdueMinor"
      from largest
      left join lateral (
        select sum(${inPolicy(sql`own.minor`)}) as minor
          from (select customer_id, sum(open_minor) as minor from (${overdueByDueDay(day.today)}) late
                 where credit_group_id = largest.credit_group_id and customer_id = any(largest.customer_ids)
                 group by customer_id) own
          join customers.customers c on c.customer_id = own.customer_id
          join rates r on r.currency = c.currency) overdue on true
     order by "exposureMinor" desc, code`.execute(db);
  return rows;
}

export type IndustryRow = {
  readonly industry: string | null;
  readonly customers: number;
  readonly exposureMinor: bigint;
  readonly limitMinor: bigint;
};

/** Who owes something, by industry, the heaviest first. */
export async function sumByIndustry(db: Sql, day: OnDay): Promise<IndustryRow[]> {
  const { rows } = await sql<IndustryRow>`
    with ${standings(day)}
    select industry, count(*)::int as customers, sum(exposure)::bigint as "exposureMinor",
           coalesce(sum(limit_minor), 0)::bigint as "limitMinor"
      from standing where has_rate and exposure > 0 group by industry
     order by sum(exposure) desc, industry`.execute(db);
  return rows;
}
