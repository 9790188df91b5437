import {
  type CheckRule,
  type CheckRuleName,
  type CheckRules,
  type ControlPoint,
  meansRule,
  type RuleScope,
  type Strength,
} from '#policy';
import type { Finding } from './decision-path.ts';
import type { Objection } from './objection.ts';
import type { RuleFacts } from './rule-facts.ts';

/** Whether a rule is for this customer. A scope about what is not recorded takes nobody. */
export function isInScope(scope: RuleScope | undefined, further: RuleFacts | undefined): boolean {
  if (scope === undefined) return true;
  const { grades, industries, countries, customerTypes, segments } = scope;
  if (further === undefined) return false;
  return (
    (grades === undefined || grades.includes(further.grade ?? 'unrated')) &&
    (industries === undefined || (further.industry !== null && industries.includes(further.industry))) &&
    (countries === undefined || countries.includes(further.country)) &&
    isAmong(customerTypes, further.customerType) &&
    isAmong(segments, further.segment)
  );
}

function isAmong(some: readonly string[] | undefined, one: string | undefined): boolean {
  return some === undefined || (one !== undefined && some.includes(one));
}

/** A finding and the rule it came of; undefined where the base applies as everywhere: it blocks. */
export type Judged = { readonly finding: Finding; readonly rule: CheckRule | undefined };

/** How a finding binds at this control point; undefined where its rule is not controlled there. */
export type Binding = Strength | 'met' | 'excluded' | 'covered' | undefined;

export type Bound = Judged & { readonly binding: Binding };

/** Rules that are not for this customer for now, and rules that a release of this document covers. */
type LetBe = { readonly excluded: readonly CheckRuleName[]; readonly covered: readonly CheckRuleName[] };

/** How strongly each finding binds at this control point, the combinations, exclusions and releases taken into account. */
export function bindRules(
  judged: readonly Judged[],
  at: ControlPoint,
  { together = [] }: CheckRules,
  { excluded, covered }: LetBe,
): Bound[] {
  return judged.map(({ finding, rule }) => ({ finding, rule, binding: bindingOf(finding, rule) }));

  function bindingOf(finding: Finding, rule: CheckRule | undefined): Binding {
    const strength = rule === undefined ? unset(at) : rule.strength[at];
    if (strength === undefined) return undefined;
    if (excluded.some((name) => means(name, finding))) return 'excluded';
    if (finding.result !== 'failed') return 'met';
    if (covered.some((name) => means(name, finding))) return 'covered';
    return isAlone(finding) && strength === 'block' ? 'warn' : strength;
  }

  /** 同时超标: of a row of rules this one failed, and not all of the others did. */
  function isAlone(failed: Finding): boolean {
    const rows = together.filter((row) => row.some((name) => means(name, failed)));
    return rows.length > 0 && rows.every((row) => row.some((other) => !hasFailed(other)));
  }

  function hasFailed(name: CheckRuleName): boolean {
    return judged.some(({ finding }) => finding.result === 'failed' && means(name, finding));
  }
}

function means(name: CheckRuleName, { rule, own }: Finding): boolean {
  return meansRule(name, rule, own?.id);
}

/** The base holds everywhere but at the invoice, which is for what has been delivered. */
function unset(at: ControlPoint): Strength | undefined {
  return at === 'invoice' ? undefined : 'block';
}

/** The objections that bind in this way, in the order of the rules. */
export function objectionsOf(bound: readonly Bound[], how: Strength): Objection[] {
  const objections: Objection[] = [];
  for (const { finding, binding } of bound)
    if (binding === how && finding.result === 'failed') objections.push(finding.objection);
  return objections;
}
