import { readApplication } from '#approvals/usecases';
import { noteReviewed } from '#customers/usecases';
import { ok, refuse, type Result } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { policyInForce } from '#policy';
import { wantedReview } from '../review.ts';
import { type ListedReview, saveReviews } from '../store/reviews.ts';
import { loadFiguresOf } from './load-figures.ts';
import { plannedReview } from './plan-reviews.ts';
import { type ReviewView, viewReview } from './read-review.ts';
import { takeReview } from './start-review.ts';

type CompleteReview = { readonly reviewId: string; readonly version: number; readonly conclusion: string };

/** Ends a review once its renewal has been decided, says what came of it, and sets the next day. */
export function completeReview(
  platform: Platform,
  origin: Origin,
  request: CompleteReview,
): Promise<Result<Done<ReviewView>>> {
  const { reviewId, conclusion } = request;
  const name = { name: 'monitoring.complete_review', may: 'reviews:handle', input: request };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, today, now, caller, company } = command;
    const taken = await takeReview(command, request);
    if (!taken.ok) return taken;
    const { review, customer } = taken.value;
    const { applicationId } = review;
    if (review.state !== 'started' || applicationId === null)
      return refuse(
        'conflict',
        'review_not_started',
        `The review is ${review.state}: only a started one is completed.`,
      );
    const application = await readApplication(platform, command, applicationId, tx);
    if (!application.ok) return application;
    const { state } = application.value;
    if (state === 'in_approval' || state === 'returned')
      return refuse('conflict', 'renewal_undecided', 'Its renewal has not been decided yet.', {
        facts: { applicationId },
      });
    const completed: ListedReview = {
      ...review,
      state: 'completed',
      completed: { at: now, on: today, by: caller.name, conclusion },
      version: review.version + 1,
    };
    await saveReviews(tx, [completed]);
    await noteReviewed(tx, [{ ...customer, on: today }]);
    // What was held because the review was overdue may pass now.
    command.announce('customer_changed', { customerCodes: [customer.code] });
    const figures = await loadFiguresOf(tx, customer.customerId, { asOf: today, timeZone: company.timeZone });
    const next = figures === undefined ? null : wantedReview(figures, today, policyInForce(today));
    if (next !== null) await saveReviews(tx, [plannedReview(customer, next, today)]);
    const detail = { reviewId, conclusion, decided: state, nextDueOn: next?.dueOn ?? null };
    command.record({ subject: customer.code, customerId: customer.customerId, detail });
    return ok({ answer: await viewReview(platform, tx, today, completed), effect: 'changed' });
  });
}
