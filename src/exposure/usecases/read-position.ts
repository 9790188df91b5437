import type { Customer } from '#customers';
import { findCustomer } from '#customers/usecases';
import { type CalendarDate, ok, type Result } from '#kernel';
import type { GrantedLimit } from '#limits';
import { limitsAsOf } from '#limits/usecases';
import type { Platform } from '#platform';
import { type Policy, policyInForce } from '#policy';
import { emptyPosition, exposureOf, type Position } from '../books.ts';
import { compose, type Counting, countingOf, type Line } from '../composition.ts';
import { nothingKept, partsOf } from '../kept-parts.ts';
import { loadKeptParts } from '../store/kept-parts.ts';
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
  /** What of it counts under the policy, and why; all of it, where the policy says nothing. */
  readonly countedMinor: bigint;
  readonly lines: readonly Line[];
  readonly counting: Counting;
};

/** What a customer owes as booked now and as counted on `asOf`, against the limit of that day. */
export async function readPosition(
  { database, company }: Pick<Platform, 'database' | 'company'>,
  { customerCode, asOf, withMarks = false }: { customerCode: string; asOf: CalendarDate; withMarks?: boolean },
  policyOf: (asOf: CalendarDate) => Policy = policyInForce,
): Promise<Result<ReadPosition>> {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const [limit = null] = await limitsAsOf(database.sql, [{ ...customer, asOf }]);
  const position = (await loadPositions(database.sql, [customer])).get(customer.customerId) ?? emptyPosition;
  const keptOf = await loadKeptParts(database.sql, [customer.creditGroupId], asOf);
  const kept = keptOf.get(customer.customerId);
  const policy = policyOf(asOf);
  const { composition, planningRates: rates } = policy;
  const { currency } = customer;
  const counting = composition === undefined ? { rules: {} } : countingOf(composition, { currency, rates, asOf });
  const { countedMinor, lines } = compose(
    partsOf(position, kept ?? nothingKept(), { asOf, horizon: counting.horizon }),
    counting,
  );
  const counted = composition === undefined ? exposureOf(position) : countedMinor;
  const levels = await loadLevelsOf(database.sql, customer, {
    asOf,
    limit,
    countedMinor: counted,
    timeZone: company.timeZone,
    policy,
    kept: keptOf,
  });
  const inGroup = withMarks ? await loadMarkPositions(database.sql, [customer]) : [];
  const marked = inGroup.filter((one) => one.customerId === customer.customerId && markExposureOf(one) !== 0n);
  const told = { marked, ...(levels.length > 1 && { levels }) };
  return ok({ customer, position, limit, asOf, countedMinor: counted, lines, counting, ...told });
}
