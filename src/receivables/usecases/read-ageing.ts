import { type CalendarDate, type Currency, ok, type Result } from '#kernel';
import { customerNotFound } from '#customers';
import { findCustomers } from '#customers/usecases';
import type { Platform } from '#platform';
import type { Ageing } from '../ageing.ts';
import { findAgeing } from '../store/read-ageing.ts';

export type AgeingOnDay = {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
  readonly ageing: Ageing;
  readonly unappliedMinor: bigint;
};

/** A customer's open items by days past due on a day. One formula for days past, today and days to come. */
export async function readAgeing(
  { database }: Platform,
  { customerCode, asOf }: { customerCode: string; asOf: CalendarDate },
): Promise<Result<AgeingOnDay>> {
  const customer = (await findCustomers(database.sql, [customerCode])).get(customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  return ok({ asOf, currency: customer.currency, ...(await findAgeing(database.sql, customer, asOf)) });
}
