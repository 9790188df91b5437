/** Rows of a scale from its lowest figure up: each begins with `from` and ends where the next one begins. */
export type Banded<Row> = readonly (Row & { readonly from: number })[];

/** The row a figure falls into; undefined below the first. */
export function bandOf<Row>(figure: number, rows: Banded<Row>): (Row & { readonly from: number }) | undefined {
  return rows.findLast(({ from }) => figure >= from);
}

/** Points of an answer out of `answers`: the first none, the last all of its share, the steps between even. */
export function weightedPoints(
  answer: number,
  { answers, weight, totalPoints }: { readonly answers: number; readonly weight: number; readonly totalPoints: number },
): number {
  if (answers < 2 || answer < 1 || answer > answers) throw new Error(`Answer ${answer} is not one of ${answers}.`);
  return (totalPoints * weight * (answer - 1)) / (answers - 1);
}
