/** PSI: Σ (now − then) ln(now ÷ then) over the bins. An empty bin counts as this share, so that it stays finite. */
const smallestShare = 1e-6;

export function populationStability(now: readonly number[], then: readonly number[]): number {
  return now.reduce((sum, share, bin) => {
    const [a, e] = [Math.max(share, smallestShare), Math.max(then[bin] ?? 0, smallestShare)];
    return sum + (a - e) * Math.log(a / e);
  }, 0);
}

/** Below 0.10 stable, from there a warning, above 0.25 drift. */
export function stabilityBand(psi: number): 'stable' | 'warning' | 'drift' {
  if (psi < 0.1) return 'stable';
  return psi > 0.25 ? 'drift' : 'warning';
}

/** Shares of the values that fall below, between and from the cuts on. */
export function sharesByCut(values: readonly number[], cuts: readonly number[]): number[] {
  const counts = Array.from({ length: cuts.length + 1 }, () => 0);
  for (const value of values) {
    const bin = cuts.filter((cut) => value >= cut).length;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / values.length);
}

export type BinCount = { readonly bad: number; readonly good: number };

export type Information = {
  readonly woe: readonly number[];
  readonly parts: readonly number[];
  readonly value: number;
};

/** WOE = ln(bad share ÷ good share) of a bin; IV = Σ (bad share − good share) × WOE. */
export function informationOfShares(bad: readonly number[], good: readonly number[]): Information {
  const woe = bad.map((share, bin) => Math.log(share / (good[bin] ?? 0)));
  const parts = bad.map((share, bin) => (share - (good[bin] ?? 0)) * (woe[bin] ?? 0));
  return { woe, parts, value: parts.reduce((sum, part) => sum + part, 0) };
}

/** The same from counts; an empty cell counts as 0.99 of a customer. */
export function informationOfCounts(bins: readonly BinCount[]): Information {
  const filled = bins.map(({ bad, good }) => ({ bad: bad || 0.99, good: good || 0.99 }));
  const total = (of: 'bad' | 'good') => filled.reduce((sum, bin) => sum + bin[of], 0);
  const [bads, goods] = [total('bad'), total('good')];
  return informationOfShares(
    filled.map(({ bad }) => bad / bads),
    filled.map(({ good }) => good / goods),
  );
}
