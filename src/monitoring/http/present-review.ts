import type { z } from 'zod';
import { type CalendarDate, daysBetween, money, toJson } from '#kernel';
import type { ListedReview } from '../store/reviews.ts';
import { type Comparison, whatChanged } from '../what-changed.ts';
import type { monitoringContract } from './contract.ts';

type Summary = z.input<typeof monitoringContract.listReviews.answer>['items'][number];
type View = z.input<typeof monitoringContract.getReview.answer>;

export function presentReviewSummary(review: ListedReview, today: CalendarDate): Summary {
  const { limitKind, limitMinor, currency, started, completed } = review;
  return {
    id: review.reviewId,
    customerCode: review.customerCode,
    customerName: review.customerName,
    state: review.state,
    because: review.because,
    dueOn: review.dueOn,
    daysLeft: daysBetween(today, review.dueOn),
    grade: review.grade,
    modelGrade: review.modelGrade,
    limit: limitKind === null ? 'none' : limitMinor === null ? 'unlimited' : toJson(money(currency, limitMinor)),
    limitTo: review.limitTo,
    lastReviewedOn: review.lastReviewedOn,
    warningId: review.warningId,
    applicationId: review.applicationId,
    startedAt: started?.at.toISOString() ?? null,
    startedBy: started?.by ?? null,
    completedOn: completed?.on ?? null,
    completedBy: completed?.by ?? null,
    conclusion: completed?.conclusion ?? null,
    version: review.version,
  };
}

export function presentReview(review: ListedReview, compared: Comparison, today: CalendarDate): View {
  const { before, now } = compared;
  return {
    ...presentReviewSummary(review, today),
    since: before.asOf,
    asOf: now.asOf,
    changes: whatChanged(compared),
  };
}
