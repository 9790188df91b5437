import type { Customer } from '#customers';
import { findCustomer } from '#customers/usecases';
import { type CalendarDate, ok, type Result } from '#kernel';
import type { GrantedLimit } from '#limits';
import { limitsAsOf } from '#limits/usecases';
import type { Platform } from '#platform';
import { emptyPosition, type Position } from '../books.ts';
import type { Level } from '../effective-limit.ts';
import { markExposureOf, type MarkMove } from '../marked.ts';
import { loadPositions } from '../store/load-books.ts';
import { loadMarkPositions } from '../store/mark-positions.ts';
import { customerNotFound } from './book-documents.ts';
import { loadLevelsOf } from './levels-of-customer.ts';

export type ReadPosition = {
  readonly customer: Customer;
  readonly position: Position;
  readonly limit: GrantedLimit | null;
  readonly asOf: CalendarDate;
  /** Every limit that reaches the customer, its own first; only where there is another. */
  readonly levels?: readonly Level[];
  /** What is in use under which marks. */
  readonly marked?: readonly MarkMove[];
};

/** What a customer owes as booked now, against the limit that counts on `asOf`. */
export async function readPosition(
  { database, company }: Platform,
  { customerCode, asOf, withMarks = false }: { customerCode: string; asOf: CalendarDate; withMarks?: boolean },
): Promise<Result<ReadPosition>> {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const [limit = null] = await limitsAsOf(database.sql, [{ ...customer, asOf }]);
  const position = (await loadPositions(database.sql, [customer])).get(customer.customerId) ?? emptyPosition;
  const levels = await loadLevelsOf(database.sql, customer, { asOf, limit, position, timeZone: company.timeZone });
  const inGroup = withMarks ? await loadMarkPositions(database.sql, [customer]) : [];
  const marked = inGroup.filter((one) => one.customerId === customer.customerId && markExposureOf(one) !== 0n);
  return ok({ customer, position, limit, asOf, marked, ...(levels.length > 1 && { levels }) });
}
