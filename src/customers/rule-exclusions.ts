import { addDays, type CalendarDate, ok, refuse, type Result } from '#kernel';
import { type CheckRuleName, type CheckRules, ownRulesOf } from '#policy';

/** 豁免: a rule of the check that does not apply to a customer, up to and including a day. */
export type RuleExclusion = {
  readonly rule: CheckRuleName;
  readonly until: CalendarDate;
  readonly reason: string;
  readonly by: string;
};

/** An exclusion that nobody looks at again within a year is another policy. */
const longestDays = 366;

/** The exclusions with this one among them, in place of an older one of the same rule; those that ended are left out. */
export function withExclusion(
  before: readonly RuleExclusion[],
  wanted: RuleExclusion,
  today: CalendarDate,
): Result<RuleExclusion[]> {
  const latest = addDays(today, longestDays);
  if (wanted.until < today || wanted.until > latest) {
    const detail = `Expected a day from ${today} to ${latest}, got ${wanted.until}.`;
    return refuse('invalid', 'exclusion_too_long', detail, { field: 'until', facts: { from: today, to: latest } });
  }
  return ok([...withoutExclusion(before, wanted.rule, today), wanted]);
}

export function withoutExclusion(before: readonly RuleExclusion[], rule: CheckRuleName, today: CalendarDate) {
  return before.filter((one) => one.rule !== rule && one.until >= today);
}

/** Own rules are those of the policy; a name that it does not know would exclude nothing. */
export function isKnownRule(name: CheckRuleName, checkRules: CheckRules): boolean {
  return !name.startsWith('own:') || ownRulesOf(checkRules).some(({ rule }) => rule === name);
}
