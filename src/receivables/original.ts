import type { UsedRate } from '#rates';

/**
 * 原币: what a document says in its own currency, where that is not the customer's. Its other amounts are these, counted
 * at the rate that it is carried at now: that of its day, until it is re-valued.
 */
export type Original<Field extends string> = {
  readonly rate: UsedRate;
  readonly minor: Readonly<Record<Field, bigint>>;
};

/** As it lies in the database: amounts are text there. */
export type StoredOriginal = { readonly rate: UsedRate; readonly minor: Readonly<Record<string, string>> } | null;

/** To be spread into a document: one in the customer's currency has none. */
export function originalOf<Field extends string>(stored: StoredOriginal): { readonly original?: Original<Field> } {
  if (stored === null) return {};
  const minor = Object.fromEntries(Object.entries(stored.minor).map(([field, text]) => [field, BigInt(text)]));
  return { original: { rate: stored.rate, minor: minor as Record<Field, bigint> } };
}
