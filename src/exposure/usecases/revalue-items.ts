import type { Customer, CustomerId } from '#customers';
import type { CalendarDate, Currency } from '#kernel';
import type { Tx } from '#platform';
import type { UsedRate } from '#rates';
import { countedItem, type ExposureItem } from '../exposure-item.ts';
import { findItemsInOther, saveCountedItems } from '../store/items.ts';

export type RevaluedItem = {
  readonly customerId: CustomerId;
  readonly itemId: string;
  readonly before: UsedRate;
  readonly after: UsedRate;
  /** By how much it counts for more now, or less. */
  readonly differenceMinor: bigint;
};

/**
 * Counts items in other currencies at the rate of the day, as long as they run or are to run. They are in no ledger: what
 * lies between the rates stands in the audit entry, which the caller records. The groups are locked by the caller.
 */
export async function revalueItems(
  tx: Tx,
  customers: readonly Customer[],
  asOf: CalendarDate,
  rateOf: (from: Currency, to: Currency) => UsedRate | undefined,
): Promise<RevaluedItem[]> {
  const counted: ExposureItem[] = [];
  const revalued = (await findItemsInOther(tx, customers, asOf)).flatMap((item): RevaluedItem[] => {
    const { original, kind, currency, customerId, itemId } = item;
    const after = original && rateOf(original.rate.from, currency);
    if (original === undefined || after === undefined || after.rate === original.rate.rate) return [];
    const now = { ...item, ...countedItem(kind, original.minor.amountMinor, after) };
    counted.push(now);
    const differenceMinor = now.amountMinor - item.amountMinor;
    return [{ customerId, itemId, before: original.rate, after, differenceMinor }];
  });
  await saveCountedItems(tx, counted);
  return revalued;
}
