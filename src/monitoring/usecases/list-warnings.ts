import { z } from 'zod';
import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { addDays, type CalendarDate, ok } from '#kernel';
import { type Caller, decodeCursor, encodeCursor, type Platform, toPage } from '#platform';
import type { Severity, WarningIndicator, WarningOwner } from '#policy';
import { presentSummary } from '../http/present-warning.ts';
import { countReviews } from '../store/reviews.ts';
import { countWarnings, listWarnings as readWarnings } from '../store/warnings.ts';
import { reviewsSoonDays } from './list-reviews.ts';

type Question = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly status: 'open' | 'closed';
  readonly severity?: Severity | undefined;
  readonly indicator?: WarningIndicator | undefined;
  readonly owner?: WarningOwner | 'me' | undefined;
  readonly pastDeadline?: boolean | undefined;
  readonly customerCode?: string | undefined;
};

type Reader = { readonly caller: Caller; readonly today: CalendarDate };

const lastShown = z.tuple([z.string(), z.uuid()]);

/** Warnings: open ones by what is worst and most pressing, closed ones the newest first. */
export async function listWarnings(
  { database }: Platform,
  { caller, today }: Reader,
  { limit, cursor, owner, pastDeadline, customerCode, ...filter }: Question,
) {
  const db = database.sql;
  const place = decodeCursor(cursor, lastShown);
  if (!place.ok) return place;
  const customer = customerCode === undefined ? undefined : await findCustomer(db, customerCode);
  if (customerCode !== undefined && customer === undefined) return customerNotFound(customerCode);
  const rows = await readWarnings(db, {
    status: filter.status,
    severity: filter.severity,
    indicator: filter.indicator,
    ownerRole: owner === 'me' ? undefined : owner,
    ownerId: owner === 'me' ? caller.id : undefined,
    customerId: customer?.customerId,
    deadlineBefore: pastDeadline === true ? today : undefined,
    limit: limit + 1,
    after: place.value,
  });
  return ok(
    toPage(rows, limit, {
      item: (warning) => presentSummary(warning, caller.id, today),
      cursor: ({ sortedBy, warningId }) => encodeCursor([sortedBy, warningId]),
    }),
  );
}

/** How much waits: what the navigation and a home page show. */
export async function countOpen({ database }: Platform, { caller, today }: Reader) {
  const db = database.sql;
  const [warnings, reviews] = await Promise.all([
    countWarnings(db, caller.id, today),
    countReviews(db, today, addDays(today, reviewsSoonDays)),
  ]);
  return ok({ warnings, reviews });
}
