import { type RawBuilder, sql } from 'kysely';
import { bandBegins } from '#exposure';
import { countedExposure } from '#exposure/usecases';
import { type CalendarDate, CNY, minorDigits } from '#kernel';
import { asTable } from '#platform';
import type { Policy } from '#policy';

/** The day of a question, the rates at which other currencies are added up, and what counts as exposure. */
export type OnDay = {
  readonly today: CalendarDate;
  readonly rates: Policy['planningRates'];
  readonly composition?: Policy['composition'];
};

/** One minor unit of a currency is numerator / denominator of the policy's, as `inPolicyCurrency` has it. */
export function ratesTable(rates: OnDay['rates']): RawBuilder<unknown> {
  const rows = rates.map(({ currency, cnyTenThousandths }) => ({
    currency,
    numerator: cnyTenThousandths * 10n ** BigInt(minorDigits(CNY)),
    denominator: 10_000n * 10n ** BigInt(minorDigits(currency)),
  }));
  const given = asTable(rows, { currency: 'text', numerator: 'bigint', denominator: 'bigint' });
  return sql`select currency, numerator, denominator from ${given}`;
}

/** An amount of a customer in the policy's currency, where `r` is its rate; null without one. */
export function inPolicy(amount: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`round((${amount})::numeric * r.numerator / r.denominator)::bigint`;
}

/**
 * For `with`: every customer as it stands on the day, one row each in `standing`. `own_…` is in the customer's own
 * currency, the rest in the policy's; without a planning rate the rest is null and `has_rate` is false.
 */
export function standings({ today, rates, composition }: OnDay): RawBuilder<unknown> {
  const policy = { planningRates: rates, ...(composition !== undefined && { composition }) };
  return sql`
    rates as (${ratesTable(rates)}),
    in_force as (
      select distinct on (credit_group_id, customer_id) credit_group_id, customer_id, kind, amount_minor
        from limits.limits where valid_from <= ${today} and valid_to >= ${today}
       order by credit_group_id, customer_id, temporary desc, valid_from desc
    ),
    own as (
      select c.customer_id, c.credit_group_id, c.code, c.name, c.industry, c.currency, c.parent_id,
             coalesce(p.open_orders_minor, 0) as own_open_orders, coalesce(p.delivered_minor, 0) as own_delivered,
             coalesce(p.receivables_minor, 0) as own_receivables,
             ${countedExposure({ today, policy })} as own_exposure,
             coalesce(l.kind, 'none') as limit_kind, l.amount_minor as own_limit
        from customers.customers c
        left join exposure.positions p on (p.credit_group_id, p.customer_id) = (c.credit_group_id, c.customer_id)
        left join in_force l on (l.credit_group_id, l.customer_id) = (c.credit_group_id, c.customer_id)
    ),
    standing as (
      select o.*, r.currency is not null as has_rate, ${band} as band,
             ${inPolicy(sql`own_open_orders`)} as open_orders, ${inPolicy(sql`own_delivered`)} as delivered,
             ${inPolicy(sql`own_receivables`)} as receivables,
             ${composition === undefined ? inParts : inPolicy(sql`own_exposure`)} as exposure,
             ${inPolicy(sql`own_limit`)} as limit_minor
        from own o left join rates r on r.currency = o.currency
    )`;
}

const inParts = sql`${inPolicy(sql`own_open_orders`)} + ${inPolicy(sql`own_delivered`)} + ${inPolicy(sql`own_receivables`)}`;

const band = sql`case
  when limit_kind = 'unlimited' then 'unlimited'
  when limit_kind = 'none' then case when own_exposure > 0 then 'no_limit' end
  when own_exposure > own_limit then 'over'
  when own_exposure * 100 >= own_limit::numeric * ${sql.lit(bandBegins.from80)} and own_exposure > 0 then 'from80'
  when own_exposure * 100 >= own_limit::numeric * ${sql.lit(bandBegins.from50)} and own_exposure > 0 then 'from50'
  else 'below50' end`;
