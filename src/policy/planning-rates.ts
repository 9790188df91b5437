import { type Currency, asCurrency, CNY, type Money, minorDigits, money } from '#kernel';

/** 计划汇率: what one unit counts as when limits in several currencies are added up. Not a market rate. */
export type PlanningRate = {
  readonly currency: Currency /** CNY for one unit, in ten-thousandths. */;
  readonly cnyTenThousandths: bigint;
};

// biome-ignore format: a table
export const planningRates1: readonly PlanningRate[] = [
  { currency: CNY,               cnyTenThousandths: 10_000n },
  { currency: asCurrency('USD'), cnyTenThousandths: 71_000n },
  { currency: asCurrency('EUR'), cnyTenThousandths: 82_000n },
  { currency: asCurrency('GBP'), cnyTenThousandths: 95_000n },
  { currency: asCurrency('HKD'), cnyTenThousandths:  9_100n },
  { currency: asCurrency('JPY'), cnyTenThousandths:    480n },
];

/** What an amount counts as in CNY under the policy; undefined when the policy has no rate for its currency. */
export function inPolicyCurrency(amount: Money, rates: readonly PlanningRate[]): Money | undefined {
  const rate = rates.find(({ currency }) => currency === amount.currency);
  if (rate === undefined) return undefined;
  return money(CNY, scale(amount.minor * rate.cnyTenThousandths * unit(CNY), unit(amount.currency) * 10_000n));
}

/** The same way back: an amount of the policy in the customer's currency. */
export function fromPolicyCurrency(
  amount: Money,
  currency: Currency,
  rates: readonly PlanningRate[],
): Money | undefined {
  const rate = rates.find((each) => each.currency === currency);
  if (rate === undefined) return undefined;
  return money(currency, scale(amount.minor * unit(currency) * 10_000n, unit(CNY) * rate.cnyTenThousandths));
}

function unit(currency: Currency): bigint {
  return 10n ** BigInt(minorDigits(currency));
}

/** Half a minor unit is rounded away from zero: authority is rather measured too high than too low. */
function scale(numerator: bigint, denominator: bigint): bigint {
  const half = numerator < 0n ? -denominator / 2n : denominator / 2n;
  return (numerator + half) / denominator;
}
