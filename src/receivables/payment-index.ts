import type { InvoiceLateness } from './days-beyond-terms.ts';
import { paydexKeys } from './paydex.ts';

/** Days beyond terms at which nothing is left of the index. Below 20 D&B gives no days; the straight line goes on. */
const daysAtZero = 240;

/** The index of so many days beyond terms: the straight lines between the keys of D&B's table, 0 to 100. */
export function indexOfDays(days: number): number {
  const [best] = paydexKeys;
  const worst = paydexKeys.at(-1);
  if (best === undefined || worst === undefined) throw new Error('The table of PAYDEX is empty.');
  if (days <= best.daysBeyondTerms) return best.paydex;
  const place = paydexKeys.findIndex(({ daysBeyondTerms }) => days <= daysBeyondTerms);
  const [from, to] =
    place === -1
      ? [worst, { paydex: 0, daysBeyondTerms: daysAtZero }]
      : [paydexKeys[place - 1] ?? best, paydexKeys[place] ?? worst];
  const share = (days - from.daysBeyondTerms) / (to.daysBeyondTerms - from.daysBeyondTerms);
  return Math.max(0, from.paydex + share * (to.paydex - from.paydex));
}

/**
 * 付款指数, in the manner of PAYDEX: each experience has the index of its days, weighted by its amount, as a whole number.
 * 80 is prompt, 100 a month early. It is ours and of our own invoices alone; only D&B makes a PAYDEX. Undefined
 * where there is no experience.
 */
export function paymentIndex(experiences: readonly InvoiceLateness[]): number | undefined {
  let weighted = 0;
  let amount = 0;
  for (const { amountMinor, daysLate } of experiences) {
    weighted += Number(amountMinor) * indexOfDays(daysLate);
    amount += Number(amountMinor);
  }
  return amount === 0 ? undefined : Math.round(weighted / amount);
}
