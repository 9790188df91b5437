import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { type CalendarDate, ok } from '#kernel';
import { type Platform, toPage } from '#platform';
import { presentLimit } from '../limit-view.ts';
import { listLimits as readLimits } from '../store/limits.ts';

type Question = { readonly customerCode: string; readonly limit: number; readonly cursor?: string | undefined };

/** Everything ever granted to a customer, the newest grant first. */
export async function listLimits(
  { database }: Platform,
  { customerCode, limit, cursor }: Question,
  today: CalendarDate,
) {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const grants = await readLimits(database.sql, customer, { limit: limit + 1, before: cursor });
  return ok(
    toPage(grants, limit, {
      item: (grant) => presentLimit(grant, customerCode, today),
      cursor: (grant) => grant.limitId,
    }),
  );
}
