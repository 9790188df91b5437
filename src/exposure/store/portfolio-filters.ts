import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import { bandBegins, type UtilisationBand } from '../utilisation.ts';

/** What else a list of customers may be narrowed to: each is a bar of some chart, and opens the customers behind it. */
export type PortfolioFilter = {
  /** The id of whoever looks after them, or `nobody`. */
  readonly ownerId?: string | undefined;
  /** A grade, or `none`: not assessed yet. */
  readonly grade?: string | undefined;
  /** Something open in these days past due, both ends included. */
  readonly daysPastDue?: { readonly from: number | undefined; readonly to: number | undefined } | undefined;
  readonly utilisation?: UtilisationBand | undefined;
  readonly industry?: string | undefined;
  /** Everybody in the credit group of this customer. */
  readonly groupOf?: string | undefined;
};

type Known = { readonly exposure: RawBuilder<unknown>; readonly today: CalendarDate };

/** Conditions on customer `c` and its newest limit `l`. */
export function conditionsOf(filter: PortfolioFilter, { exposure, today }: Known): RawBuilder<unknown> {
  const { ownerId, grade, daysPastDue, utilisation, industry, groupOf } = filter;
  const conditions = [
    ownerId === undefined ? undefined : ownerId === 'nobody' ? sql`c.owner_id is null` : sql`c.owner_id = ${ownerId}`,
    grade === undefined ? undefined : ofGrade(grade),
    daysPastDue === undefined ? undefined : hasOpen(daysPastDue, today),
    utilisation === undefined ? undefined : inBand(utilisation, exposure, today),
    industry === undefined ? undefined : sql`c.industry = ${industry}`,
    groupOf === undefined
      ? undefined
      : sql`c.credit_group_id = (select credit_group_id from customers.customers where code = ${groupOf})`,
  ].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

function ofGrade(grade: string): RawBuilder<unknown> {
  const assessed = sql`select from assessment.latest a
    where (a.credit_group_id, a.customer_id) = (c.credit_group_id, c.customer_id)`;
  return grade === 'none' ? sql`not exists (${assessed})` : sql`exists (${assessed} and a.grade = ${grade})`;
}

function hasOpen({ from, to }: NonNullable<PortfolioFilter['daysPastDue']>, today: CalendarDate): RawBuilder<unknown> {
  return sql`exists (select from receivables.invoices i
    where (i.credit_group_id, i.customer_id) = (c.credit_group_id, c.customer_id) and i.open_minor > 0
      ${from === undefined ? sql`` : sql`and i.due_on <= ${today}::date - ${from}::int`}
      ${to === undefined ? sql`` : sql`and i.due_on >= ${today}::date - ${to}::int`})`;
}

function inBand(band: UtilisationBand, exposure: RawBuilder<unknown>, today: CalendarDate): RawBuilder<unknown> {
  const running = sql`coalesce(l.valid_to >= ${today}::date, false)`;
  const used = sql`${exposure} * 100`;
  const atLeast = (percent: number) =>
    sql`(${used} >= l.amount_minor::numeric * ${sql.lit(percent)} and ${exposure} > 0)`;
  const within = sql`${running} and l.kind = 'amount' and ${exposure} <= l.amount_minor`;
  switch (band) {
    case 'unlimited':
      return sql`(${running} and l.kind = 'unlimited')`;
    case 'no_limit':
      return sql`(not ${running} and ${exposure} > 0)`;
    case 'over':
      return sql`(${running} and l.kind = 'amount' and ${exposure} > l.amount_minor)`;
    case 'from80':
      return sql`(${within} and ${atLeast(bandBegins.from80)})`;
    case 'from50':
      return sql`(${within} and ${atLeast(bandBegins.from50)} and not ${atLeast(bandBegins.from80)})`;
    case 'below50':
      return sql`(${within} and not ${atLeast(bandBegins.from50)})`;
  }
}
