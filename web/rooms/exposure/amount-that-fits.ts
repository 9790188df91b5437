import { compareDecimals } from '../../decimal.ts';
import type { Objection } from './check.ts';

type Money = { readonly currency: string; readonly amount: string };

/** The largest amount against which nothing would be said, when the amount is all that is wrong. */
export function amountThatFits(objections: readonly Objection[]): Money | undefined {
  const bounds: Money[] = [];
  for (const objection of objections) {
    if (objection.code === 'over_limit') bounds.push(objection.available);
    else if (objection.code === 'over_document_limit') bounds.push(objection.documentLimit);
    else return undefined;
  }
  const [least] = bounds.toSorted((a, b) => compareDecimals(a.amount, b.amount));
  return least !== undefined && compareDecimals(least.amount, '0') > 0 ? least : undefined;
}

/** How much is missing: to the limit, or else to what one document may be. */
export function shortBy(objections: readonly Objection[]): Money | undefined {
  const over =
    objections.find(({ code }) => code === 'over_limit') ??
    objections.find(({ code }) => code === 'over_document_limit');
  return over !== undefined && 'shortBy' in over ? over.shortBy : undefined;
}
