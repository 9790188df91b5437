import type { CreditGroupId, CustomerId } from '#customers';
import { type CalendarDate, type Id, type Money, ok, type Result, refuse, toJson } from '#kernel';
import type { LimitAmount, LimitId } from '#limits';
import type { AuthorityLevel } from '#policy';
import type { UsedRate } from '#rates';
import type { Assessed } from './assessed.ts';
import { countedAsk } from './in-currency.ts';
import type { Measurement } from './routing.ts';

export type ApplicationId = Id<'application'>;

export const applicationKinds = ['new', 'increase', 'decrease', 'temporary', 'renewal'] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

export const applicationStates = ['in_approval', 'returned', 'approved', 'rejected', 'withdrawn'] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const decisionKinds = ['approve', 'approve_less', 'return', 'reject'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export const actions = ['decide', 'resubmit', 'withdraw', 'advise'] as const;
export type Action = (typeof actions)[number];

export const stances = ['for', 'against', 'neutral'] as const;
export type Stance = (typeof stances)[number];

/** Of a letter. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** The total limit that somebody asks for, from its first day to its last. */
export type Ask = {
  readonly kind: ApplicationKind;
  readonly amount: Money;
  /** Of the day on which it was asked or decided; absent where the amount is in the customer's currency. */
  readonly rate?: UsedRate;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
};

/** What one person decided at one level. */
export type Decision = {
  readonly decisionId: string;
  readonly round: number;
  readonly level: AuthorityLevel;
  readonly decision: DecisionKind;
  /** What it was decided on; with `approve_less`, what was approved. */
  readonly amount: Money;
  readonly reason: string;
  readonly conditions: readonly string[];
  readonly deciderId: string;
  readonly deciderName: string;
  readonly decidedAt: Date;
};

/** What was known when the application was last measured: enough to measure it again. */
export type Application = Ask & {
  readonly applicationId: ApplicationId;
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  readonly asked: Money;
  /** 预计年采购额: what the applicant expects the customer to buy in twelve months, tax included. */
  readonly expectedPurchases: Money | null;
  readonly reason: string;
  readonly state: ApplicationState;
  readonly applicantId: string;
  readonly applicantName: string;
  /** 1, and one more each time it was sent again: a round is one chain. */
  readonly round: number;
  /** Who decides in this round, one after the other; those who have decided stand first. */
  readonly levels: readonly AuthorityLevel[];
  readonly inForce: LimitAmount;
  /** What that was granted as, where that was in another currency than the customer's. */
  readonly inForceGranted: Money | null;
  readonly assessed: Assessed | null;
  readonly measurement: Measurement;
  readonly version: number;
  readonly createdAt: Date;
  readonly sentAt: Date;
  readonly closedAt: Date | null;
  readonly limitId: LimitId | null;
};

/** The customer's limits that an application is held against. */
export type Standing = {
  /** The standing limit of the day: none when none was granted or the last one has expired. */
  readonly standing: LimitAmount;
  /** What was granted, where that was in another currency than the customer's. */
  readonly granted?: Money;
  readonly standingTo: CalendarDate | null;
  /** A standing limit was once granted, whether or not it still runs. */
  readonly everGranted: boolean;
};

/** Whether this kind of application may ask for this amount and these days. */
export function checkAsk(ask: Ask, limits: Standing, today: CalendarDate): Result<Ask> {
  const { standing, standingTo, everGranted } = limits;
  const { kind, validFrom, validTo } = ask;
  if (validFrom < today)
    return invalid('begins_in_the_past', `A limit cannot begin on ${validFrom}: today is ${today}.`, 'validFrom');
  if (validTo < validFrom)
    return invalid('invalid_period', `A limit from ${validFrom} cannot end on ${validTo}.`, 'validTo');
  if (kind === 'new')
    return standing.kind === 'none'
      ? ok(ask)
      : conflict('limit_in_force', 'The customer has a limit: apply for an increase, a decrease or a renewal.');
  if (kind === 'renewal') return everGranted ? checkRenewal(ask, standingTo) : needsLimit(kind);
  if (standing.kind === 'none') return needsLimit(kind);
  if (standing.kind === 'unlimited')
    return kind === 'decrease'
      ? ok(ask)
      : conflict('limit_is_unlimited', 'The limit is unlimited: nothing is above it.');
  const [asked, inForce] = compared(ask, standing.amount, limits.granted);
  const facts = { inForce: toJson(inForce), asked: toJson(asked) };
  const inWords = `${facts.asked.amount} is asked for, ${facts.inForce.amount} is in force (${asked.currency})`;
  if (kind === 'decrease')
    return asked.minor < inForce.minor
      ? ok(ask)
      : invalid('not_below_limit', `A decrease must be below the limit: ${inWords}.`, 'amount', facts);
  return asked.minor > inForce.minor
    ? ok(ask)
    : invalid('not_above_limit', `This must be above the limit: ${inWords}.`, 'amount', facts);
}

/** Two dollar amounts are compared as dollars, whatever the rate has done since the first was granted. */
function compared(ask: Ask, standing: Money, granted: Money | undefined): readonly [asked: Money, inForce: Money] {
  return granted?.currency === ask.amount.currency ? [ask.amount, granted] : [countedAsk(ask), standing];
}

/**
 * Whether the customer may owe more, or for longer. Only an application for a decrease may find that it does not, and
 * so take the short chain: an increase beside a greater limit that begins later is one all the same.
 */
export function prolongs({ kind, validTo }: Ask, { standingTo }: Standing): boolean {
  return kind !== 'decrease' || standingTo === null || validTo > standingTo;
}

function checkRenewal(ask: Ask, standingTo: CalendarDate | null): Result<Ask> {
  if (standingTo === null || ask.validTo > standingTo) return ok(ask);
  const detail = `A renewal lasts longer than the limit, which runs to ${standingTo}; this one ends on ${ask.validTo}.`;
  return invalid('no_longer_than_limit', detail, 'validTo', { until: standingTo });
}

function needsLimit(kind: ApplicationKind): Result<never> {
  return conflict('no_limit_in_force', `There is no limit for this (${kind}): apply for a new one.`);
}

function invalid(code: string, detail: string, field: string, facts: Readonly<Record<string, unknown>> = {}) {
  return refuse('invalid', code, detail, { field, facts });
}

function conflict(code: string, detail: string): Result<never> {
  return refuse('conflict', code, detail, { field: 'kind' });
}
