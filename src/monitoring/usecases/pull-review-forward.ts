import { ok, refuse, type Result } from '#kernel';
import type { Done, Origin, Platform } from '#platform';
import { loadAhead, saveReviews } from '../store/reviews.ts';
import { callReview, plannedReview } from './plan-reviews.ts';
import type { WarningView } from './read-warning.ts';
import { handle, type OnWarning } from './warning-desk.ts';

/** Calls the customer's review for today, because of a warning. */
export function pullReviewForward(
  platform: Platform,
  origin: Origin,
  request: OnWarning & { readonly reason: string },
): Promise<Result<Done<{ readonly warning: WarningView }>>> {
  const event = 'pulled_review_forward' as const;
  const action = { name: 'pull_review_forward', action: 'pull_review_forward', event, request } as const;
  return handle(platform, origin, action, async ({ command, warning, customer }) => {
    const { tx, today } = command;
    const ahead = (await loadAhead(tx, [customer.customerId])).get(customer.customerId);
    if (ahead?.state === 'started')
      return refuse('conflict', 'review_started', 'A review of this customer is under way.', {
        facts: { reviewId: ahead.reviewId },
      });
    const planned = { dueOn: today, because: 'warning' } as const;
    const base = ahead ?? plannedReview(customer, planned, today);
    // One that was overdue already stays overdue since then.
    const dueOn = ahead !== undefined && ahead.dueOn < today ? ahead.dueOn : today;
    const version = ahead === undefined ? base.version : ahead.version + 1;
    const review = { ...base, ...planned, dueOn, state: 'due' as const, warningId: warning.warningId, version };
    await saveReviews(tx, [review]);
    callReview(command, customer, review);
    return ok({ changed: { reviewId: review.reviewId }, text: request.reason, detail: { reviewId: review.reviewId } });
  });
}
