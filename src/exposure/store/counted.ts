import { type RawBuilder, sql } from 'kysely';
import { type CalendarDate, type Currency, addDays } from '#kernel';
import { type Component, countsByDefault, offsetComponents, addedComponents, type Policy } from '#policy';
import { countingOf } from '../composition.ts';
import { itemKinds } from '../item-kinds.ts';

/** All that is booked of position `p`. */
const booked = sql`coalesce(p.open_orders_minor + p.delivered_minor + p.receivables_minor, 0)`;

/** Which day and policy a list is for. */
export type CountedOn = {
  readonly today: CalendarDate;
  readonly policy: Pick<Policy, 'composition' | 'planningRates'>;
};

/**
 * The exposure of customer `c` with position `p` as the policy counts it, for lists of many: the same as `compose` makes
 * of `partsOf`, which a test holds. Where all that is booked counts, it is read from the position alone.
 */
export function countedExposure({ today, policy }: CountedOn): RawBuilder<unknown> {
  const { composition } = policy;
  if (composition === undefined) return booked;
  const { horizonDays } = composition;
  const counted = (component: Component) => countedOf(component, { today, policy: { ...policy, composition } });
  const sum = (components: readonly Component[]) => sql.join(components.map(counted), sql` + `);
  const later = horizonDays === undefined ? sql`null::date` : sql`${addDays(today, horizonDays)}::date`;
  const item = (kind: string) => sql`coalesce(sum(amount_minor) filter (where kind = ${kind}), 0) as ${sql.ref(kind)}`;
  const kept = (part: string) => sql`coalesce(sum(minor) filter (where part = ${part}), 0) as ${sql.ref(part)}`;
  const ofCustomer = sql`(credit_group_id, customer_id) = (c.credit_group_id, c.customer_id)`;
  return sql`(
    select greatest(${sum(addedComponents)} - (${sum(offsetComponents)}), 0)::bigint
      from (select coalesce(p.open_orders_minor, 0) as orders, coalesce(p.delivered_minor, 0) as delivered,
                   coalesce(p.receivables_minor, 0) as owed, coalesce(p.unapplied_minor, 0) as unapplied) position
      cross join (select ${kept('disputed')}, ${kept('credit_balances')}, ${kept('unapplied_bills')},
                         ${kept('bank_acceptance')}, ${kept('finance_company_acceptance')}, ${kept('commercial_acceptance')}
                    from receivables.parts where ${ofCustomer}) kept
      cross join (select coalesce(sum(minor), 0) as approved from exposure.approved_deliveries where ${ofCustomer}) approved
      cross join (select coalesce(sum(open_minor), 0) as later from exposure.order_days
                   where ${ofCustomer} and deliver_on > ${later}) days
      cross join (select ${sql.join(itemKinds.map(item))}
                    from exposure.items where ${ofCustomer} and valid_from <= ${today}
                     and coalesce(least(valid_to, ended_on - 1), 'infinity') >= ${today}) items
      cross join lateral (
        select least(approved, orders) as approved_deliveries,
               greatest(owed - bank_acceptance - finance_company_acceptance - commercial_acceptance, 0) as invoices,
               least(kept.credit_balances, unapplied) as credit) cut
  )`;
}

/** What of each part is booked; as `partsOf` has it. */
const parts: Readonly<Partial<Record<Component, RawBuilder<unknown>>>> = {
  open_orders: sql`(orders - approved_deliveries - least(later, orders - approved_deliveries))`,
  approved_deliveries: sql`approved_deliveries`,
  delivered: sql`position.delivered`,
  receivables: sql`(invoices - least(kept.disputed, invoices))`,
  disputed: sql`least(kept.disputed, invoices)`,
  bank_acceptances: sql`bank_acceptance`,
  finance_company_acceptances: sql`finance_company_acceptance`,
  commercial_acceptances: sql`commercial_acceptance`,
  unapplied_cash: sql`greatest(unapplied - credit - unapplied_bills, 0)`,
  credit_balances: sql`credit`,
};

/** Weighted and cut at its cap, which depends on the customer's currency. */
function countedOf(component: Component, { today, policy }: Required<CountedOn>): RawBuilder<unknown> {
  const { composition = {}, planningRates: rates } = policy;
  const rule = composition.components?.[component] ?? { include: countsByDefault(component) };
  if (!rule.include) return sql`0`;
  const offsets = offsetComponents.some((offset) => offset === component);
  const minor = parts[component] ?? sql`items.${sql.ref(component)}`;
  const weight = BigInt(rule.weightBasisPoints ?? 10_000);
  const weighted = weight === 10_000n ? minor : sql`div(${minor} * ${weight}::numeric + ${offsets ? 0 : 9_999}, 10000)`;
  if (rule.cap === undefined) return weighted;
  const capIn = (currency: Currency) =>
    countingOf({ components: { [component]: rule } }, { currency, rates, asOf: today }).rules[component]?.capMinor;
  const known = [...new Set([rule.cap.currency, ...rates.map(({ currency }) => currency)])];
  const caps = known.map((currency) => sql`when ${currency} then ${capIn(currency) ?? null}::numeric`);
  // Without a rate for the currency: what adds is not cut, what offsets is. `least` leaves out what is null.
  return sql`least(${weighted}, case c.currency ${sql.join(caps, sql` `)} ${offsets ? sql`else 0` : sql``} end)`;
}
