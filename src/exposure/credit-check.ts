import { type CalendarDate, type Currency, greater, type Money, money } from '#kernel';
import type { Customer } from '#customers';
import { type GrantedLimit, type LimitAmount, type LimitStatus, limitStatus } from '#limits';
import type { CheckRule, CheckRuleCode, CheckRuleOf, CheckRules, ControlPoint } from '#policy';
import { aboutCustomer, aboutDocument, aboutLimit, aboutOverdue } from './base-rules.ts';
import { bindRules, isInScope, type Judged } from './bind-rules.ts';
import { bindingRule, type DecisionPath, notRun } from './decision-path.ts';
import { readRule } from './further-rules.ts';
import { type Objection, type Outcome, outcomeOf } from './objection.ts';
import type { RuleFacts } from './rule-facts.ts';

export type DocumentType = ControlPoint;

/** Everything the decision knows. Stored with it, so that the decision can be taken again a year later. */
export type CheckFacts = {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
  readonly customer: Pick<Customer, 'status' | 'blacklistReason' | 'freezeReason'>;
  /** The newest limit that has begun by `asOf`, ended or not. */
  readonly limit: GrantedLimit | null;
  /** As booked now, without what this very document has reserved. */
  readonly exposureMinor: bigint;
  /** What deliveries and invoices have already taken over of this document: it is in the exposure, not asked for again. */
  readonly takenMinor: bigint;
  /** The undisputed open item with the earliest due day. */
  readonly oldestOpen: {
    readonly invoiceNumber: string;
    readonly dueOn: CalendarDate;
    readonly openMinor: bigint;
  } | null;
  readonly rules: CheckRules;
  /** What the rules beyond the base read; missing where none of them is on. */
  readonly further?: RuleFacts;
  /** 白名单: rules that do not apply to this customer on this day. */
  readonly exclusions?: readonly {
    readonly rule: CheckRuleCode;
    readonly until: CalendarDate;
    readonly reason: string;
  }[];
};

export type CheckRequest = {
  readonly documentType: DocumentType;
  readonly amountMinor: bigint;
  /** Already paid, so it takes no credit. */
  readonly prepaidMinor: bigint;
};

export type Headroom = Money | 'unlimited';

export type CheckDecision = {
  readonly outcome: Outcome;
  readonly objections: readonly Objection[];
  /** What failed and only warns at this control point. */
  readonly warnings: readonly Objection[];
  readonly path: DecisionPath;
  readonly limit: LimitAmount;
  readonly limitStatus: LimitStatus;
  readonly exposureBefore: Money;
  readonly headroomBefore: Headroom;
  readonly headroomAfter: Headroom;
  /** What the document still needs: its amount less prepayment and what was taken over. Never negative. */
  readonly neededMinor: bigint;
  /** Whether the answer takes headroom: approved, and more than a quotation. */
  readonly reserves: boolean;
};

/**
 * The credit check: may this document be added to what the customer owes? Headroom is limit − exposure and may be
 * negative; no limit counts as 0. Every rule that fails is returned, none hides another, except that a customer
 * without a limit is not also over it. The path tells of every rule what it saw.
 */
export function checkCredit(facts: CheckFacts, request: CheckRequest): CheckDecision {
  const { currency, limit, exposureMinor, rules, further } = facts;
  const neededMinor = greater(0n, request.amountMinor - request.prepaidMinor - facts.takenMinor);
  const headroomBefore = headroomOf(limit?.amount ?? { kind: 'none' }, exposureMinor, currency);
  const inScope = (rules.rules ?? []).filter(({ scope }) => isInScope(scope, further));
  const settingOf = <Code extends CheckRuleCode>(code: Code) =>
    inScope.find((rule): rule is CheckRuleOf<Code> => rule.code === code);
  const base = [
    ...aboutCustomer(facts),
    ...aboutLimit(facts, neededMinor, headroomBefore, settingOf),
    aboutDocument(facts, request),
    aboutOverdue(facts, settingOf),
  ];
  const judged = [
    ...base.map((finding): Judged => ({ finding, rule: inScope.find(({ code }) => code === finding.rule) })),
    ...inScope.flatMap((rule: CheckRule): Judged[] => {
      const finding = readRule(rule, facts, neededMinor);
      return finding === undefined ? [] : [{ finding, rule }];
    }),
  ];
  const excluded = new Set((facts.exclusions ?? []).filter(({ until }) => facts.asOf <= until).map(({ rule }) => rule));
  const { objections, warnings, steps } = bindRules(judged, request.documentType, rules, excluded);
  const outcome = outcomeOf(objections);
  const reserves = outcome === 'approved' && request.documentType !== 'quotation';
  return {
    outcome,
    objections,
    warnings,
    path: {
      steps,
      binds: bindingRule(
        judged.map(({ finding }) => finding),
        currency,
        further?.rate,
      ),
      notRun: notRun(rules, steps),
    },
    limit: limit?.amount ?? { kind: 'none' },
    limitStatus: limitStatus(limit, facts.customer.freezeReason !== null, facts.asOf),
    exposureBefore: money(currency, exposureMinor),
    headroomBefore,
    headroomAfter:
      reserves && headroomBefore !== 'unlimited' ? money(currency, headroomBefore.minor - neededMinor) : headroomBefore,
    neededMinor,
    reserves,
  };
}

/** Limit − exposure; no limit counts as 0. */
export function headroomOf(limit: LimitAmount, exposureMinor: bigint, currency: Currency): Headroom {
  if (limit.kind === 'unlimited') return 'unlimited';
  const limitMinor = limit.kind === 'amount' ? limit.amount.minor : 0n;
  return money(currency, limitMinor - exposureMinor);
}
