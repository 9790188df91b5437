import { sql } from 'kysely';
import type { CreditGroupId, CustomerId } from '#customers';
import { asCurrency, type CalendarDate, CNY, type Currency, money } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { Owner } from '#receivables/usecases';
import { emptyPosition, type Position } from '../books.ts';
import type { RuleFacts } from '../rule-facts.ts';
import { type CountedOn, countedExposure } from './counted.ts';

/** A member of a credit group with what it owes; its limit is asked of the limits. */
export type Member = Owner & {
  readonly code: string;
  readonly name: string;
  readonly parentId: CustomerId | null;
  readonly status: 'active' | 'inactive';
  readonly freezeReason: string | null;
  readonly currency: Currency;
  readonly customerSince: CalendarDate;
  /** The last day on which its limit was looked at again. */
  readonly reviewedOn: CalendarDate | null;
  readonly blacklistReason: string | null;
  readonly position: Position;
};

/** Everybody in these groups: a row per member, however many documents each has. */
export async function loadMembers(
  db: Sql,
  groups: readonly CreditGroupId[],
  timeZone: string,
): Promise<Map<CreditGroupId, Member[]>> {
  const { rows } = await sql<Omit<Member, 'currency' | 'position'> & Omit<Position, 'entryNo'> & { currency: string }>`
    select c.credit_group_id as "creditGroupId", c.customer_id as "customerId", c.code, c.name, c.parent_id as "parentId", c.status, c.freeze_reason as "freezeReason", c.currency,
           (c.created_at at time zone ${timeZone})::date as "customerSince", c.reviewed_on as "reviewedOn", c.blacklist_reason as "blacklistReason",
           coalesce(p.open_orders_minor, 0) as "openOrdersMinor", coalesce(p.delivered_minor, 0) as "deliveredMinor",
           coalesce(p.receivables_minor, 0) as "receivablesMinor", coalesce(p.bills_minor, 0) as "billsMinor",
           coalesce(p.unapplied_minor, 0) as "unappliedMinor"
      from customers.customers c left join exposure.positions p using (credit_group_id, customer_id)
     where c.credit_group_id = any(${[...new Set(groups)]}::uuid[])
     order by c.code`.execute(db);
  const members = rows.map(
    ({ openOrdersMinor, deliveredMinor, receivablesMinor, billsMinor, unappliedMinor, currency, ...row }) => ({
      ...row,
      currency: asCurrency(currency),
      position: { ...emptyPosition, openOrdersMinor, deliveredMinor, receivablesMinor, billsMinor, unappliedMinor },
    }),
  );
  return Map.groupBy(members, ({ creditGroupId }) => creditGroupId);
}

export async function loadConcentrations(db: Sql): Promise<RuleFacts['concentrations']> {
  const { rows } = await sql<{ by: 'industry' | 'country'; of: string; minor: bigint }>`
    select concentrated_by as by, of_what as of, exposure_minor as minor from exposure.concentrations`.execute(db);
  return rows.map(({ by, of, minor }) => ({ by, of, exposure: money(CNY, minor) }));
}

export type ConcentrationPart = {
  readonly by: 'industry' | 'country';
  readonly of: string;
  readonly currency: Currency;
  readonly minor: bigint;
};

/** The whole portfolio's exposure by industry and by country, each in its currencies. */
export async function sumConcentrations(db: Sql, day: CountedOn): Promise<ConcentrationPart[]> {
  const { rows } = await sql<{ by: 'industry' | 'country'; of: string; currency: string; minor: string }>`
    with exposed as (
      select c.industry, c.country::text, c.currency, ${countedExposure(day)} as minor
        from customers.customers c join exposure.positions p using (credit_group_id, customer_id)
    )
    select 'industry' as by, industry as of, currency, sum(minor)::text as minor
      from exposed where industry is not null group by industry, currency
    union all
    select 'country', country, currency, sum(minor)::text from exposed group by country, currency`.execute(db);
  return rows.map(({ currency, minor, ...row }) => ({ ...row, currency: asCurrency(currency), minor: BigInt(minor) }));
}

export async function saveConcentrations(tx: Tx, concentrations: RuleFacts['concentrations'], at: Date): Promise<void> {
  await sql`delete from exposure.concentrations`.execute(tx);
  for (const { by, of, exposure } of concentrations) {
    await sql`
      insert into exposure.concentrations (concentrated_by, of_what, exposure_minor, figured_at)
      values (${by}, ${of}, ${exposure.minor}, ${at})`.execute(tx);
  }
}
