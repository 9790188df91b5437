/** One year of a life: shares of all that were there at the beginning, but for `conditional`. */
export type YearOfDefault = {
  readonly cumulative: number;
  /** Of all that began, those that default in this very year. */
  readonly marginal: number;
  /** Of those that were still alive when the year began. */
  readonly conditional: number;
};

/** Cumulative default rates (0.03 is 3 %) as what happens in each year. A rate that falls again is a broken table. */
export function pdTermStructure(cumulative: readonly number[]): YearOfDefault[] {
  let before = 0;
  return cumulative.map((rate, year) => {
    if (rate < before || rate > 1)
      throw new Error(`Cumulative rates rise from 0 to 1: ${rate} follows ${before} in year ${year + 1}.`);
    const marginal = rate - before;
    const alive = 1 - before;
    before = rate;
    return { cumulative: rate, marginal, conditional: alive === 0 ? 0 : marginal / alive };
  });
}
