import type { Customer } from '#customers';
import { findCustomer } from '#customers/usecases';
import { type CalendarDate, ok, type Result } from '#kernel';
import type { GrantedLimit } from '#limits';
import { limitsAsOf } from '#limits/usecases';
import type { Platform } from '#platform';
import { emptyPosition, type Position } from '../books.ts';
import { loadPositions } from '../store/load-books.ts';
import { customerNotFound } from './book-documents.ts';

export type ReadPosition = {
  readonly customer: Customer;
  readonly position: Position;
  readonly limit: GrantedLimit | null;
  readonly asOf: CalendarDate;
};

/** What a customer owes as booked now, against the limit that counts on `asOf`. */
export async function readPosition(
  { database }: Platform,
  { customerCode, asOf }: { customerCode: string; asOf: CalendarDate },
): Promise<Result<ReadPosition>> {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const [limit = null] = await limitsAsOf(database.sql, [{ ...customer, asOf }]);
  const position = (await loadPositions(database.sql, [customer])).get(customer.customerId) ?? emptyPosition;
  return ok({ customer, position, limit, asOf });
}
