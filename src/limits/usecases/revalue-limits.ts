import type { Customer } from '#customers';
import type { CalendarDate, Currency } from '#kernel';
import type { Tx } from '#platform';
import type { UsedRate } from '#rates';
import { countedLimit } from '../in-currency.ts';
import type { LimitId } from '../limit.ts';
import { findHistories, type OwnedGrant, saveCounted } from '../store/limits.ts';

export type RevaluedLimit = {
  readonly customerId: Customer['customerId'];
  readonly limitId: LimitId;
  readonly before: UsedRate;
  readonly after: UsedRate;
};

/**
 * Counts what was granted in another currency at the rate of the day, as long as it runs or is to run. The customers'
 * groups are locked by the caller, who records it.
 */
export async function revalueLimits(
  tx: Tx,
  customers: readonly Customer[],
  asOf: CalendarDate,
  rateOf: (from: Currency, to: Currency) => UsedRate | undefined,
): Promise<RevaluedLimit[]> {
  const histories = await findHistories(tx, customers);
  const counted: OwnedGrant[] = [];
  const revalued = customers.flatMap((customer) =>
    (histories.get(customer.customerId) ?? []).flatMap((grant): RevaluedLimit[] => {
      const { original, limitId } = grant;
      if (original === undefined || grant.validTo < asOf) return [];
      const after = rateOf(original.rate.from, customer.currency);
      if (after === undefined || after.rate === original.rate.rate) return [];
      counted.push({ customer, grant: { ...grant, ...countedLimit(original, after) } });
      return [{ customerId: customer.customerId, limitId, before: original.rate, after }];
    }),
  );
  await saveCounted(tx, counted);
  return revalued;
}
