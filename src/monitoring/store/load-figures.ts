import { sql } from 'kysely';
import type { CreditGroupId, CustomerId } from '#customers';
import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import type { Sql } from '#platform';

/** What stands in the books of one customer on a day. */
export type Standing = {
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  readonly code: string;
  readonly currency: Currency;
  readonly industry: string | null;
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
           c.blacklist_reason is not null as blacklisted,
           coalesce(p.open_orders_minor + p.delivered_minor + p.receivables_minor, 0) as "exposureMinor",
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
               sum(i.open_minor) filter (where not i.disputed and i.due_on < ${asOf}) as overdue_minor,
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

/** What a customer owed at the end of a day, by the ledger. */
export async function findExposureOn(
  db: Sql,
  { customerId, creditGroupId }: Pick<Standing, 'customerId' | 'creditGroupId'>,
  before: Date,
): Promise<bigint> {
  const { rows } = await sql<{ minor: bigint }>`
    select exposure_after as minor from exposure.entries
     where (credit_group_id, customer_id) = (${creditGroupId}, ${customerId}) and booked_at < ${before}
     order by entry_no desc limit 1`.execute(db);
  return rows[0]?.minor ?? 0n;
}
