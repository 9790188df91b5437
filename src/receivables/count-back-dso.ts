import type { Ratio } from '#kernel';

/** One month of credit sales, in minor units, with the days it counts for. */
export type SalesMonth = { readonly salesMinor: bigint; readonly days: number };

export type CountBack = {
  /** Not meaningful (a figure is missing) when the balance is older than all the months given. */
  readonly dso: Ratio;
  /** Days of the months that the balance covers whole. */
  readonly fullDays: number;
  /** What is left of the balance after each of those months, newest first. */
  readonly remainingMinor: readonly bigint[];
};

/**
 * Count-back (exhaustion) DSO: sales are taken off the balance month by month, newest first, and the month that is not
 * used up counts in part. Unlike the plain DSO it does not move when sales grow or fall with the season.
 */
export function countBackDso(receivablesMinor: bigint, newestFirst: readonly SalesMonth[]): CountBack {
  let remaining = receivablesMinor;
  let fullDays = 0;
  const remainingMinor: bigint[] = [];
  for (const { salesMinor, days } of newestFirst) {
    if (remaining <= 0n) break;
    if (remaining < salesMinor) {
      const part = (Number(remaining) / Number(salesMinor)) * days;
      return { dso: { kind: 'value', value: fullDays + part }, fullDays, remainingMinor };
    }
    remaining -= salesMinor;
    fullDays += days;
    remainingMinor.push(remaining);
  }
  const dso: Ratio =
    remaining > 0n ? { kind: 'not_meaningful', because: 'missing_figure' } : { kind: 'value', value: fullDays };
  return { dso, fullDays, remainingMinor };
}
