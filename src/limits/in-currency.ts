import { type Money, money } from '#kernel';
import { grantedAt, type UsedRate } from '#rates';
import type { GrantedLimit } from './limit.ts';

/** 原币: what was granted in another currency than the customer's, and the rate at which it counts now. */
export type OriginalLimit = {
  readonly rate: UsedRate;
  readonly amount: Money;
  readonly singleDocument: Money | null;
};

/** What a limit in another currency counts as at this rate: rounded down, never to the customer's favour. */
export function countedLimit(
  { amount, singleDocument }: Omit<OriginalLimit, 'rate'>,
  rate: UsedRate,
): Pick<GrantedLimit, 'amount' | 'singleDocument'> & { readonly original: OriginalLimit } {
  return {
    amount: { kind: 'amount', amount: grantedAt(rate, amount) },
    singleDocument: singleDocument && grantedAt(rate, singleDocument),
    original: { rate, amount, singleDocument },
  };
}

/** As it lies in the database: amounts are text there. */
export type StoredLimit = {
  readonly rate: UsedRate;
  readonly minor: { readonly amountMinor: string; readonly singleDocumentMinor?: string };
} | null;

/** To be spread into a limit; one in the customer's currency has none. */
export function originalLimit(stored: StoredLimit): { readonly original?: OriginalLimit } {
  if (stored === null) return {};
  const { rate, minor } = stored;
  const singleDocument = minor.singleDocumentMinor;
  return {
    original: {
      rate,
      amount: money(rate.from, BigInt(minor.amountMinor)),
      singleDocument: singleDocument === undefined ? null : money(rate.from, BigInt(singleDocument)),
    },
  };
}

export function storedLimit({ rate, amount, singleDocument }: OriginalLimit): NonNullable<StoredLimit> {
  const single = singleDocument === null ? {} : { singleDocumentMinor: singleDocument.minor.toString() };
  return { rate, minor: { amountMinor: amount.minor.toString(), ...single } };
}
