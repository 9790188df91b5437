import type { CheckRule, CheckRules, ControlPoint, RuleScope, Strength } from '#policy';
import type { Finding, Step } from './decision-path.ts';
import type { Objection } from './objection.ts';
import type { RuleFacts } from './rule-facts.ts';

/** Whether a rule is for this customer. A scope about what is not recorded takes nobody. */
export function isInScope(scope: RuleScope | undefined, further: RuleFacts | undefined): boolean {
  if (scope === undefined) return true;
  const { grades, industries, countries } = scope;
  if (further === undefined) return false;
  return (
    (grades === undefined || grades.includes(further.grade ?? 'unrated')) &&
    (industries === undefined || (further.industry !== null && industries.includes(further.industry))) &&
    (countries === undefined || countries.includes(further.country))
  );
}

/** A finding and the rule it came of; undefined where the base applies as everywhere: it blocks. */
export type Judged = { readonly finding: Finding; readonly rule: CheckRule | undefined };

export type Verdict = {
  readonly objections: readonly Objection[];
  readonly warnings: readonly Objection[];
  readonly steps: readonly Step[];
};

/** How strongly each finding binds at this control point, the combinations and the exclusions taken into account. */
export function bindRules(
  judged: readonly Judged[],
  at: ControlPoint,
  { together = [] }: CheckRules,
  excluded: ReadonlySet<string>,
): Verdict {
  const failed = new Set<string>(
    judged.filter(({ finding }) => finding.result === 'failed').map(({ finding }) => finding.rule),
  );
  const objections: Objection[] = [];
  const warnings: Objection[] = [];
  const steps = judged.flatMap(({ finding, rule }): Step[] => {
    const strength = rule === undefined ? 'block' : rule.strength[at];
    if (strength === undefined) return [];
    const step = { rule: finding.rule, ...figuresOf(finding) };
    if (excluded.has(finding.rule)) return [{ ...step, result: 'excluded' }];
    if (finding.result !== 'failed') return [{ ...step, result: finding.result }];
    const binding = isAlone(finding.rule, together, failed) ? weaker(strength) : strength;
    if (binding === 'block') objections.push(finding.objection);
    if (binding === 'warn') warnings.push(finding.objection);
    return [{ ...step, result: results[binding] }];
  });
  return { objections, warnings, steps };
}

const results = { block: 'failed', warn: 'warned', record: 'recorded' } as const satisfies Record<Strength, string>;

function weaker(strength: Strength): Strength {
  return strength === 'block' ? 'warn' : strength;
}

/** 同时超标: of a row of rules this one failed, and not all of the others did. */
function isAlone(rule: string, together: readonly (readonly string[])[], failed: ReadonlySet<string>): boolean {
  const rows = together.filter((row) => row.includes(rule));
  return rows.length > 0 && rows.every((row) => row.some((other) => !failed.has(other)));
}

function figuresOf({ value, threshold }: Finding): Pick<Step, 'value' | 'threshold'> {
  return { ...(value !== undefined && { value }), ...(threshold !== undefined && { threshold }) };
}
