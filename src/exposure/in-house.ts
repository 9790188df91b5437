import { type Currency, type Money, money } from '#kernel';
import { fromPolicyCurrency, inPolicyCurrency, type PlanningRate } from '#policy';
import { grantedAt, originalWithin, owedAt, type UsedRate } from '#rates';

/** At what amounts are added up in the house's currency: the table's rates where there are some, else the policy's own. */
export type HouseRates = {
  readonly planning: readonly PlanningRate[];
  readonly table?: readonly UsedRate[] | undefined;
};

/** What is owed, in the house's currency; undefined without a rate. */
export function owedInHouse(amount: Money, rates: HouseRates): Money | undefined {
  const used = usedFor(amount.currency, rates);
  return used === undefined ? inPolicyCurrency(amount, rates.planning) : money(used.to, owedAt(used, amount.minor));
}

/** What is granted, in the house's currency. */
export function grantedInHouse(amount: Money, rates: HouseRates): Money | undefined {
  const used = usedFor(amount.currency, rates);
  return used === undefined ? inPolicyCurrency(amount, rates.planning) : grantedAt(used, amount);
}

/** The way back: what an amount of the house allows in another currency. */
export function fromHouse(amount: Money, currency: Currency, rates: HouseRates): Money | undefined {
  const used = usedFor(currency, rates);
  return used === undefined
    ? fromPolicyCurrency(amount, currency, rates.planning)
    : money(currency, originalWithin(used, amount.minor));
}

/** The same of what a decision kept. */
export function ratesOf({
  rate,
  tableRates,
}: {
  readonly rate: PlanningRate | null;
  readonly tableRates?: readonly UsedRate[];
}): HouseRates {
  return { planning: rate === null ? [] : [rate], table: tableRates };
}

function usedFor(currency: Currency, { table }: HouseRates): UsedRate | undefined {
  return table?.find(({ from }) => from === currency);
}
