import type { CalendarDate, Id, Money } from '#kernel';
import type { Repayment, Security } from '#policy';
import type { OriginalLimit } from './in-currency.ts';

export type LimitId = Id<'limit'>;

/** None granted, an amount (zero is one), or unlimited. Zero never means unlimited. */
export type LimitAmount =
  | { readonly kind: 'none' }
  | { readonly kind: 'amount'; readonly amount: Money }
  | { readonly kind: 'unlimited' };

/** One grant. Both days are inclusive; `validTo` is moved forward when a later grant ends this one. */
export type GrantedLimit = {
  readonly limitId: LimitId;
  readonly amount: Exclude<LimitAmount, { kind: 'none' }>;
  /** The largest single document, where the grant sets one. */
  readonly singleDocument: Money | null;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
  /** Where it was granted in another currency than the customer's; the amounts are what that counts as. */
  readonly original?: OriginalLimit;
};

/** 授信条件: on what conditions the limit was granted. */
export type LimitTerms = {
  readonly paymentDays: number;
  readonly security: Security;
  readonly repayment: Repayment;
  /** 逾期利息 per day, in hundredths of a percent (万分之…). */
  readonly lateInterestBasisPointsPerDay: number;
  /** What else was asked for, in the words of who decided. */
  readonly conditions: readonly string[];
};

export type LimitStatus = 'none' | 'active' | 'expired' | 'frozen';

/**
 * The status of the limit that counts on a day (`limitsAsOf`: the running temporary one, else the newest begun). Before the first one begins there is
 * none; after the last one ended it still shows, as expired. A freeze shows over both: somebody decided it.
 */
export function limitStatus(latestBegun: GrantedLimit | null, frozen: boolean, asOf: CalendarDate): LimitStatus {
  if (latestBegun === null) return 'none';
  if (frozen) return 'frozen';
  return latestBegun.validTo < asOf ? 'expired' : 'active';
}
