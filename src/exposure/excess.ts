import { greater, type Money, money } from '#kernel';
import { type Excess, inPolicyCurrency, type PlanningRate } from '#policy';
import type { CheckDecision } from './credit-check.ts';
import type { Objection } from './objection.ts';

/**
 * How far a document goes beyond the rules: the largest amount that any of them misses, and the days of what is
 * overdue or paid late. Where there is no limit to use, all that the document needs is beyond it; a share of what is
 * overdue is missed by what is more than the share. Undefined without a rate.
 */
export function excessOf(
  { objections, asksMinor, exposureBefore }: CheckDecision,
  rates: readonly PlanningRate[],
): Excess | undefined {
  const needed = money(exposureBefore.currency, asksMinor);
  const amounts = objections.map((objection) => inPolicyCurrency(missing(objection, needed), rates));
  const none = inPolicyCurrency(money(needed.currency, 0n), rates);
  if (none === undefined || amounts.includes(undefined)) return undefined;
  const largest = amounts.reduce<bigint>((most, amount) => greater(most, amount?.minor ?? 0n), 0n);
  const days = objections.map(daysIn);
  return { amount: money(none.currency, largest), daysOverdue: Math.max(0, ...days) };
}

function missing(objection: Objection, needed: Money): Money {
  switch (objection.code) {
    case 'over_limit':
    case 'over_document_limit':
    case 'over_group_limit':
    case 'over_sub_limit':
    case 'over_seller_limit':
    case 'over_budget':
    case 'over_new_customer_cap':
    case 'over_concentration':
      return objection.shortBy;
    case 'prepayment_missing':
      return objection.missing;
    case 'overdue_amount':
      return objection.overBy;
    case 'overdue_share': {
      const { overdue, open, mostBasisPoints } = objection;
      return money(overdue.currency, overdue.minor - (open.minor * BigInt(mostBasisPoints)) / 10_000n);
    }
    case 'no_limit':
    case 'limit_expired':
    case 'limit_frozen':
    case 'review_overdue':
    case 'group_blacklisted':
    case 'own':
      return needed;
    default:
      return money(needed.currency, 0n);
  }
}

function daysIn(objection: Objection): number {
  if (objection.code === 'overdue') return objection.daysPastDue;
  return objection.code === 'payment_behaviour' ? Math.ceil(objection.daysBeyondTerms) : 0;
}
