import { decimalsOf } from '#rates/contract';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import type { Unit } from './kinds.ts';

const suffixes: Readonly<Record<Unit, string>> = { 1: '', 1000: 'k', 10000: '万', 1000000: 'm', 100000000: '亿' };

/**
 * A figure of a statement as typed: as an amount in its currency, and below zero with a minus or in brackets. `unit` is what one counts,
 * unless the figure says it itself (125万).
 */
export function readTypedFigure(typed: string, currency: string, unit: Unit = 1): string | undefined {
  const text = typed.normalize('NFKC').trim();
  const bracketed = /^\((.+)\)$/.exec(text)?.[1];
  const size = bracketed ?? (/^[-−–]/.test(text) ? text.slice(1) : undefined);
  const amount = readTypedAmount(
    /\d$/.test(size ?? text) ? `${size ?? text}${suffixes[unit]}` : (size ?? text),
    decimalsOf(currency),
  );
  if (amount === undefined || size === undefined) return amount;
  return /[1-9]/.test(amount) ? `-${amount}` : amount;
}
