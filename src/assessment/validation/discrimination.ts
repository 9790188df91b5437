import type { Ratio } from '#kernel';

/** One customer after the event: how it was scored, and whether it went bad. */
export type Outcome = { readonly score: number; readonly bad: boolean };

/** KS, 0 to 1: how far the shares of bad and good customers lie apart at the score where they lie furthest. */
export function kolmogorovSmirnov(
  outcomes: readonly Outcome[],
): { readonly ks: number; readonly atScore: number } | undefined {
  const { bad, good } = counts(outcomes);
  if (bad === 0 || good === 0) return undefined;
  let [seenBad, seenGood, ks, atScore] = [0, 0, 0, Number.NaN];
  const byScore = Map.groupBy(outcomes, ({ score }) => score);
  for (const score of [...byScore.keys()].toSorted((a, b) => b - a)) {
    const here = counts(byScore.get(score) ?? []);
    seenBad += here.bad;
    seenGood += here.good;
    const apart = Math.abs(seenBad / bad - seenGood / good);
    if (apart > ks) [ks, atScore] = [apart, score];
  }
  return { ks, atScore };
}

/** AUC by Mann and Whitney: how often the worse customer has the higher score; ties count one half. */
export function areaUnderCurve(outcomes: readonly Outcome[]): Ratio {
  const { bad, good } = counts(outcomes);
  // Of bad customers alone, or good ones alone, nothing can be told apart.
  if (bad === 0 || good === 0) return { kind: 'not_meaningful', because: 'zero_denominator' };
  const byScore = Map.groupBy(outcomes, ({ score }) => score);
  let [below, rankSum] = [0, 0];
  for (const score of [...byScore.keys()].toSorted((a, b) => a - b)) {
    const here = byScore.get(score) ?? [];
    rankSum += counts(here).bad * (below + (here.length + 1) / 2);
    below += here.length;
  }
  return { kind: 'value', value: (rankSum - (bad * (bad + 1)) / 2) / (bad * good) };
}

/** Gini, or accuracy ratio: 2 AUC − 1. Not the Gini impurity of a tree. */
export function giniOf(auc: number): number {
  return 2 * auc - 1;
}

function counts(outcomes: readonly Outcome[]): { bad: number; good: number } {
  const bad = outcomes.filter((outcome) => outcome.bad).length;
  return { bad, good: outcomes.length - bad };
}
