import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { addDays, type CalendarDate, ok, type Result } from '#kernel';
import type { Platform } from '#platform';
import { loadStatements, type OwnedStatement } from '../store/statements.ts';

/** Every statement of a customer, the newest first. Nobody has so many that they need pages. */
export async function readStatements(
  { database }: Platform,
  customerCode: string,
  today: CalendarDate,
): Promise<Result<OwnedStatement[]>> {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const found = await loadStatements(database.sql, [customer], { upTo: addDays(today, 1) });
  return ok(found.get(customer.customerId) ?? []);
}
