import type { CalendarDate } from '#kernel';
import type { Platform } from '#platform';
import { type Cause, causeOf, type Compared, type Step, stepsFor } from '../difference.ts';
import { compare, differencesMost, totals, type Totals } from '../store/compare.ts';
import { listSettled, type Settled } from '../store/settled.ts';

export type Difference = Compared & { readonly cause: Cause; readonly steps: readonly Step[] };

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
  const open = compared.flatMap((one): Difference[] => {
    const cause = causeOf(one, asOf);
    if (cause === undefined || accepted.has(keyOf({ ...one, cause }))) return [];
    return [{ ...one, cause, steps: stepsFor(cause) }];
  });
  return { asOf, open, settled, totals: sums, hasMore: compared.length === differencesMost };
}

function keyOf({ customerCode, number, cause }: Pick<Settled, 'customerCode' | 'number' | 'cause'>): string {
  return JSON.stringify([customerCode, number, cause]);
}
