import { sql } from 'kysely';
import { type CustomerId, searchPatterns } from '#customers';
import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import type { Sql } from '#platform';
import { conditionsOf, type PortfolioFilter } from './portfolio-filters.ts';

export type PortfolioSort = 'name' | 'code' | 'headroom' | 'exposure' | 'overdue' | 'utilisation';
export type PortfolioStatus = 'active' | 'inactive' | 'blacklisted' | 'frozen' | 'over_limit' | 'overdue';

export type PortfolioQuestion = {
  readonly today: CalendarDate;
  readonly search: string | undefined;
  readonly status: PortfolioStatus | undefined;
  readonly filter: PortfolioFilter;
  readonly sort: PortfolioSort;
  readonly limit: number;
  /** Sort value and code of the last row of the page before. */
  readonly after: readonly [string, string] | undefined;
};

/** One customer of the list: who it is, what it owes, what it may owe. */
export type PortfolioRow = {
  readonly customerId: CustomerId;
  readonly code: string;
  readonly name: string;
  readonly unifiedSocialCreditCode: string | null;
  readonly industry: string | null;
  readonly parentCode: string | null;
  readonly currency: Currency;
  readonly status: 'active' | 'inactive';
  readonly blacklisted: boolean;
  readonly frozen: boolean;
  readonly openOrdersMinor: bigint;
  readonly deliveredMinor: bigint;
  readonly receivablesMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly entryNo: bigint;
  /** Of the newest limit that has begun; null when none has. */
  readonly limitKind: 'amount' | 'unlimited' | null;
  readonly limitMinor: bigint | null;
  readonly limitExpired: boolean;
  readonly overdueMinor: bigint;
  readonly oldestDaysPastDue: number;
  readonly openHolds: number;
  readonly ownerName: string | null;
  readonly sortedBy: string;
};

const exposure = sql`coalesce(p.open_orders_minor + p.delivered_minor + p.receivables_minor, 0)`;
/** Tightest first; unlimited last. */
const headroom = sql`case when l.kind = 'unlimited' then 9223372036854775807 else coalesce(l.amount_minor, 0) - ${exposure} end`;

/** The least room first; who owes without a limit has none, and who owes nothing has all of it. */
const utilisation = sql`case when l.kind = 'unlimited' or ${exposure} = 0 then 0
  when coalesce(l.amount_minor, 0) = 0 then -1000000 else -round(${exposure}::numeric / l.amount_minor, 6) end`;

const orders = {
  name: { by: sql`c.name collate customers.pinyin`, type: sql`text` },
  code: { by: sql`c.code`, type: sql`text` },
  headroom: { by: headroom, type: sql`bigint` },
  exposure: { by: sql`-${exposure}`, type: sql`bigint` },
  overdue: { by: sql`-coalesce(o.minor, 0)`, type: sql`bigint` },
  utilisation: { by: utilisation, type: sql`numeric` },
} as const;

const statuses = {
  active: sql`c.status = 'active' and c.blacklist_reason is null and c.freeze_reason is null`,
  inactive: sql`c.status = 'inactive'`,
  blacklisted: sql`c.blacklist_reason is not null`,
  frozen: sql`c.freeze_reason is not null`,
  over_limit: sql`${headroom} < 0`,
  overdue: sql`o.minor > 0`,
} as const;

/** A page of customers with their positions, in the order asked for. */
export async function listPortfolio(db: Sql, question: PortfolioQuestion): Promise<PortfolioRow[]> {
  const { today, search, status, filter, sort, limit, after } = question;
  const { by, type } = orders[sort];
  const patterns = searchPatterns(search);
  const { rows } = await sql<Omit<PortfolioRow, 'currency'> & { currency: string }>`
    select c.customer_id as "customerId", c.code, c.name, c.unified_social_credit_code as "unifiedSocialCreditCode",
           c.industry, parent.code as "parentCode", c.currency, c.status, c.blacklist_reason is not null as blacklisted,
           c.freeze_reason is not null as frozen,
           coalesce(p.open_orders_minor, 0) as "openOrdersMinor", coalesce(p.delivered_minor, 0) as "deliveredMinor",
           coalesce(p.receivables_minor, 0) as "receivablesMinor", coalesce(p.unapplied_minor, 0) as "unappliedMinor",
           coalesce(p.entry_no, 0) as "entryNo", l.kind as "limitKind", l.amount_minor as "limitMinor",
           coalesce(l.valid_to < ${today}::date, false) as "limitExpired",
           coalesce(o.minor, 0)::bigint as "overdueMinor", coalesce(${today}::date - o.oldest, 0) as "oldestDaysPastDue",
           (select count(*)::int from exposure.holds h
             where (h.credit_group_id, h.customer_id) = (c.credit_group_id, c.customer_id) and h.status = 'open') as "openHolds",
           owner.name as "ownerName", (${by})::text as "sortedBy"
      from customers.customers c
      left join customers.customers parent on parent.customer_id = c.parent_id
      left join team.users owner on owner.user_id = c.owner_id
      left join exposure.positions p on (p.credit_group_id, p.customer_id) = (c.credit_group_id, c.customer_id)
      left join lateral (
        select kind, amount_minor, valid_to from limits.limits
         where (credit_group_id, customer_id) = (c.credit_group_id, c.customer_id)
           and valid_from <= ${today} and valid_to >= valid_from and (not temporary or valid_to >= ${today})
         order by temporary desc, valid_from desc limit 1) l on true
      left join lateral (
        select sum(open_minor) as minor, min(due_on) as oldest from receivables.invoices
         where (credit_group_id, customer_id) = (c.credit_group_id, c.customer_id)
           and open_minor > 0 and due_on < ${today}) o on true
     where ${patterns === null ? sql`true` : sql`c.search_text like any(${patterns}::text[])`}
       and ${status === undefined ? sql`true` : statuses[status]} and ${conditionsOf(filter, { exposure, today })}
       and ${after === undefined ? sql`true` : sql`(${by}, c.code) > (cast(${after[0]} as ${type}), ${after[1]})`}
     order by ${by}, c.code limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, currency: asCurrency(row.currency) }));
}
