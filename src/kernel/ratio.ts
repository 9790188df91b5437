/** A quotient that may have no value, and then says why: a missing figure is never read as 0 %. */
export type Ratio =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'not_meaningful'; readonly because: 'zero_denominator' | 'missing_figure' };

export function ratio(numerator: number | undefined, denominator: number | undefined): Ratio {
  if (numerator === undefined || denominator === undefined)
    return { kind: 'not_meaningful', because: 'missing_figure' };
  if (denominator === 0) return { kind: 'not_meaningful', because: 'zero_denominator' };
  return { kind: 'value', value: numerator / denominator };
}
