import { type Money, money } from '#kernel';
import { grantedAt, originalWithin, type UsedRate } from '#rates';

/** What an asked limit counts as in the customer's currency: as its grant will, rounded down. */
export function countedAsk({ amount, rate }: { readonly amount: Money; readonly rate?: UsedRate }): Money {
  return rate === undefined ? amount : grantedAt(rate, amount);
}

/** The most in the asked currency that counts as no more than what was proposed in the customer's. */
export function proposedAt(rate: UsedRate, proposed: Money): Money {
  return money(rate.from, originalWithin(rate, proposed.minor));
}
