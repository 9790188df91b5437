/** A scale of points: `baseScore` stands for `baseOdds` good to one bad, and `pointsToDouble` more points double them. */
export type ScoreScale = { readonly baseScore: number; readonly baseOdds: number; readonly pointsToDouble: number };

/** score = offset + factor × ln(odds good : bad). Siddiqi, Credit Risk Scorecards, chapter 6. */
export function scalingOf({ baseScore, baseOdds, pointsToDouble }: ScoreScale): {
  readonly factor: number;
  readonly offset: number;
} {
  const factor = pointsToDouble / Math.LN2;
  return { factor, offset: baseScore - factor * Math.log(baseOdds) };
}

/** Good customers for one bad one. */
export function oddsOfScore(score: number, { baseScore, baseOdds, pointsToDouble }: ScoreScale): number {
  return baseOdds * 2 ** ((score - baseScore) / pointsToDouble);
}

export function scoreOfOdds(odds: number, scale: ScoreScale): number {
  const { factor, offset } = scalingOf(scale);
  return offset + factor * Math.log(odds);
}

/** Probability of default of odds good : bad. */
export function pdOfOdds(odds: number): number {
  return 1 / (1 + odds);
}

export function oddsOfPd(pd: number): number {
  return (1 - pd) / pd;
}
