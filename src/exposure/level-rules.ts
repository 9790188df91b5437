import { greater, money as amountOf } from '#kernel';
import { kindOf, type ScopeKind } from '#limits';
import type { AskedAt, CheckFacts } from './credit-check.ts';
import { riseOf } from './composed.ts';
import { type Finding, money } from './decision-path.ts';
import type { LevelFacts } from './level-facts.ts';

const ruleOf = {
  group: 'over_group_limit',
  seller: 'over_seller_limit',
  sub: 'over_sub_limit',
} as const satisfies Record<ScopeKind, string>;

/** Each limit beside the customer's own, asked for itself: all that a document does not fit are returned. */
export function aboutLevels(facts: CheckFacts, request: AskedAt): Finding[] {
  return (facts.levels ?? []).map((level) => aboutLevel(level, facts, request));
}

function aboutLevel(level: LevelFacts, facts: CheckFacts, request: AskedAt): Finding {
  const { scope, customerCode, limit, validTo, usedMinor } = level;
  const { currency, asOf } = facts;
  const rule = ruleOf[kindOf(scope)];
  const about = { ...scope, customerCode };
  // One that has ended gives nothing: it was granted as a bound, and its end must not be the way around it.
  const hasEnded = validTo < asOf;
  const needs = needsAt(level, facts, request);
  // Beyond the horizon a document takes no room yet, and still wants a limit that has not ended.
  const neededMinor = hasEnded ? needs.asksMinor : needs.neededMinor;
  if (neededMinor === 0n) return { rule, about, result: 'not_applicable' };
  if (limit === null || usedMinor === null) return { rule, about, result: 'not_recorded' };
  const needed = amountOf(currency, neededMinor);
  if (limit === 'unlimited') {
    return { rule, about, result: 'met', value: money(needed), threshold: { kind: 'unlimited' } };
  }
  const available = amountOf(currency, (hasEnded ? 0n : limit.minor) - usedMinor);
  const compared = { rule, about, value: money(needed), threshold: money(available), available };
  if (neededMinor <= available.minor) return { ...compared, result: 'met' };
  const shortBy = amountOf(currency, neededMinor - available.minor);
  const ended = hasEnded ? { expiredOn: validTo } : {};
  return { ...compared, result: 'failed', objection: { code: rule, shortBy, needed, available, of: about, ...ended } };
}

/** What the document needs of this level: its amount less prepayment, what was taken over, and what its order has here. */
function needsAt(
  { counted, ofOrderMinor }: LevelFacts,
  { takenMinor, promisedMinor = 0n }: CheckFacts,
  { amountMinor, prepaidMinor, documentType }: AskedAt,
): ReturnType<typeof riseOf> {
  const askedMinor = amountMinor - prepaidMinor - takenMinor;
  const neededMinor = greater(promisedMinor, askedMinor - ofOrderMinor);
  // What a delivery's order has reserved moves along with it; an invoice becomes a receivable at once.
  const risingMinor = documentType === 'delivery' ? greater(0n, askedMinor) : neededMinor;
  if (counted !== undefined) return riseOf(counted.own, documentType, risingMinor);
  return { neededMinor, asksMinor: neededMinor };
}

/** Whether a limit of the seller stands in place of the customer's own, by a policy that lets it. */
export function standsAlone({ levels = [], rules }: CheckFacts): boolean {
  const isAlone = (rules.rules ?? []).some((rule) => rule.code === 'over_seller_limit' && rule.standsAlone === true);
  return isAlone && levels.some(({ scope }) => scope.level === 'customer' && kindOf(scope) === 'seller');
}

/** Whether a limit is granted to the group itself: then nobody adds up the members' limits. */
export function hasGroupLimit({ levels = [] }: CheckFacts): boolean {
  return levels.some(({ scope }) => kindOf(scope) === 'group');
}
