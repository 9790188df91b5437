import type { Grade } from '../grade-scale.ts';

/** 主标尺: what a grade means as a probability of default within twelve months (0.0018 is 0.18 %). */
export type MasterScale = {
  readonly name: string;
  readonly source: string;
  readonly pdByGrade: Readonly<Record<Grade, number>>;
};

/**
 * Between published rates of the letter grades, on a line of logarithms, and never falling from a better grade to a worse
 * one. AAA has seen no default within a year; as nothing is without risk it stands at the floor of Basel III (CRE32.4).
 */
export const masterScale2: MasterScale = {
  name: 'master-scale-2',
  source: 'S&P global corporates, one-year average default rates; floor 0.05 % (Basel III CRE32.4)',
  pdByGrade: {
    AAA: 0.0005,
    AA: 0.0005,
    A: 0.0006,
    BBB: 0.0018,
    BB: 0.0072,
    B: 0.0376,
    CCC: 0.1,
    CC: 0.2678,
    C: 0.5,
    D: 1,
  },
};

/** A scale that is not monotone cannot be used: a better grade would be the riskier one. */
export function isMonotone(pds: readonly number[]): boolean {
  return pds.every((pd, place) => place === 0 || pd >= (pds[place - 1] ?? 0));
}

/**
 * Smooths observed default rates, best grade first, so that none is below the one before it: neighbours that violate the
 * order are pooled by their weights (pool adjacent violators).
 */
export function monotoneRates(rates: readonly number[], weights: readonly number[] = rates.map(() => 1)): number[] {
  const blocks: { rate: number; weight: number; count: number }[] = [];
  rates.forEach((rate, place) => {
    blocks.push({ rate, weight: weights[place] ?? 1, count: 1 });
    for (;;) {
      const [upper, lower] = blocks.slice(-2);
      if (upper === undefined || lower === undefined || upper.rate <= lower.rate) break;
      const weight = upper.weight + lower.weight;
      const pooled = (upper.rate * upper.weight + lower.rate * lower.weight) / weight;
      blocks.splice(-2, 2, { rate: pooled, weight, count: upper.count + lower.count });
    }
  });
  return blocks.flatMap(({ rate, count }) => Array.from({ length: count }, () => rate));
}
