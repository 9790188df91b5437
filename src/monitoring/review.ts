import type { CreditGroupId, CustomerId } from '#customers';
import { addDays, addMonths, type CalendarDate, earlier, type Id, later } from '#kernel';
import { type Grade, type Policy, termsOfGrade } from '#policy';
import type { CustomerFigures } from './readings.ts';
import type { Comparison } from './what-changed.ts';
import type { ReviewCause, ReviewState } from './words.ts';

export type ReviewId = Id<'review'>;

/** 授信重审: a limit is looked at again. Each customer has one review ahead at most. */
export type Review = {
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  readonly reviewId: ReviewId;
  readonly state: ReviewState;
  readonly because: ReviewCause;
  readonly dueOn: CalendarDate;
  readonly warningId: string | null;
  readonly started: { readonly at: Date; readonly by: string; readonly compared: Comparison } | null;
  readonly applicationId: string | null;
  readonly completed: {
    readonly at: Date;
    readonly on: CalendarDate;
    readonly by: string;
    readonly conclusion: string;
  } | null;
  readonly version: number;
};

/** A limit that runs out is reviewed this many days before its last day, so that it can be renewed in time. */
const daysBeforeExpiry = 30;

export type ReviewFacts = {
  readonly grantedOn: CalendarDate;
  readonly validTo: CalendarDate;
  readonly lastReviewedOn: CalendarDate | null;
  /** Null: never assessed; then only the end of the limit calls for a review. */
  readonly grade: Grade | null;
};

export type Planned = { readonly dueOn: CalendarDate; readonly because: ReviewCause };

/** The day on which a standing limit is looked at again; null when nothing calls for it. */
export function nextReview({ grantedOn, validTo, lastReviewedOn, grade }: ReviewFacts, policy: Policy): Planned | null {
  const looked = lastReviewedOn === null ? grantedOn : later(grantedOn, lastReviewedOn);
  const byGrade = grade === null ? null : addMonths(looked, termsOfGrade(grade, policy.terms).reviewMonths);
  const beforeEnd = later(grantedOn, addDays(validTo, -daysBeforeExpiry));
  // Whoever has looked at it in its last days has seen that it ends.
  const byExpiry = lastReviewedOn !== null && lastReviewedOn >= beforeEnd ? null : beforeEnd;
  if (byExpiry === null) return byGrade === null ? null : { dueOn: byGrade, because: 'grade' };
  if (byGrade === null || byExpiry <= byGrade) return { dueOn: byExpiry, because: 'limit_expires' };
  return { dueOn: earlier(byGrade, byExpiry), because: 'grade' };
}

/** What the day does to the review that lies ahead of a customer. */
export type ReviewChange =
  | { readonly kind: 'plan'; readonly planned: Planned }
  | { readonly kind: 'move'; readonly review: Review; readonly planned: Planned }
  | { readonly kind: 'call_due'; readonly review: Review }
  | { readonly kind: 'drop'; readonly review: Review };

/** A review that somebody works on, or that a warning called for, is left to people. */
export function planReview(
  ahead: Review | null,
  wanted: Planned | null,
  today: CalendarDate,
): ReviewChange | undefined {
  if (ahead === null) return wanted === null ? undefined : { kind: 'plan', planned: wanted };
  if (ahead.state === 'started' || ahead.because === 'warning') return undefined;
  if (wanted === null) return { kind: 'drop', review: ahead };
  if (wanted.dueOn !== ahead.dueOn || wanted.because !== ahead.because)
    return { kind: 'move', review: ahead, planned: wanted };
  return ahead.state === 'planned' && ahead.dueOn <= today ? { kind: 'call_due', review: ahead } : undefined;
}

/** Nothing is granted to a customer on the blacklist, so there is nothing to look at again. */
export function wantedReview(
  { standing, blacklisted, gradeNow }: CustomerFigures,
  lastReviewedOn: CalendarDate | null,
  policy: Policy,
): Planned | null {
  if (standing === null || blacklisted) return null;
  return nextReview({ ...standing, lastReviewedOn, grade: gradeNow?.grade ?? null }, policy);
}
