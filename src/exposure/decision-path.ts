import type { CalendarDate, Currency, Money } from '#kernel';
import {
  type CheckRules,
  grantedRules,
  type PlanningRate,
  inPolicyCurrency,
  type OwnFactName,
  type RuleCode,
  ruleCodes,
  type Text,
  unrecordedRules,
} from '#policy';
import type { Binding, Bound } from './bind-rules.ts';
import type { LimitOf, Objection } from './objection.ts';
import type { RuleFacts } from './rule-facts.ts';

/** A value or a threshold as the rule compared it. */
export type Figure =
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'day'; readonly day: CalendarDate }
  | { readonly kind: 'share'; readonly part: Money; readonly whole: Money }
  | { readonly kind: 'basis_points'; readonly basisPoints: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'yes_no'; readonly yes: boolean };

/** A fact that an own rule read, with what it was; null where it is not recorded. */
export type ReadFact = { readonly fact: OwnFactName; readonly value: Figure | null };

/** What one rule found, before it is known how strongly it binds here. */
export type Finding = {
  readonly rule: RuleCode;
  readonly value?: Figure;
  readonly threshold?: Figure;
  /** Of an own rule: which one, and all that it read. */
  readonly own?: OwnReading;
  /** Of a limit beside the customer's own: which. */
  readonly about?: LimitOf;
  /** How much credit this rule leaves; the least of all binds. */
  readonly available?: Money;
} & (
  | { readonly result: 'met' | 'not_applicable' | 'not_recorded' }
  | { readonly result: 'failed'; readonly objection: Objection }
);

export type OwnReading = { readonly id: string; readonly message: Text; readonly read: readonly ReadFact[] };

/** One rule on the decision's path. `covered` failed, and a release covers it; `warned` and `recorded` failed too, but let the document pass here. */
export type Step = {
  readonly rule: RuleCode;
  readonly result:
    | 'met'
    | 'failed'
    | 'warned'
    | 'recorded'
    | 'not_applicable'
    | 'not_recorded'
    | 'excluded'
    | 'covered';
  readonly value?: Figure;
  readonly threshold?: Figure;
  readonly own?: OwnReading;
  readonly about?: LimitOf;
};

/** 决策路径: every rule of the house, what it saw, and which one left the least credit. */
export type DecisionPath = {
  readonly steps: readonly Step[];
  /** The rule that leaves the least credit; null where none of those that ran is about an amount. */
  readonly binds: RuleCode | null;
  readonly notRun: readonly { readonly rule: RuleCode; readonly why: NotRun }[];
};

/** The policy has it off; no room records its facts yet; it is on, but not for this customer or this control point. */
export type NotRun = 'off' | 'not_recorded' | 'elsewhere';

export function money(value: Money): Figure {
  return { kind: 'money', money: value };
}

export function days(count: number): Figure {
  return { kind: 'days', days: count };
}

/** The path of a decision, from what its rules found and how each bound. */
export function pathOf(bound: readonly Bound[], { rules, currency, further }: PathFacts): DecisionPath {
  const steps = bound.flatMap(({ finding, binding }): Step[] => {
    if (binding === undefined) return [];
    const { rule, value, threshold, own, about } = finding;
    const figures = {
      ...(about !== undefined && { about }),
      ...(value !== undefined && { value }),
      ...(threshold !== undefined && { threshold }),
      ...(own !== undefined && { own }),
    };
    return [{ rule, result: resultOf(finding, binding), ...figures }];
  });
  return { steps, binds: bindingRule(bound, currency, further?.rate), notRun: notRun(rules, steps) };
}

type PathFacts = {
  readonly rules: CheckRules;
  readonly currency: Currency;
  readonly further?: Pick<RuleFacts, 'rate'>;
};

const results = { block: 'failed', warn: 'warned', record: 'recorded' } as const;

function resultOf({ result }: Finding, binding: NonNullable<Binding>): Step['result'] {
  if (binding === 'excluded' || binding === 'covered') return binding;
  return binding === 'met' ? result : results[binding];
}

/** The rules of the house that did not run under these. A hold that nobody forced, a prepayment that no release asks for and an own rule that nobody wrote are none. */
function notRun({ rules = [] }: CheckRules, steps: readonly Step[]): DecisionPath['notRun'] {
  const on = new Set(rules.map(({ code }) => code as RuleCode));
  return ruleCodes
    .filter((code) => !silent.has(code) && (code !== 'own' || on.has(code)))
    .filter((code) => !steps.some(({ rule }) => rule === code))
    .map((rule) => ({ rule, why: on.has(rule) ? 'elsewhere' : unrecorded.has(rule) ? 'not_recorded' : 'off' }));
}

const silent: ReadonlySet<RuleCode> = new Set(['forced_hold', 'prepayment_missing', ...grantedRules]);
const unrecorded: ReadonlySet<RuleCode> = new Set(unrecordedRules);

/** Amounts of two currencies are compared in the policy's; one without a rate does not compare. */
function bindingRule(
  bound: readonly Bound[],
  currency: Currency,
  rate: PlanningRate | null | undefined,
): RuleCode | null {
  const asked = bound.flatMap(({ finding: { rule, available }, binding }) =>
    available === undefined || binding === undefined || binding === 'excluded' || binding === 'covered'
      ? []
      : [{ rule, available }],
  );
  const isOneCurrency = asked.every(({ available }) => available.currency === currency);
  const sized = asked.flatMap(({ rule, available }) => {
    const isOwn = available.currency === rate?.currency;
    const minor = isOneCurrency || !isOwn ? available.minor : inPolicyCurrency(available, [rate])?.minor;
    return minor === undefined ? [] : [{ rule, minor }];
  });
  return sized.toSorted((a, b) => (a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0))[0]?.rule ?? null;
}
