import type { Bill, BillPart } from '../bill.ts';

/** As they lie in the database: amounts are text there. */
export type StoredParts = readonly (Pick<BillPart, 'marks'> & {
  readonly ownMinor: string;
  readonly countedMinor: string;
})[];

/** To be spread into a bill: one in the customer's currency, or that counts no more, has none. */
export function partsOfBill(stored: StoredParts | null): Pick<Bill, 'paid'> {
  if (stored === null) return {};
  const paid = stored.map(({ ownMinor, countedMinor, ...marks }) => ({
    ...marks,
    ownMinor: BigInt(ownMinor),
    countedMinor: BigInt(countedMinor),
  }));
  return { paid };
}
