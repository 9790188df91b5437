import type { Position } from '../exposure/position.ts';
import { currencyOfLimit } from '../limits/limit-currency.ts';

type Standing = Pick<Position, 'limitGranted' | 'counted'>;

/**
 * In which currency an application begins: that of the limit in force, else the customer's. An amount that a way out of
 * a held order brings along is in the customer's. Undefined until the limit is known.
 */
export function startCurrency(standing: Standing | undefined, broughtAmount: string | undefined): string | undefined {
  if (standing === undefined) return undefined;
  return broughtAmount === undefined ? currencyOfLimit(standing) : standing.counted.currency;
}
