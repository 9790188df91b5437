import { sql } from 'kysely';
import type { CreditGroupId, CustomerId } from '#customers';
import { countedExposure } from '#exposure/usecases';
import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import { asTable, type Sql } from '#platform';
import { policyInForce } from '#policy';
import { isOverdue, wasInDispute } from '#receivables/usecases';

/** What stands in the books of one customer on a day. */
export type Standing = {
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  readonly code: string;
  readonly currency: Currency;
  readonly industry: string | null;
  readonly salesOwner: { readonly id: string; readonly name: string } | null;
  readonly blacklisted: boolean;
  readonly exposureMinor: bigint;
  readonly limitMinor: bigint | null;
  readonly standingTo: CalendarDate | null;
  readonly standingGrantedAt: Date | null;
  readonly everInvoiced: boolean;
  readonly receivablesMinor: bigint;
  readonly overdueMinor: bigint;
  readonly oldestDueOn: CalendarDate | null;
};

type Wanted =
  | { readonly after: CustomerId | undefined; readonly limit: number }
  | { readonly customerIds: readonly CustomerId[] };

/**
 * Some customers as their books stand, each figure by an index of its own: a page of the portfolio in the order of ids,
 * or those that are named. Who is no customer any more is left out.
 */
export async function loadStandings(db: Sql, wanted: Wanted, asOf: CalendarDate): Promise<Standing[]> {
  const { rows } = await sql<Omit<Standing, 'currency'> & { currency: string }>`
    select c.customer_id as "customerId", c.credit_group_id as "creditGroupId", c.code, c.currency, c.industry,
           (select jsonb_build_object('id', u.user_id, 'name', u.name) from team.users u
             where u.user_id = c.owner_id and u.disabled_at is null) as "salesOwner",
           c.blacklist_reason is not null as blacklisted,
           ${countedExposure({ today: asOf, policy: policyInForce(asOf) })} as "exposureMinor",
           counting.amount_minor as "limitMinor", standing.valid_to as "standingTo",
           standing.granted_at as "standingGrantedAt",
           exists (select from receivables.invoices i
                    where (i.credit_group_id, i.customer_id) = (c.credit_group_id, c.customer_id)
                      and i.issued_on <= ${asOf}) as "everInvoiced",
           coalesce(o.open_minor, 0)::bigint as "receivablesMinor",
           coalesce(o.overdue_minor, 0)::bigint as "overdueMinor", o.oldest as "oldestDueOn"
      from customers.customers c
      left join exposure.positions p on (p.credit_group_id, p.customer_id) = (c.credit_group_id, c.customer_id)
      left join lateral (
        select l.amount_minor from limits.limits l
         where (l.credit_group_id, l.customer_id) = (c.credit_group_id, c.customer_id)
           and l.valid_from <= ${asOf} and l.valid_to >= ${asOf} and l.valid_to >= l.valid_from
         order by l.temporary desc, l.valid_from desc limit 1) counting on true
      left join lateral (
        select l.valid_to, l.granted_at, l.amount_minor from limits.limits l
         where (l.credit_group_id, l.customer_id) = (c.credit_group_id, c.customer_id) and not l.temporary
           and l.valid_from <= ${asOf} and l.valid_to >= l.valid_from
         order by l.valid_from desc limit 1) standing on standing.amount_minor is distinct from 0
      left join lateral (
        select sum(i.open_minor) as open_minor,
               sum(i.open_minor) filter (where ${isOverdue(asOf)}) as overdue_minor,
               min(i.due_on) filter (where not i.disputed) as oldest
          from receivables.invoices i
         where (i.credit_group_id, i.customer_id) = (c.credit_group_id, c.customer_id) and i.open_minor > 0) o on true
     where c.status = 'active' and ${
       'customerIds' in wanted
         ? sql`c.customer_id = any(${wanted.customerIds}::uuid[])`
         : sql`(${wanted.after ?? null}::uuid is null or c.customer_id > ${wanted.after ?? null}::uuid)`
     }
     order by c.customer_id ${'limit' in wanted ? sql`limit ${wanted.limit}` : sql``}`.execute(db);
  return rows.map((row) => ({ ...row, currency: asCurrency(row.currency) }));
}

/** A customer on one day: `before` is the first instant of the next. */
export type OnDay = Pick<Standing, 'customerId' | 'creditGroupId'> & {
  readonly day: CalendarDate;
  readonly before: Date;
};

/** What each customer owed at the end of a day by the ledger, and what of it was overdue; in the questions' order. */
export async function loadOwed(
  db: Sql,
  questions: readonly OnDay[],
): Promise<{ readonly exposureMinor: bigint; readonly overdueMinor: bigint }[]> {
  const asked = questions.map(({ creditGroupId, customerId, day, before }, place) => ({
    credit_group_id: creditGroupId,
    customer_id: customerId,
    day,
    before,
    place,
  }));
  const columns = {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    day: 'date',
    before: 'timestamptz',
    place: 'int',
  } as const;
  const { rows } = await sql<{ place: number; exposureMinor: bigint; overdueMinor: bigint }>`
    select given.place, coalesce(e.exposure_after, 0) as "exposureMinor", coalesce(o.minor, 0)::bigint as "overdueMinor"
      from ${asTable(asked, columns)}
      left join lateral (
        select x.exposure_after from exposure.entries x
         where (x.credit_group_id, x.customer_id) = (given.credit_group_id, given.customer_id)
           and x.booked_at < given.before
         order by x.entry_no desc limit 1) e on true
      left join lateral (
        select sum(i.amount_minor - coalesce((
                 select sum(a.amount_minor) from receivables.allocations a
                  where (a.credit_group_id, a.customer_id, a.invoice_id)
                        = (i.credit_group_id, i.customer_id, i.invoice_id) and a.applied_on <= given.day), 0)) as minor
          from receivables.invoices i
         where (i.credit_group_id, i.customer_id) = (given.credit_group_id, given.customer_id)
           and i.issued_on <= given.day and i.due_on < given.day and not ${wasInDispute(sql`given.day`)}) o on true
     order by given.place`.execute(db);
  return rows.map(({ exposureMinor, overdueMinor }) => ({ exposureMinor, overdueMinor }));
}
