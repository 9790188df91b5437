import { type Currency, type Money, money } from '#kernel';
import { originalWithin, owedAt } from '#rates';
import type { Original } from '#receivables';

type Held = {
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly reserveMinor: bigint;
  readonly original?: Original<'amountMinor' | 'reserveMinor'>;
};

/** What an amount of a held document is in the document's own currency: never more than was meant. */
export function ownAmount({ amountMinor, reserveMinor, original }: Held, minor: bigint): bigint {
  if (original === undefined) return minor;
  const { rate, minor: own } = original;
  if (minor === amountMinor) return own.amountMinor;
  if (minor === reserveMinor) return own.reserveMinor;
  if (minor === amountMinor - reserveMinor) return own.amountMinor - own.reserveMinor;
  return originalWithin(rate, minor);
}

/** An amount that somebody names of a held document, in its own currency or in the customer's, as it counts. */
export function heldAmount({ original, currency }: Held, given: Money): Money {
  if (original === undefined || given.currency !== original.rate.from) return given;
  return money(currency, owedAt(original.rate, given.minor));
}
