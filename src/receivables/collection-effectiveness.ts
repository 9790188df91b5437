import { type Ratio, ratio } from '#kernel';

/**
 * Collection effectiveness index (催收有效性指数), as a share of 1: what was collected of what could have been collected.
 * (opening + credit sales − closing) ÷ (opening + credit sales − closing not due), in minor units of one currency.
 *
 * Sales are those of the whole period. `months` gives the other published form, which takes the monthly average; on one
 * published quarter the two differ by more than 20 points, so never compare figures of one form with the other.
 */
export function collectionEffectiveness(period: {
  readonly openingMinor: bigint;
  readonly creditSalesMinor: bigint;
  readonly closingMinor: bigint;
  readonly closingNotDueMinor: bigint;
  readonly months?: number;
}): Ratio {
  const { openingMinor, creditSalesMinor, closingMinor, closingNotDueMinor, months = 1 } = period;
  const divisor = BigInt(months);
  const available = openingMinor * divisor + creditSalesMinor;
  const collectable = available - closingNotDueMinor * divisor;
  if (collectable <= 0n) return { kind: 'not_meaningful', because: 'zero_denominator' };
  return ratio(Number(available - closingMinor * divisor), Number(collectable));
}
