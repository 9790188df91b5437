import { type Ratio, ratio } from '#kernel';

export const modelCodes = [
  'altman_z',
  'altman_z_prime',
  'altman_z_double_prime',
  'altman_z_china',
  'ohlson_o',
  'piotroski_f',
  'beneish_m',
] as const;

export type ModelCode = (typeof modelCodes)[number];

/** Where a value stands. Of Beneish M `distress` means: looks like manipulated earnings. */
export type Zone = 'safe' | 'grey' | 'distress';

/** One term of a model: what it is, what it comes to, and the weight it enters with. */
export type Term = { readonly code: string; readonly value: Ratio; readonly weight: number };

/** Constant + Σ weight × term. One term without a value leaves the sum without one, for the same reason. */
export function weightedSum(constant: number, terms: readonly Term[]): Ratio {
  let sum = constant;
  for (const { value, weight } of terms) {
    if (value.kind !== 'value') return value;
    sum += weight * value.value;
  }
  return { kind: 'value', value: sum };
}

/** A quotient of quotients, as the indices of Beneish are. */
export function quotientOf(upper: Ratio, lower: Ratio): Ratio {
  if (upper.kind !== 'value') return upper;
  return lower.kind === 'value' ? ratio(upper.value, lower.value) : lower;
}
