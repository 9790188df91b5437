import { type Ratio, ratio } from '#kernel';

/**
 * Collection effectiveness index (催收有效性指数), as a share of 1: what was collected of what could have been collected.
 * (opening + credit sales − closing) ÷ (opening + credit sales − closing not due), in minor units of one currency.
 *
 * Only what was paid is collected. A write-off is not: what it gave up could have been collected and was not. What a credit
 * note took back or another customer took over could not be collected here any more, and is on neither side.
 *
 * Sales are those of the whole period. `months` gives the other published form, which takes the monthly average; on one
 * published quarter the two differ by more than 20 points, so never compare figures of one form with the other.
 */
export function collectionEffectiveness(period: {
  readonly openingMinor: bigint;
  readonly creditSalesMinor: bigint;
  readonly closingMinor: bigint;
  readonly closingNotDueMinor: bigint;
  /** Given up in the period. */
  readonly writtenOffMinor?: bigint;
  /** Taken off by credit notes and transfers in the period. */
  readonly takenOffMinor?: bigint;
  readonly months?: number;
}): Ratio {
  const { openingMinor, creditSalesMinor, closingMinor, closingNotDueMinor, months = 1 } = period;
  const { writtenOffMinor = 0n, takenOffMinor = 0n } = period;
  const divisor = BigInt(months);
  const available = openingMinor * divisor + creditSalesMinor - takenOffMinor;
  const collectable = available - closingNotDueMinor * divisor;
  if (collectable <= 0n) return { kind: 'not_meaningful', because: 'zero_denominator' };
  return ratio(Number(available - writtenOffMinor - closingMinor * divisor), Number(collectable));
}
