import { type Ratio, ratio } from '#kernel';

/**
 * The plain mean, one invoice one vote: average days to pay (from issue to payment), or days late without weights.
 * No invoices, no mean.
 */
export function averageDays(days: readonly number[]): Ratio {
  return ratio(
    days.reduce((sum, each) => sum + each, 0),
    days.length,
  );
}
