import { addDays, daysBetween, type Money, money as amountOf } from '#kernel';
import type { CheckRule, CheckRuleCode, CheckRuleOf, grantedRules } from '#policy';
import type { CheckFacts } from './credit-check.ts';
import { days, type Finding, money } from './decision-path.ts';
import { fromHouse, owedInHouse, ratesOf } from './in-house.ts';
import type { Objection } from './objection.ts';
import type { RuleFacts } from './rule-facts.ts';

type BaseCode =
  | (typeof grantedRules)[number]
  | 'no_limit'
  | 'limit_frozen'
  | 'over_document_limit'
  | 'over_limit'
  | 'limit_expired'
  | 'overdue';
export type FurtherCode = Exclude<CheckRuleCode, BaseCode | 'own'>;

type Ask<Code extends FurtherCode> = {
  readonly rule: CheckRuleOf<Code>;
  readonly facts: CheckFacts;
  readonly further: RuleFacts;
  readonly neededMinor: bigint;
};

/** Reads one rule beyond the base. */
export function readRule(rule: CheckRule, facts: CheckFacts, neededMinor: bigint): Finding | undefined {
  const read = readers[rule.code as FurtherCode] as Reader<FurtherCode> | undefined;
  if (read === undefined) return undefined;
  if (facts.further === undefined) return { rule: rule.code, result: 'not_recorded' };
  return read({ rule: rule as CheckRuleOf<FurtherCode>, facts, further: facts.further, neededMinor });
}

type Reader<Code extends FurtherCode> = (ask: Ask<Code>) => Finding;

const readers: { readonly [Code in FurtherCode]: Reader<Code> } = {
  overdue_amount: ({ rule, facts, further }) => {
    const { code, daysPastDue } = rule;
    const overdueMinor = overdueOf(further, daysPastDue);
    const most = inCustomerCurrency(rule.most, facts, further);
    if (overdueMinor === undefined || most === undefined) return unknown(code);
    const overdue = amountOf(facts.currency, overdueMinor);
    const overBy = amountOf(facts.currency, overdueMinor - most.minor);
    const isMet = overBy.minor <= 0n;
    return found({ rule: code, value: money(overdue), threshold: money(most) }, isMet, () => ({
      code,
      overBy,
      overdue,
      most,
      daysPastDue,
    }));
  },
  overdue_share: ({ rule, facts, further }) => {
    const { code, daysPastDue, mostBasisPoints } = rule;
    const overdueMinor = overdueOf(further, daysPastDue);
    const minimum = inCustomerCurrency(rule.minimum, facts, further);
    const openMinor = further.openItems?.openMinor;
    if (overdueMinor === undefined || minimum === undefined || openMinor === undefined) return unknown(code);
    const overdue = amountOf(facts.currency, overdueMinor);
    const open = amountOf(facts.currency, openMinor);
    // Both sides multiplied out: a share that is rounded is a share that is wrong.
    const isMet = overdueMinor < minimum.minor || overdueMinor * 10_000n <= openMinor * BigInt(mostBasisPoints);
    const compared = {
      rule: code,
      value: { kind: 'share', part: overdue, whole: open },
      threshold: { kind: 'basis_points', basisPoints: mostBasisPoints },
    } as const;
    return found(compared, isMet, () => ({ code, overdue, open, mostBasisPoints, daysPastDue }));
  },
  payment_behaviour: ({ rule: { code, mostDaysBeyondTerms, fewestInvoices }, further: { behaviour } }) => {
    if (behaviour === null || behaviour.invoices < fewestInvoices || behaviour.amountMinor <= 0n) return unknown(code);
    const { amountDays, amountMinor, invoices } = behaviour;
    const daysBeyondTerms = Number((amountDays * 10n) / amountMinor) / 10;
    const isMet = amountDays <= BigInt(mostDaysBeyondTerms) * amountMinor;
    const compared = { rule: code, value: days(daysBeyondTerms), threshold: days(mostDaysBeyondTerms) };
    return found(compared, isMet, () => ({ code, daysBeyondTerms, most: mostDaysBeyondTerms, invoices }));
  },
  review_overdue: ({ rule: { code, graceDays }, facts: { asOf, limit }, further: { reviewBy } }) => {
    if (limit === null) return { rule: code, result: 'not_applicable' };
    if (reviewBy === null) return unknown(code);
    const daysLate = daysBetween(reviewBy, asOf);
    const compared = {
      rule: code,
      value: { kind: 'day', day: asOf },
      threshold: { kind: 'day', day: reviewBy },
    } as const;
    return found(compared, daysLate <= graceDays, () => ({ code, reviewBy, daysLate, graceDays }));
  },
  over_group_limit: ({ rule: { code, ceiling }, facts, further, neededMinor }) => {
    if (neededMinor === 0n) return { rule: code, result: 'not_applicable' };
    const { group } = further;
    const needed = owedInHouse(amountOf(facts.currency, neededMinor), ratesOf(further));
    if (group === null || needed === undefined) return unknown(code);
    if (group.members === 1 && ceiling === null) return { rule: code, result: 'not_applicable' };
    const limit = lessOf(group.limit, ceiling);
    if (limit === 'unlimited')
      return { rule: code, result: 'met', value: money(needed), threshold: { kind: 'unlimited' } };
    const available = amountOf(limit.currency, limit.minor - group.exposure.minor);
    const shortBy = amountOf(limit.currency, needed.minor - available.minor);
    const compared = { rule: code, value: money(needed), threshold: money(available), available };
    return found(compared, shortBy.minor <= 0n, () => ({ code, shortBy, needed, available }));
  },
  over_new_customer_cap: ({ rule: { code, days: within, most }, facts, further, neededMinor }) => {
    const { customerSince } = further;
    const cap = inCustomerCurrency(most, facts, further);
    if (customerSince === null || cap === undefined) return unknown(code);
    const until = addDays(customerSince, within);
    if (facts.asOf > until || neededMinor === 0n) return { rule: code, result: 'not_applicable' };
    const available = amountOf(facts.currency, cap.minor - facts.exposureMinor);
    const shortBy = amountOf(facts.currency, neededMinor - available.minor);
    const needed = amountOf(facts.currency, neededMinor);
    const compared = { rule: code, value: money(needed), threshold: money(available), available };
    return found(compared, shortBy.minor <= 0n, () => ({ code, shortBy, cap, customerSince, until }));
  },
  over_concentration: ({ rule: { code, by, of, ceiling }, facts, further, neededMinor }) => {
    if (neededMinor === 0n || further[by] !== of) return { rule: code, result: 'not_applicable' };
    const used = further.concentrations.find((one) => one.by === by && one.of === of)?.exposure;
    const needed = owedInHouse(amountOf(facts.currency, neededMinor), ratesOf(further));
    if (used === undefined || needed === undefined) return unknown(code);
    const available = amountOf(ceiling.currency, ceiling.minor - used.minor);
    const shortBy = amountOf(ceiling.currency, needed.minor - available.minor);
    const compared = { rule: code, value: money(needed), threshold: money(available), available };
    return found(compared, shortBy.minor <= 0n, () => ({ code, by, of, shortBy, ceiling }));
  },
  over_budget: ({ rule: { code, by, ceiling }, facts, further, neededMinor }) => {
    const seller = by === 'company' ? {} : by;
    if (neededMinor === 0n || (by !== 'company' && further.sellerCode !== by.sellerCode))
      return { rule: code, result: 'not_applicable' };
    const budget = further.budgets?.find(({ sellerCode }) => sellerCode === (by === 'company' ? null : by.sellerCode));
    const needed = owedInHouse(amountOf(facts.currency, neededMinor), ratesOf(further));
    if (budget === undefined || needed === undefined) return unknown(code);
    const { used, figuredAt } = budget;
    const available = amountOf(ceiling.currency, ceiling.minor - used.minor);
    const shortBy = amountOf(ceiling.currency, needed.minor - available.minor);
    const compared = { rule: code, value: money(needed), threshold: money(available), available };
    return found(compared, shortBy.minor <= 0n, () => ({ code, ...seller, shortBy, ceiling, used, figuredAt }));
  },
  group_blacklisted: ({ rule: { code }, further: { group } }) => {
    if (group === null) return unknown(code);
    const { blacklisted } = group;
    return found({ rule: code }, blacklisted.length === 0, () => ({ code, members: blacklisted }));
  },
};

type Compared = Omit<Finding, 'result' | 'objection'>;

function found(compared: Compared, isMet: boolean, objection: () => Objection): Finding {
  return isMet ? { ...compared, result: 'met' } : { ...compared, result: 'failed', objection: objection() };
}

function unknown(rule: FurtherCode): Finding {
  return { rule, result: 'not_recorded' };
}

function overdueOf({ openItems }: RuleFacts, daysPastDue: number): bigint | undefined {
  return openItems?.overdue.find((one) => one.daysPastDue === daysPastDue)?.minor;
}

function inCustomerCurrency(amount: Money, { currency }: CheckFacts, further: RuleFacts): Money | undefined {
  return amount.currency === currency ? amount : fromHouse(amount, currency, ratesOf(further));
}

function lessOf(limit: Money | 'unlimited', ceiling: Money | null): Money | 'unlimited' {
  if (ceiling === null) return limit;
  return limit === 'unlimited' || ceiling.minor < limit.minor ? ceiling : limit;
}
