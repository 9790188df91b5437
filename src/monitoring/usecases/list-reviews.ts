import { z } from 'zod';
import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { addDays, calendarDate, type CalendarDate, ok } from '#kernel';
import { decodeCursor, encodeCursor, type Platform, toPage } from '#platform';
import { presentReviewSummary } from '../http/present-review.ts';
import { listReviews as readReviews, type ReviewFilter } from '../store/reviews.ts';

/** What counts as due soon. */
export const reviewsSoonDays = 30;

type Question = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly show: ReviewFilter['show'];
  readonly customerCode?: string | undefined;
};

const lastShown = z.tuple([z.iso.date(), z.uuid()]);

/** Reviews by the day they are due, or those that were completed, the latest first. */
export async function listReviews(
  { database }: Platform,
  today: CalendarDate,
  { limit, cursor, show, customerCode }: Question,
) {
  const db = database.sql;
  const place = decodeCursor(cursor, lastShown);
  if (!place.ok) return place;
  const customer = customerCode === undefined ? undefined : await findCustomer(db, customerCode);
  if (customerCode !== undefined && customer === undefined) return customerNotFound(customerCode);
  const rows = await readReviews(db, today, {
    show,
    soonTo: addDays(today, reviewsSoonDays),
    customerId: customer?.customerId,
    limit: limit + 1,
    after: place.value === undefined ? undefined : [calendarDate(place.value[0]), place.value[1]],
  });
  return ok(
    toPage(rows, limit, {
      item: (review) => presentReviewSummary(review, today),
      cursor: ({ dueOn, completed, reviewId }) => encodeCursor([completed?.on ?? dueOn, reviewId]),
    }),
  );
}
