import { type Ratio, ratio } from '#kernel';

/**
 * Days sales outstanding on the ledger basis: balance at the end of a period ÷ credit sales of the period × its days.
 * All amounts here are minor units of one currency. A period without sales has no DSO.
 */
export function daysSalesOutstanding(period: {
  readonly receivablesMinor: bigint;
  readonly creditSalesMinor: bigint;
  readonly days: number;
}): Ratio {
  return ratio(Number(period.receivablesMinor) * period.days, Number(period.creditSalesMinor));
}

/** The DSO if everybody had paid on the due day: only what is not yet due is outstanding. */
export function bestPossibleDso(period: {
  readonly notDueMinor: bigint;
  readonly creditSalesMinor: bigint;
  readonly days: number;
}): Ratio {
  return daysSalesOutstanding({ ...period, receivablesMinor: period.notDueMinor });
}

/** Average days delinquent: DSO less best possible DSO, the part of the waiting that is lateness. */
export function averageDaysDelinquent(period: {
  readonly receivablesMinor: bigint;
  readonly notDueMinor: bigint;
  readonly creditSalesMinor: bigint;
  readonly days: number;
}): Ratio {
  return daysSalesOutstanding({ ...period, receivablesMinor: period.receivablesMinor - period.notDueMinor });
}
