import { EvaluationError } from '@marcbachmann/cel-js';
import type { CheckRules } from '../check-rules.ts';
import type { OwnFactName } from './own-facts.ts';
import { factsNamed, faultOf, notAllowed, type OwnFault } from './own-faults.ts';
import { longestExpression, ownLanguage } from './own-language.ts';
import type { OwnValue } from './own-values.ts';

/** An own rule that can be asked: what it demands of a document, as a condition over facts. */
export type CompiledOwnRule = {
  /** The facts it names, each once. */
  readonly reads: readonly OwnFactName[];
  /** Whether its condition holds; `not_recorded` where that hangs on a fact that is missing. */
  readonly holds: (facts: OwnFactValues) => boolean | 'not_recorded';
};

/** What is recorded; a fact that is not recorded is left out. */
export type OwnFactValues = Readonly<Partial<Record<OwnFactName, OwnValue>>>;

/** Everything that speaks against an expression; nothing where it may be used. */
export function ownRuleFaults(expression: string): readonly OwnFault[] {
  if (expression.length > longestExpression) {
    const detail = `Expected at most ${longestExpression} characters, got ${expression.length}.`;
    return [{ code: 'too_long', at: longestExpression + 1, detail }];
  }
  const { valid, type, error } = ownLanguage.check(expression);
  if (!valid) return [faultOf(error)];
  const faults = notAllowed(ownLanguage.parse(expression).ast);
  if (faults.length > 0) return faults;
  if (type === 'bool') return [];
  return [
    { code: 'not_a_condition', at: 1, detail: `Expected a condition, which is true or false; this is a ${type}.` },
  ];
}

/** Compiled once for every expression: the texts of all policy versions are few, the checks are many. */
const compiled = new Map<string, CompiledOwnRule>();
const compiledMost = 1_000;

/** The rule of an expression, which must be without faults: a policy with a fault is never in force. */
export function ownRuleOf(expression: string): CompiledOwnRule {
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const [fault] = ownRuleFaults(expression);
  if (fault !== undefined) throw new Error(`An own rule cannot be read at ${fault.at}: ${fault.detail}`);
  const parsed = ownLanguage.parse(expression);
  const rule: CompiledOwnRule = {
    reads: [...new Set(factsNamed(parsed.ast))] as OwnFactName[],
    holds: (facts) => {
      try {
        return parsed(facts) as boolean;
      } catch (error) {
        if (error instanceof EvaluationError && error.code === 'unknown_variable') return 'not_recorded';
        throw error;
      }
    },
  };
  if (compiled.size >= compiledMost) compiled.clear();
  compiled.set(expression, rule);
  return rule;
}

/** What speaks against the own rules of a policy: an expression that cannot be read, an id that stands twice, or one that is not there. */
export function checkRuleFaults({ rules = [], together = [] }: Pick<CheckRules, 'rules' | 'together'>): string[] {
  const own = rules.filter((rule) => rule.code === 'own');
  const named = together.flat().filter((name) => name.startsWith('own:'));
  return [
    ...own.flatMap(({ id, expression }, place) => [
      ...ownRuleFaults(expression).map(({ at, detail }) => `Own rule ${id}, character ${at}: ${detail}`),
      ...(own.findIndex((other) => other.id === id) === place ? [] : [`Own rule ${id} stands twice.`]),
    ]),
    ...named
      .filter((name) => !own.some(({ id }) => name === `own:${id}`))
      .map((name) => `A combination names ${name}, which is no own rule.`),
  ];
}
