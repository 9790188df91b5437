import type { Comparisons } from './ahp.ts';

/** Comparisons as a person makes them: each pair once, row by row above the diagonal. Three criteria: 1/2, 1/3, 2/3. */
export type Pairs = readonly number[];

function pairCount(criteria: number): number {
  return (criteria * (criteria - 1)) / 2;
}

/** The whole matrix: what stands below the diagonal is the reciprocal of what stands above it. */
export function comparisonsOf(pairs: Pairs, criteria: number): Comparisons {
  if (pairs.length !== pairCount(criteria))
    throw new Error(`${criteria} criteria are ${pairCount(criteria)} pairs, not ${pairs.length}.`);
  const above = (row: number, column: number) =>
    pairs[row * criteria - (row * (row + 1)) / 2 + (column - row - 1)] ?? Number.NaN;
  return Array.from({ length: criteria }, (_row, row) =>
    Array.from({ length: criteria }, (_column, column) =>
      row === column ? 1 : row < column ? above(row, column) : 1 / above(column, row),
    ),
  );
}

/** Several persons' comparisons as one: the geometric mean keeps reciprocals reciprocal. Aczél & Saaty 1983. */
export function combinedPairs(given: readonly Pairs[]): Pairs {
  const [first = []] = given;
  return first.map((_, place) =>
    Math.exp(given.reduce((sum, pairs) => sum + Math.log(pairs[place] ?? Number.NaN), 0) / given.length),
  );
}

/** The pair that stands furthest from what the weights say, and what they would have it be. */
export type OddPair = {
  readonly row: number;
  readonly column: number;
  readonly given: number;
  readonly implied: number;
};

/** Undefined where every pair agrees with the weights. */
export function oddestPair(comparisons: Comparisons, weights: readonly number[]): OddPair | undefined {
  const pairs = comparisons.flatMap((values, row) =>
    values.flatMap((given, column): OddPair[] =>
      column > row ? [{ row, column, given, implied: (weights[row] ?? 0) / (weights[column] ?? 1) }] : [],
    ),
  );
  const distance = ({ given, implied }: OddPair) => Math.abs(Math.log(given / implied));
  const [oddest] = pairs.toSorted((a, b) => distance(b) - distance(a));
  return oddest === undefined || distance(oddest) < 1e-9 ? undefined : oddest;
}

/** Shares as whole points that add up to the total exactly: the largest remainders are rounded up. */
export function wholePoints(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  if (sum <= 0) throw new Error('Shares of nothing cannot be made points.');
  const exact = shares.map((share) => (share * total) / sum);
  const points = exact.map(Math.floor);
  const left = total - points.reduce((all, each) => all + each, 0);
  const byRemainder = exact
    .map((value, place) => ({ place, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder.slice(0, left)) points[place] = (points[place] ?? 0) + 1;
  return points;
}
