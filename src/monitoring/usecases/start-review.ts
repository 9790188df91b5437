import { type ApplicationView, applyFor, assessFor } from '#approvals/usecases';
import type { Customer } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, type Money, ok, refuse, type Result } from '#kernel';
import { limitsAsOf } from '#limits/usecases';
import { type Command, type Done, holds, type Origin, type Platform, runCommand, scopeMissing } from '#platform';
import { findReview, type ListedReview, saveReviews } from '../store/reviews.ts';
import { compare, reviewNotFound, type ReviewView, viewReview } from './read-review.ts';

export type StartReview = {
  readonly reviewId: string;
  readonly version: number;
  /** The total limit to renew; left out: the one in force. */
  readonly amount: Money | undefined;
  readonly validTo: CalendarDate | undefined;
  readonly reason: string;
  readonly dryRun?: boolean | undefined;
};

type Answer = { readonly review: ReviewView; readonly application: ApplicationView };

/** Starts a review: the customer is assessed afresh, and a renewal goes to those who have the authority. */
export function startReview(platform: Platform, origin: Origin, request: StartReview): Promise<Result<Done<Answer>>> {
  const { reviewId, version, dryRun = false, validTo, reason } = request;
  const name = { name: 'monitoring.start_review', may: 'reviews:handle', input: request, dryRun };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, today, now, caller } = command;
    if (!holds(caller, 'applications:write')) return scopeMissing('applications:write');
    const taken = await takeReview(command, { reviewId, version });
    if (!taken.ok) return taken;
    const { review, customer } = taken.value;
    if (review.state !== 'planned' && review.state !== 'due')
      return refuse('conflict', 'review_started', `The review is ${review.state} already.`);
    const amount = request.amount ?? (await amountInForce(command, customer));
    if (amount === null)
      return refuse('invalid', 'amount_needed', 'No amount is in force: say which limit to renew.', {
        field: 'amount',
      });
    const compared = await compare(platform, tx, customer, review, today);
    const wanted = { kind: 'renewal', amount, validFrom: undefined, validTo, reason } as const;
    const sent = await applyFor(platform, command, assessFor, customer, wanted);
    if (!sent.ok) return sent;
    // Assessed afresh for the renewal: the grade and the score of now are those of the application.
    const { grade = null, score = null } = sent.value.assessment ?? {};
    const fresh = { ...compared, now: { ...compared.now, grade, score } };
    const started: ListedReview = {
      ...review,
      state: 'started',
      started: { at: now, by: caller.name, compared: fresh },
      applicationId: sent.value.id,
      version: review.version + 1,
    };
    await saveReviews(tx, [started]);
    const detail = { reviewId, dueOn: review.dueOn, because: review.because, applicationId: sent.value.id };
    command.record({ subject: customer.code, customerId: customer.customerId, detail });
    const answer = { review: await viewReview(platform, tx, today, started), application: sent.value };
    return ok({ answer, effect: 'changed' });
  });
}

/** A review under the lock of its credit group. */
export async function takeReview(
  { tx, today }: Command,
  { reviewId, version }: Pick<StartReview, 'reviewId' | 'version'>,
) {
  const found = await findReview(tx, today, reviewId);
  if (found === undefined) return reviewNotFound(reviewId);
  const customer = (await lockCustomers(tx, [found.customerCode])).get(found.customerCode);
  const review = await findReview(tx, today, reviewId);
  if (customer === undefined || review === undefined) return reviewNotFound(reviewId);
  if (review.version !== version) {
    const detail = `You saw version ${version}; it is version ${review.version} now. Read it again.`;
    return refuse('stale', 'stale_version', detail, { facts: { version: review.version } });
  }
  return ok({ review, customer });
}

async function amountInForce({ tx, today }: Command, customer: Customer): Promise<Money | null> {
  const [limit = null] = await limitsAsOf(tx, [{ ...customer, asOf: today }]);
  // In the currency in which it was granted, so that the renewal keeps it.
  return limit?.amount.kind === 'amount' ? (limit.original ?? limit.amount).amount : null;
}
