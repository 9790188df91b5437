import { findCustomers } from '#customers/usecases';
import type { CalendarDate } from '#kernel';
import type { Platform } from '#platform';
import { type Cause, causeOf, type Compared, type Step, stepsFor } from '../difference.ts';
import { compare, differencesMost, totals, type Totals } from '../store/compare.ts';
import { listSettled, type Settled } from '../store/settled.ts';

export type Difference = Compared & {
  /** Null where we have no customer with this code. */
  readonly customerName: string | null;
  readonly cause: Cause;
  readonly steps: readonly Step[];
};

export type Reconciled = {
  readonly asOf: CalendarDate;
  /** What nobody has accepted, as the two sides stand now. */
  readonly open: readonly Difference[];
  readonly settled: readonly Settled[];
  readonly totals: readonly Totals[];
  /** Whether there are more than were looked at. */
  readonly hasMore: boolean;
};

/** Holds a list against our books as they stand now: what was corrected since agrees, and is gone. */
export async function readDifferences(
  { database }: Pick<Platform, 'database'>,
  asOf: CalendarDate,
): Promise<Reconciled> {
  const db = database.sql;
  const [compared, settled, sums] = await Promise.all([compare(db, asOf), listSettled(db, asOf), totals(db, asOf)]);
  const accepted = new Set(settled.filter(({ step }) => step === 'accept').map(keyOf));
  const customers = await findCustomers(db, [...new Set(compared.map(({ customerCode }) => customerCode))]);
  const open = compared.flatMap((one): Difference[] => {
    const cause = causeOf(one, asOf);
    if (cause === undefined || accepted.has(keyOf({ ...one, cause }))) return [];
    const customerName = customers.get(one.customerCode)?.name ?? null;
    return [{ ...one, customerName, cause, steps: stepsFor(cause) }];
  });
  return { asOf, open, settled, totals: sums, hasMore: compared.length === differencesMost };
}

function keyOf({ customerCode, number, cause }: Pick<Settled, 'customerCode' | 'number' | 'cause'>): string {
  return JSON.stringify([customerCode, number, cause]);
}
