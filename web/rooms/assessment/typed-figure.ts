import { readTypedAmount } from '../../ui/typed-amount.ts';

/** A figure of a statement as typed: as an amount, and below zero with a minus or in brackets. */
export function readTypedFigure(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  const bracketed = /^\((.+)\)$/.exec(text)?.[1];
  const size = bracketed ?? (/^[-−–]/.test(text) ? text.slice(1) : undefined);
  const amount = readTypedAmount(size ?? text);
  if (amount === undefined || size === undefined) return amount;
  return /[1-9]/.test(amount) ? `-${amount}` : amount;
}
