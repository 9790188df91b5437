import { decimalsOf } from '#rates/contract';
import { readTypedAmount } from '../../ui/typed-amount.ts';

/** What was typed of the orders to come, with the decimals of its currency; undefined where one is no amount in it. */
export function readAskedAmounts(typed: readonly string[], currency: string): readonly string[] | undefined {
  const amounts: string[] = [];
  for (const one of typed) {
    if (one.trim() === '') continue;
    const amount = readTypedAmount(one, decimalsOf(currency));
    if (amount === undefined) return undefined;
    if (/[1-9]/.test(amount)) amounts.push(amount);
  }
  return amounts;
}
