import type { z } from 'zod';
import type { Customer } from '#customers';
import { findCustomer } from '#customers/usecases';
import { addDays, type CalendarDate, ok, refuse, type Result } from '#kernel';
import type { Platform, Sql } from '#platform';
import type { monitoringContract } from '../http/contract.ts';
import { presentReview } from '../http/present-review.ts';
import { findReview, type ListedReview } from '../store/reviews.ts';
import type { Comparison } from '../what-changed.ts';
import { figuresOnDays } from './figures-on-day.ts';
import { loadFiguresOf } from './load-figures.ts';

export type ReviewView = z.input<typeof monitoringContract.getReview.answer>;

/** A review: what changed since the last time, as of now until somebody starts it, as of then from there on. */
export async function readReview(
  platform: Platform,
  today: CalendarDate,
  reviewId: string,
): Promise<Result<ReviewView>> {
  const review = await findReview(platform.database.sql, today, reviewId);
  return review === undefined
    ? reviewNotFound(reviewId)
    : ok(await viewReview(platform, platform.database.sql, today, review));
}

export async function viewReview(
  platform: Platform,
  db: Sql,
  today: CalendarDate,
  review: ListedReview,
): Promise<ReviewView> {
  if (review.started !== null) return presentReview(review, review.started.compared, today);
  const customer = await findCustomer(db, review.customerCode);
  if (customer === undefined) throw new Error(`Review ${review.reviewId} lost its customer.`);
  return presentReview(review, await compare(platform, db, customer, review, today), today);
}

/** Against the last review, or else the day the limit was granted; where both fail, against a year ago. */
export async function compare(
  platform: Platform,
  db: Sql,
  customer: Customer,
  { lastReviewedOn }: Pick<ListedReview, 'lastReviewedOn'>,
  today: CalendarDate,
): Promise<Comparison> {
  const figures = await loadFiguresOf(db, customer.customerId, { asOf: today, timeZone: platform.company.timeZone });
  const since = lastReviewedOn ?? figures?.standing?.grantedOn ?? addDays(today, -365);
  const { timeZone } = platform.company;
  const [before] = await figuresOnDays(db, [{ ...customer, day: since }], timeZone);
  const [now] = await figuresOnDays(db, [{ ...customer, day: today }], timeZone);
  if (before === undefined || now === undefined) throw new Error(`${customer.code} was asked of and not answered.`);
  return { before, now };
}

export function reviewNotFound(id: string): Result<never> {
  return refuse('not_found', 'review_not_found', `There is no review ${id}.`);
}
