import { type CalendarDate, type Currency, earlier, minorDigits, type Money, money } from '#kernel';
import type { RateType } from '#policy';
import { decimalOf, decimalText, rateDecimals } from './decimal.ts';

/** The rate at which an amount was counted: what one unit of `from` is in `to`. Kept with whatever used it. */
export type UsedRate = {
  readonly from: Currency;
  readonly to: Currency;
  readonly type: RateType;
  /** The day it is of: that of the document, or before. */
  readonly day: CalendarDate;
  /** An exact decimal. */
  readonly rate: string;
};

/**
 * What is owed, in the currency that it counts in: rounded up to the next minor unit, so that a fraction of a fen is
 * never to the customer's favour, and what is open in one currency is open in the other.
 */
export function owedAt({ from, to, rate }: UsedRate, minor: bigint): bigint {
  const [numerator, denominator] = ratioOf(from, to, rate);
  return -floorDivide(-minor * numerator, denominator);
}

/** What is granted: rounded down. */
export function grantedAt({ from, to, rate }: UsedRate, amount: Money): Money {
  const [numerator, denominator] = ratioOf(from, to, rate);
  return money(to, floorDivide(amount.minor * numerator, denominator));
}

/** What of another currency an amount is worth at most: never more than gives the amount back. */
export function originalWithin({ from, to, rate }: UsedRate, minor: bigint): bigint {
  const [numerator, denominator] = ratioOf(from, to, rate);
  return floorDivide(minor * denominator, numerator);
}

type Leg = Pick<UsedRate, 'type' | 'day' | 'rate'>;

/**
 * A rate between two currencies, of which the house has each in its own. `null` is the house's currency itself. A cross
 * rate is rounded half up to twelve decimals, once: the rounded one is used, kept and shown.
 */
export function crossRate(from: Currency, to: Currency, ofFrom: Leg | null, ofTo: Leg | null): UsedRate | undefined {
  const known = ofFrom ?? ofTo;
  if (known === null) return undefined;
  const day = earlier(ofFrom?.day ?? known.day, ofTo?.day ?? known.day);
  if (ofTo === null) return { from, to, type: known.type, day, rate: known.rate };
  const numerator = decimalOf(ofFrom?.rate ?? '1');
  const denominator = decimalOf(ofTo.rate);
  const scaled = numerator.digits * 10n ** BigInt(denominator.scale + rateDecimals + 1);
  const tenfold = scaled / (denominator.digits * 10n ** BigInt(numerator.scale));
  const rate = decimalText({ digits: (tenfold + 5n) / 10n, scale: rateDecimals });
  return { from, to, type: known.type, day, rate };
}

/** `to` minor units for `from` minor units, as a fraction. */
function ratioOf(from: Currency, to: Currency, rate: string): readonly [bigint, bigint] {
  const { digits, scale } = decimalOf(rate);
  return [digits * 10n ** BigInt(minorDigits(to)), 10n ** BigInt(scale + minorDigits(from))];
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n ? quotient - 1n : quotient;
}
