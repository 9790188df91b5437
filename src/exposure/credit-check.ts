import { type CalendarDate, type Currency, greater, type Money, money } from '#kernel';
import type { Customer } from '#customers';
import { type GrantedLimit, type LimitAmount, type LimitStatus, limitStatus } from '#limits';
import {
  type CheckRuleCode,
  type CheckRuleName,
  type CheckRuleOf,
  type CheckRules,
  type ControlPoint,
  settableRules,
} from '#policy';
import type { UsedRate } from '#rates';
import { aboutCustomer, aboutDocument, aboutLimit, aboutOverdue } from './base-rules.ts';
import { type Composed, liesBeyond, riseOf } from './composed.ts';
import { type Bound, bindRules, isInScope, type Judged, objectionsOf } from './bind-rules.ts';
import { type DecisionPath, pathOf } from './decision-path.ts';
import { readRule } from './further-rules.ts';
import { readOwnRule } from './own-rule.ts';
import type { LevelFacts } from './level-facts.ts';
import { aboutLevels, hasGroupLimit, standsAlone } from './level-rules.ts';
import { type Objection, type Outcome, outcomeOf } from './objection.ts';
import type { ForcedHold } from './forced-hold.ts';
import { isCovered, type Released } from './of-document.ts';
import { aboutPrepayment, type Prepayment } from './prepayment.ts';
import type { RuleFacts } from './rule-facts.ts';

/** An invoice is not asked about: it is booked, see `atInvoice`. */
export type DocumentType = Exclude<ControlPoint, 'invoice'>;

/** Everything the decision knows. Stored with it, so that the decision can be taken again a year later. */
export type CheckFacts = {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
  readonly customer: Pick<Customer, 'status' | 'blacklistReason' | 'freezeReason'> & {
    /** The stronger freeze, which also holds deliveries of what was approved before. */
    readonly freezeStopsDeliveries?: true;
  };
  /** 购货方: who buys, where `customer` is another that pays. */
  readonly buyer?: { readonly code: string } & CheckFacts['customer'];
  /** The newest limit that has begun by `asOf`, ended or not. */
  readonly limit: GrantedLimit | null;
  /** As booked now, and as the policy counts it, without what this very document has reserved. */
  readonly exposureMinor: bigint;
  /** What the exposure is made of; missing where the policy counts all that is booked. */
  readonly composed?: Composed;
  /** What deliveries and invoices have already taken over of this document: it is in the exposure, not asked for again. */
  readonly takenMinor: bigint;
  /** Of an order: what approved deliveries count on. It stays reserved, however little the order asks for now. */
  readonly promisedMinor?: bigint;
  /** The undisputed open item with the earliest due day. */
  readonly oldestOpen: {
    readonly invoiceNumber: string;
    readonly dueOn: CalendarDate;
    readonly openMinor: bigint;
  } | null;
  /** Of a delivery: its approved order, and what that has reserved for it. */
  readonly order?: { readonly number: string; readonly openMinor: bigint };
  /** The release of this document, or of the order that it delivers. */
  readonly released?: Released;
  /** Of a delivery: what a release asks to be prepaid; missing where none asks, and with what was decided before it was looked at. */
  readonly prepayment?: Prepayment;
  /** 人工拦截: why somebody put this document, or its order, on hold. */
  readonly forcedHold?: ForcedHold;
  /** 原币: what was asked in another currency than the customer's, and the rate at which it was counted. */
  readonly original?: { readonly rate: UsedRate; readonly amountMinor: bigint; readonly prepaidMinor: bigint };
  readonly rules: CheckRules;
  /** Limits beside the customer's own that the document counts against; missing where none is granted. */
  readonly levels?: readonly LevelFacts[];
  /** What the rules beyond the base read; missing where none of them is on. */
  readonly further?: RuleFacts;
  /** 白名单: rules that do not apply to this customer on this day. */
  readonly exclusions?: readonly {
    readonly rule: CheckRuleName;
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
  readonly limit: LimitAmount;
  readonly limitStatus: LimitStatus;
  readonly exposureBefore: Money;
  readonly headroomBefore: Headroom;
  readonly headroomAfter: Headroom;
  /** What the document still needs: its amount less prepayment, what was taken over, and what its order has. Never negative. */
  readonly neededMinor: bigint;
  /** The same without the horizon of the policy: what needs a limit to be there, whether it counts yet or not. */
  readonly asksMinor: bigint;
  /** The order does not count yet, because it is to be delivered beyond the horizon. */
  readonly beyondHorizon?: true;
  /** Whether the answer takes headroom: approved, and more than a quotation. */
  readonly reserves: boolean;
};

/**
 * The credit check: may this document be added to what the customer owes? Headroom is limit − exposure and may be
 * negative; no limit counts as 0. Every rule that fails is returned, none hides another, except that a customer
 * without a limit is not also over it. `decisionPath` tells of every rule what it saw.
 */
export function checkCredit(facts: CheckFacts, request: CheckRequest): CheckDecision {
  const { currency, limit, exposureMinor } = facts;
  const { neededMinor, asksMinor } = needsOf(facts, request);
  const headroomBefore = headroomOf(limit?.amount ?? { kind: 'none' }, exposureMinor, currency);
  const bound = runRules(facts, request);
  const objections = objectionsOf(bound, 'block');
  const outcome = outcomeOf(objections);
  const reserves = outcome === 'approved' && request.documentType !== 'quotation';
  return {
    outcome,
    objections,
    warnings: objectionsOf(bound, 'warn'),
    limit: limit?.amount ?? { kind: 'none' },
    limitStatus: limitStatus(limit, facts.customer.freezeReason !== null, facts.asOf),
    exposureBefore: money(currency, exposureMinor),
    headroomBefore,
    headroomAfter:
      reserves && headroomBefore !== 'unlimited' ? money(currency, headroomBefore.minor - neededMinor) : headroomBefore,
    neededMinor,
    asksMinor,
    ...(liesBeyond(facts, request) && { beyondHorizon: true }),
    reserves,
  };
}

/** What the decision of {@link checkCredit} went through, rule by rule. */
export function decisionPath(facts: CheckFacts, request: CheckRequest): DecisionPath {
  return pathOf(runRules(facts, request), facts);
}

/** What is asked at a control point, the invoice among them. */
export type AskedAt = Omit<CheckRequest, 'documentType'> & { readonly documentType: ControlPoint };

/** Every rule, and how it binds at the control point. */
export function runRules(facts: CheckFacts, request: AskedAt): Bound[] {
  const { rules, further, exclusions = [], asOf } = facts;
  const { neededMinor, asksMinor } = needsOf(facts, request);
  const inScope = (rules.rules ?? []).filter(({ scope }) => isInScope(scope, further));
  const settingOf = <Code extends CheckRuleCode>(code: Code) =>
    inScope.find((rule): rule is CheckRuleOf<Code> => rule.code === code);
  const judged: Judged[] = [
    ...aboutCustomer(facts),
    ...aboutPrepayment(facts, request),
    ...aboutLimit(
      facts,
      standsAlone(facts) ? { neededMinor: 0n, asksMinor: 0n } : { neededMinor, asksMinor },
      settingOf,
    ),
    ...aboutLevels(facts, request),
    aboutDocument(facts, request),
    aboutOverdue(facts, settingOf),
  ].map((finding) => ({ finding, rule: inScope.find(({ code }) => code === finding.rule) }));
  for (const rule of inScope) {
    if (rule.code === 'over_group_limit' && hasGroupLimit(facts)) continue;
    const finding =
      rule.code === 'own' ? readOwnRule(rule, facts, request, neededMinor) : readRule(rule, facts, neededMinor);
    if (finding !== undefined) judged.push({ finding, rule });
  }
  const excluded = exclusions.flatMap(({ rule, until }) => (asOf <= until ? [rule] : []));
  return bindRules(judged, request.documentType, rules, {
    excluded,
    covered: isCovered(facts.released, request, asOf, facts.prepayment) ? coverable(facts) : [],
  });
}

/** A release covers every reason but a freeze that stops deliveries: that was decided about them. */
function coverable({ customer, buyer }: CheckFacts): CheckRuleCode[] {
  return customer.freezeStopsDeliveries === true || buyer?.freezeStopsDeliveries === true
    ? settableRules.filter((code) => code !== 'limit_frozen')
    : [...settableRules];
}

/** What the document still needs: its amount less prepayment, what was taken over, and what its order has reserved. */
function needsOf(facts: CheckFacts, { amountMinor, prepaidMinor, documentType }: AskedAt) {
  const { takenMinor, promisedMinor = 0n, order, composed } = facts;
  const askedMinor = greater(promisedMinor, amountMinor - prepaidMinor - takenMinor);
  if (composed !== undefined) return riseOf(composed, documentType, askedMinor);
  const neededMinor = greater(0n, askedMinor - (order?.openMinor ?? 0n));
  return { neededMinor, asksMinor: neededMinor };
}

/** Limit − exposure; no limit counts as 0. */
export function headroomOf(limit: LimitAmount, exposureMinor: bigint, currency: Currency): Headroom {
  if (limit.kind === 'unlimited') return 'unlimited';
  const limitMinor = limit.kind === 'amount' ? limit.amount.minor : 0n;
  return money(currency, limitMinor - exposureMinor);
}
