import type { CalendarDate, Money } from '#kernel';
import type { LimitScope } from '#limits';
import type { OwnReading } from './decision-path.ts';

/** Why an order does not simply pass: one rule that failed, with its figures. Each reader phrases it in their words. */
export type Objection =
  | ({ readonly code: 'customer_inactive' } & OfBuyer)
  | ({ readonly code: 'blacklisted'; readonly reason: string } & OfBuyer)
  | { readonly code: 'no_limit' }
  | ({ readonly code: 'limit_frozen'; readonly reason: string; readonly deliveriesToo?: true } & OfBuyer)
  | { readonly code: 'forced_hold'; readonly reason: string; readonly orderNumber?: string }
  /** `missing` of the `condition` has to come before this goes; the release of the order asks for it, where there is one. */
  | {
      readonly code: 'prepayment_missing';
      readonly missing: Money;
      readonly condition: Money;
      readonly orderNumber?: string;
    }
  | { readonly code: 'limit_expired'; readonly expiredOn: CalendarDate; readonly daysExpired: number }
  | { readonly code: 'over_limit'; readonly shortBy: Money; readonly needed: Money; readonly available: Money }
  | { readonly code: 'over_document_limit'; readonly shortBy: Money; readonly documentLimit: Money }
  | {
      readonly code: 'overdue';
      readonly invoiceNumber: string;
      readonly dueOn: CalendarDate;
      readonly open: Money;
      readonly daysPastDue: number;
      readonly daysTolerated: number;
    }
  | {
      readonly code: 'overdue_amount';
      readonly overBy: Money;
      readonly overdue: Money;
      readonly most: Money;
      readonly daysPastDue: number;
    }
  /** The share is the two amounts, never a rounded percentage. */
  | {
      readonly code: 'overdue_share';
      readonly overdue: Money;
      readonly open: Money;
      readonly mostBasisPoints: number;
      readonly daysPastDue: number;
    }
  | {
      readonly code: 'payment_behaviour';
      readonly daysBeyondTerms: number;
      readonly most: number;
      readonly invoices: number;
    }
  | {
      readonly code: 'review_overdue';
      readonly reviewBy: CalendarDate;
      readonly daysLate: number;
      readonly graceDays: number;
    }
  /** `of` names the granted limit; without it, the members' limits together. Ended, it gives nothing. */
  | ({ readonly code: 'over_group_limit'; readonly of?: LimitOf; readonly expiredOn?: CalendarDate } & Short)
  | ({
      readonly code: 'over_sub_limit' | 'over_seller_limit';
      readonly of: LimitOf;
      readonly expiredOn?: CalendarDate;
    } & Short)
  /** `used` is as of the last count, at `figuredAt`. */
  | {
      readonly code: 'over_budget';
      readonly sellerCode?: string;
      readonly shortBy: Money;
      readonly ceiling: Money;
      readonly used: Money;
      readonly figuredAt: string;
    }
  | {
      readonly code: 'over_new_customer_cap';
      readonly shortBy: Money;
      readonly cap: Money;
      readonly customerSince: CalendarDate;
      readonly until: CalendarDate;
    }
  | {
      readonly code: 'over_concentration';
      readonly by: 'industry' | 'country';
      readonly of: string;
      readonly shortBy: Money;
      readonly ceiling: Money;
    }
  | {
      readonly code: 'group_blacklisted';
      readonly members: readonly { readonly customerCode: string; readonly reason: string }[];
    }
  | ({ readonly code: 'own' } & OwnReading);

/** Where another pays: of the buyer, and not of the payer. */
type OfBuyer = { readonly buyerCode?: string };

/** What a reason is known by: its rule, and of an own rule which one. */
export type ReasonName = Exclude<Objection['code'], 'own'> | `own:${string}`;

export function reasonName(objection: { readonly code: Objection['code']; readonly id?: string }): ReasonName {
  return objection.code === 'own' ? `own:${objection.id ?? ''}` : objection.code;
}

type Short = { readonly shortBy: Money; readonly needed: Money; readonly available: Money };

/** A limit beside the customer's own: what it is about, and to whom it was granted. */
export type LimitOf = LimitScope & { readonly customerCode: string };

/** Nobody can release these: the order is rejected. Every other objection holds the order until somebody decides. */
const rejecting: ReadonlySet<Objection['code']> = new Set(['customer_inactive', 'blacklisted']);

export type Outcome = 'approved' | 'held' | 'rejected';

export function outcomeOf(objections: readonly Objection[]): Outcome {
  if (objections.some(({ code }) => rejecting.has(code))) return 'rejected';
  return objections.length > 0 ? 'held' : 'approved';
}
