import { addDays, type CalendarDate, ok, refuse, type Result } from '#kernel';
import type { CheckRuleCode } from '#policy';

/** 豁免: a rule of the check that does not apply to a customer, up to and including a day. */
export type RuleExclusion = {
  readonly rule: CheckRuleCode;
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
    return refuse('invalid', 'exclusion_too_long', detail, { field: 'until' });
  }
  return ok([...withoutExclusion(before, wanted.rule, today), wanted]);
}

export function withoutExclusion(before: readonly RuleExclusion[], rule: CheckRuleCode, today: CalendarDate) {
  return before.filter((one) => one.rule !== rule && one.until >= today);
}
