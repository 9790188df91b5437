type Scored = { readonly code: string; readonly points: number; readonly maxPoints: number };

/** The factors that carry a score, and those that cost it most; a factor at its most is never among the worst. */
export function highlights<Factor extends Scored>(
  factors: readonly Factor[],
  count = 3,
): { readonly best: readonly Factor[]; readonly worst: readonly Factor[] } {
  const lost = ({ points, maxPoints }: Factor) => maxPoints - points;
  const share = ({ points, maxPoints }: Factor) => (maxPoints === 0 ? 0 : points / maxPoints);
  return {
    best: factors
      .filter(({ points }) => points > 0)
      .toSorted((a, b) => share(b) - share(a) || b.points - a.points)
      .slice(0, count),
    worst: factors
      .filter((factor) => lost(factor) > 0)
      .toSorted((a, b) => lost(b) - lost(a) || share(a) - share(b))
      .slice(0, count),
  };
}
