import { kindOf } from '#limits';
import type { CheckRuleCode } from '#policy';
import type { CheckFacts } from './credit-check.ts';
import { hasGroupLimit } from './level-rules.ts';

/** Rules about what others owe, how it pays, or what a policy's own condition reads: nobody knows that of a later day. */
const unknowable: readonly CheckRuleCode[] = [
  'payment_behaviour',
  'over_group_limit',
  'over_concentration',
  'group_blacklisted',
  'over_budget',
  'own',
];

const levelRules = { group: 'over_group_limit', seller: 'over_seller_limit', sub: 'over_sub_limit' } as const;

/** 以今日数据估算: the rules that are asked of a later day with the figures of today, in no order. */
export function figuresOfToday(facts: CheckFacts): CheckRuleCode[] {
  const { rules = [] } = facts.rules;
  const ofRules = rules.flatMap(({ code }) =>
    unknowable.includes(code) && !(code === 'over_group_limit' && hasGroupLimit(facts)) ? [code] : [],
  );
  // What is in use of a level by whoever shares it.
  const ofLevels = (facts.levels ?? []).map(({ scope }) => levelRules[kindOf(scope)]);
  return [...new Set([...ofRules, ...ofLevels])];
}
