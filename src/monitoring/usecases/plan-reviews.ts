import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { type Command, newId } from '#platform';
import type { Policy } from '#policy';
import type { CustomerFigures } from '../readings.ts';
import { type Planned, planReview, type Review, wantedReview } from '../review.ts';
import { dropReviews, loadAhead, loadLastReviewed, saveReviews } from '../store/reviews.ts';

/** Brings the review that lies ahead of each customer up to date, and calls those that are due; says how many of each. */
export async function planReviews(
  command: Command,
  figures: readonly CustomerFigures[],
  policy: Policy,
): Promise<{ readonly changed: number; readonly due: number }> {
  const { tx, today } = command;
  const ids = figures.map(({ customerId }) => customerId);
  const [ahead, reviewed] = [await loadAhead(tx, ids), await loadLastReviewed(tx, ids)];
  const saved: Review[] = [];
  const dropped: Review[] = [];
  let due = 0;
  for (const one of figures) {
    const before = ahead.get(one.customerId) ?? null;
    const change = planReview(before, wantedReview(one, reviewed.get(one.customerId) ?? null, policy), today);
    if (change === undefined) continue;
    if (change.kind === 'drop') {
      dropped.push(change.review);
      continue;
    }
    const review =
      change.kind === 'plan'
        ? plannedReview(one, change.planned, today)
        : change.kind === 'move'
          ? moved(change.review, change.planned, today)
          : { ...change.review, state: 'due' as const, version: change.review.version + 1 };
    saved.push(review);
    if (review.state === 'due' && before?.state !== 'due') {
      due += 1;
      callReview(command, one, review);
    }
  }
  await dropReviews(tx, dropped);
  await saveReviews(tx, saved);
  return { changed: saved.length + dropped.length, due };
}

/** A new review ahead: planned, or due at once. */
export function plannedReview(
  { customerId, creditGroupId }: Pick<Review, 'customerId' | 'creditGroupId'>,
  { dueOn, because }: Planned,
  today: CalendarDate,
): Review {
  return {
    customerId,
    creditGroupId,
    reviewId: newId<'review'>(),
    state: dueOn <= today ? 'due' : 'planned',
    because,
    dueOn,
    warningId: null,
    started: null,
    applicationId: null,
    completed: null,
    version: 1,
  };
}

/** Tells on the timeline and in the outbox that a review is due. Every review is the analysts’ first. */
export function callReview(
  { record, announce }: Command,
  { code, customerId }: { readonly code: string; readonly customerId: CustomerId },
  { reviewId, dueOn, because }: Review,
): void {
  const detail = { reviewId, dueOn, because };
  record({ subject: code, customerId, detail });
  announce('review_due', { ...detail, customerCode: code, ownerRole: 'credit_analyst', ownerId: null });
}

function moved(review: Review, { dueOn, because }: Planned, today: CalendarDate): Review {
  const state = dueOn <= today ? 'due' : 'planned';
  return { ...review, dueOn, because, state, version: review.version + 1 };
}
