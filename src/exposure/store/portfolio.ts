import { type RawBuilder, sql } from 'kysely';
import { type CustomerId, searchPatterns } from '#customers';
import { asCurrency, type Currency } from '#kernel';
import type { Sql } from '#platform';
import type { CountedOn } from './counted.ts';
import {
  type Figures,
  figuresOn,
  limitOfAll,
  limitOfEach,
  overdueOfAll,
  overdueOfEach,
  positionOfAll,
  positions,
} from './portfolio-figures.ts';
import { conditionsOf, type PortfolioFilter } from './portfolio-filters.ts';

export type PortfolioSort = 'name' | 'code' | 'headroom' | 'exposure' | 'overdue' | 'utilisation';
export type PortfolioStatus = 'active' | 'inactive' | 'blacklisted' | 'frozen' | 'over_limit' | 'overdue';

export type PortfolioQuestion = CountedOn & {
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
  readonly freezeStopsDeliveries: boolean;
  readonly openOrdersMinor: bigint;
  readonly deliveredMinor: bigint;
  readonly receivablesMinor: bigint;
  readonly unappliedMinor: bigint;
  /** Of all that, what counts under the policy. */
  readonly countedMinor: bigint;
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

/** What an order or a filter reads of every customer, beside the customer itself. */
type Need = 'position' | 'limit' | 'overdue';
type Order = { readonly by: RawBuilder<unknown>; readonly type: RawBuilder<unknown>; readonly needs: readonly Need[] };

const ordersBy = ({ exposure, headroom, utilisation }: Figures): Readonly<Record<PortfolioSort, Order>> => ({
  name: { by: sql`c.name collate customers.pinyin`, type: sql`text`, needs: [] },
  code: { by: sql`c.code`, type: sql`text`, needs: [] },
  headroom: { by: headroom, type: sql`bigint`, needs: ['position', 'limit'] },
  exposure: { by: sql`-${exposure}`, type: sql`bigint`, needs: ['position'] },
  overdue: { by: sql`-coalesce(o.minor, 0)`, type: sql`bigint`, needs: ['overdue'] },
  utilisation: { by: utilisation, type: sql`numeric`, needs: ['position', 'limit'] },
});

type Standing = { readonly where: RawBuilder<unknown>; readonly needs: readonly Need[] };

const standingsBy = ({ headroom }: Figures): Readonly<Record<PortfolioStatus, Standing>> => ({
  active: { where: sql`c.status = 'active' and c.blacklist_reason is null and c.freeze_reason is null`, needs: [] },
  inactive: { where: sql`c.status = 'inactive'`, needs: [] },
  blacklisted: { where: sql`c.blacklist_reason is not null`, needs: [] },
  frozen: { where: sql`c.freeze_reason is not null`, needs: [] },
  over_limit: { where: sql`${headroom} < 0`, needs: ['position', 'limit'] },
  overdue: { where: sql`o.minor > 0`, needs: ['overdue'] },
});

/** What {@link conditionsOf} reads beside the customer. */
function needsOf({ utilisation: band }: PortfolioFilter): readonly Need[] {
  return band === undefined ? [] : ['position', 'limit'];
}

/**
 * Whose turn it is on the page, by no more than the order and the filter ask for. Where a figure narrows a list by name
 * or code, all are found first and ordered after that (`offset 0` keeps the planner from more): walking along the names
 * until enough are found would look every customer up one by one.
 */
function pageOf(question: PortfolioQuestion): RawBuilder<unknown> {
  const { today, search, status, filter, sort, limit, after } = question;
  const figures = figuresOn(question);
  const { by, type, needs } = ordersBy(figures)[sort];
  const patterns = searchPatterns(search);
  const standing = status === undefined ? undefined : standingsBy(figures)[status];
  const needed = new Set([...needs, ...(standing?.needs ?? []), ...needsOf(filter)]);
  const found = sql`
    select c.customer_id, c.code, ${by} as place
      from customers.customers c
      ${needed.has('position') ? positionOfAll : sql``}
      ${needed.has('limit') ? limitOfAll(today) : sql``}
      ${needed.has('overdue') ? overdueOfAll(today) : sql``}
     where ${patterns === null ? sql`true` : sql`c.search_text like any(${patterns}::text[])`}
       and ${standing?.where ?? sql`true`} and ${conditionsOf(filter, { exposure: figures.exposure, today })}
       and ${after === undefined ? sql`true` : sql`(${by}, c.code) > (cast(${after[0]} as ${type}), ${after[1]})`}`;
  return needs.length > 0 || needed.size === 0
    ? sql`${found} order by place, c.code limit ${limit}`
    : sql`select * from (${found} offset 0) found order by place, code limit ${limit}`;
}

/** A page of customers with their positions, in the order asked for. */
export async function listPortfolio(db: Sql, question: PortfolioQuestion): Promise<PortfolioRow[]> {
  const { today } = question;
  const { rows } = await sql<Omit<PortfolioRow, 'currency'> & { currency: string }>`
    select c.customer_id as "customerId", c.code, c.name, c.unified_social_credit_code as "unifiedSocialCreditCode",
           c.industry, parent.code as "parentCode", c.currency, c.status, c.blacklist_reason is not null as blacklisted,
           c.freeze_reason is not null as frozen, c.freeze_stops_deliveries as "freezeStopsDeliveries",
           coalesce(p.open_orders_minor, 0) as "openOrdersMinor", coalesce(p.delivered_minor, 0) as "deliveredMinor",
           coalesce(p.receivables_minor, 0) as "receivablesMinor", coalesce(p.unapplied_minor, 0) as "unappliedMinor",
           ${figuresOn(question).exposure} as "countedMinor",
           coalesce(p.entry_no, 0) as "entryNo", l.kind as "limitKind", l.amount_minor as "limitMinor",
           coalesce(l.valid_to < ${today}::date, false) as "limitExpired",
           coalesce(o.minor, 0)::bigint as "overdueMinor", coalesce(${today}::date - o.oldest, 0) as "oldestDaysPastDue",
           (select count(*)::int from exposure.holds h
             where (h.credit_group_id, h.customer_id) = (c.credit_group_id, c.customer_id) and h.status = 'open') as "openHolds",
           owner.name as "ownerName", page.place::text as "sortedBy"
      from (${pageOf(question)}) page
      join customers.customers c on c.customer_id = page.customer_id
      left join customers.customers parent on parent.customer_id = c.parent_id
      left join team.users owner on owner.user_id = c.owner_id
      ${positions} ${limitOfEach(today)} ${overdueOfEach(today)}
     order by page.place, c.code`.execute(db);
  return rows.map((row) => ({ ...row, currency: asCurrency(row.currency) }));
}
