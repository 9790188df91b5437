import { type CalendarDate, type Currency, daysBetween, daysPastDue, greater, type Money, money } from '#kernel';
import type { Customer } from '#customers';
import { type GrantedLimit, type LimitAmount, type LimitStatus, limitStatus } from '#limits';
import type { CheckRules } from '#policy';
import { type Objection, type Outcome, outcomeOf } from './objection.ts';

export type DocumentType = 'quotation' | 'sales_order' | 'delivery';

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
 * without a limit is not also over it.
 */
export function checkCredit(facts: CheckFacts, request: CheckRequest): CheckDecision {
  const { currency, limit, exposureMinor } = facts;
  const neededMinor = greater(0n, request.amountMinor - request.prepaidMinor - facts.takenMinor);
  const headroomBefore = headroomOf(limit?.amount ?? { kind: 'none' }, exposureMinor, currency);
  const objections = [
    ...aboutCustomer(facts),
    ...aboutLimit(facts, neededMinor, headroomBefore),
    ...aboutDocument(facts, request),
    ...aboutOverdue(facts),
  ];
  const outcome = outcomeOf(objections);
  const reserves = outcome === 'approved' && request.documentType !== 'quotation';
  return {
    outcome,
    objections,
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

function aboutCustomer({ customer }: CheckFacts): Objection[] {
  const objections: Objection[] = [];
  if (customer.blacklistReason !== null) objections.push({ code: 'blacklisted', reason: customer.blacklistReason });
  if (customer.status === 'inactive') objections.push({ code: 'customer_inactive' });
  if (customer.freezeReason !== null) objections.push({ code: 'limit_frozen', reason: customer.freezeReason });
  return objections;
}

/** A document that needs no credit (prepaid, or already delivered) does not ask the limit. */
function aboutLimit({ limit, asOf, currency }: CheckFacts, neededMinor: bigint, headroom: Headroom): Objection[] {
  if (neededMinor === 0n) return [];
  if (limit === null) return [{ code: 'no_limit' }];
  const objections: Objection[] = [];
  if (limit.validTo < asOf) {
    objections.push({ code: 'limit_expired', expiredOn: limit.validTo, daysExpired: daysBetween(limit.validTo, asOf) });
  }
  if (headroom !== 'unlimited' && neededMinor > headroom.minor) {
    const shortBy = money(currency, neededMinor - headroom.minor);
    objections.push({ code: 'over_limit', shortBy, needed: money(currency, neededMinor), available: headroom });
  }
  return objections;
}

function aboutDocument({ limit, currency }: CheckFacts, { amountMinor }: CheckRequest): Objection[] {
  const documentLimit = limit?.singleDocument;
  if (documentLimit == null || amountMinor <= documentLimit.minor) return [];
  return [{ code: 'over_document_limit', shortBy: money(currency, amountMinor - documentLimit.minor), documentLimit }];
}

function aboutOverdue({ oldestOpen, asOf, currency, rules }: CheckFacts): Objection[] {
  if (oldestOpen === null) return [];
  const days = daysPastDue(oldestOpen.dueOn, asOf);
  if (days <= rules.overdueDaysTolerated) return [];
  return [
    {
      code: 'overdue',
      invoiceNumber: oldestOpen.invoiceNumber,
      dueOn: oldestOpen.dueOn,
      open: money(currency, oldestOpen.openMinor),
      daysPastDue: days,
      daysTolerated: rules.overdueDaysTolerated,
    },
  ];
}
