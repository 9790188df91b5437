import { type CalendarDate, calendarDate } from '#kernel';
import { authority1, authority2 } from './authority.ts';
import { billRules2 } from './bill-rules.ts';
import { initialCheckRules } from './check-rules.ts';
import { currencyRules1 } from './currency-rules.ts';
import { dataQuality2 } from './data-quality.ts';
import { gradeScale1, gradeScale2 } from './grade-scale.ts';
import { limitFormula1 } from './limit-formula.ts';
import { overrideRules2 } from './override-rules.ts';
import { planningRates1 } from './planning-rates.ts';
import { checkRuleFaults } from './own-rules/compile-own-rule.ts';
import type { Policy } from './policy.ts';
import { masterScale2 } from './scales/master-scale.ts';
import { questions1 } from './questions.ts';
import { releaseAuthority2 } from './release-authority.ts';
import { releaseRules2 } from './release-rules.ts';
import { scorecard1 } from './scorecard-1.ts';
import { terms1 } from './terms.ts';
import { warningLines1 } from './warning-lines.ts';

const first: Policy = {
  version: 'policy-1',
  effectiveFrom: calendarDate('2020-01-01'),
  gradeScale: gradeScale1,
  questions: questions1,
  scorecard: scorecard1,
  limitFormula: limitFormula1,
  terms: terms1,
  authority: authority1,
  checkRules: initialCheckRules,
  warningLines: warningLines1,
  planningRates: planningRates1,
  currencyRules: currencyRules1,
};

/** Versions in their order, the oldest first. */
export type Policies = readonly [Policy, ...Policy[]];

/** Every version in the program, the oldest first. */
export const policies: Policies = readable([
  first,
  // Doubtful figures count, grades mean probabilities, a person may set a grade aside, and releases have an authority.
  {
    ...first,
    version: 'policy-2',
    effectiveFrom: calendarDate('2026-11-26'),
    gradeScale: gradeScale2,
    masterScale: masterScale2,
    dataQuality: dataQuality2,
    authority: authority2,
    releaseAuthority: releaseAuthority2,
    releaseRules: releaseRules2,
    billRules: billRules2,
    reservationDays: 365,
    overrides: overrideRules2,
  },
]);

/** A policy with a rule that cannot be read is not in force for a moment: the program does not start with it. */
export function readable(versions: Policies): Policies {
  const faults = versions.flatMap(({ version, checkRules }) =>
    checkRuleFaults(checkRules).map((fault) => `${version}: ${fault}`),
  );
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return versions;
}

/** The policy of a day. Days before the first one began are decided by the first. */
export function policyInForce(asOf: CalendarDate, among: Policies = policies): Policy {
  return among.findLast(({ effectiveFrom }) => effectiveFrom <= asOf) ?? among[0];
}

/** For decisions that are taken again: the very version they were taken under. */
export function findPolicy(version: string): Policy | undefined {
  return policies.find((policy) => policy.version === version);
}
