import { addDays, type CalendarDate, type Currency, ok, type Ratio, type Result } from '#kernel';
import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import type { Platform } from '#platform';
import { collectionEffectiveness } from '../collection-effectiveness.ts';
import { averageDaysDelinquent, bestPossibleDso, daysSalesOutstanding } from '../dso.ts';
import { findAgeing } from '../store/read-ageing.ts';
import { sumTakenOff } from '../store/read-taken-off.ts';
import { loadTrades } from '../store/read-trade.ts';

/** A quarter: long enough for terms of sixty days, short enough to see a change. */
export const collectionDays = 90;

export type Collection = {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
  /** Minor units: open at both ends, and invoiced in between. */
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
  readonly salesMinor: bigint;
  readonly dso: Ratio;
  readonly bestPossibleDso: Ratio;
  readonly averageDaysDelinquent: Ratio;
  readonly effectiveness: Ratio;
};

/** How long sales stand open, how much of that is lateness, and how much of what could be collected was. */
export async function readCollection(
  { database }: Platform,
  { customerCode, asOf }: { customerCode: string; asOf: CalendarDate },
): Promise<Result<Collection>> {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const begin = addDays(asOf, -collectionDays);
  const [opening, closing, trades, takenOff] = await Promise.all([
    findAgeing(database.sql, customer, begin),
    findAgeing(database.sql, customer, asOf),
    loadTrades(database.sql, [customer], { after: begin, upTo: asOf }),
    sumTakenOff(database.sql, customer, { after: begin, upTo: asOf }),
  ]);
  const salesMinor = trades.get(customer.customerId)?.invoicedMinor ?? 0n;
  const { total: closingMinor, notDue: notDueMinor } = closing.ageing;
  const period = {
    receivablesMinor: closingMinor,
    notDueMinor,
    creditSalesMinor: salesMinor,
    days: collectionDays,
  };
  return ok({
    asOf,
    currency: customer.currency,
    openingMinor: opening.ageing.total,
    closingMinor,
    salesMinor,
    dso: daysSalesOutstanding(period),
    bestPossibleDso: bestPossibleDso(period),
    averageDaysDelinquent: averageDaysDelinquent(period),
    effectiveness: collectionEffectiveness({
      openingMinor: opening.ageing.total,
      creditSalesMinor: salesMinor,
      closingMinor,
      closingNotDueMinor: notDueMinor,
      ...takenOff,
    }),
  });
}
