import { type Ratio, ratio } from '#kernel';
import { quotientOf, type Term, weightedSum } from './model.ts';

/** One year. Amounts of one currency and unit; what is not known is left out. */
export type BeneishYear = {
  readonly receivables?: number | undefined;
  readonly revenue?: number | undefined;
  readonly grossProfit?: number | undefined;
  readonly currentAssets?: number | undefined;
  readonly fixedAssets?: number | undefined;
  /** Long-term securities: neither current nor in doubt. */
  readonly securities?: number | undefined;
  readonly totalAssets?: number | undefined;
  readonly depreciation?: number | undefined;
  /** Selling, general and administrative expense. */
  readonly overhead?: number | undefined;
  readonly currentLiabilities?: number | undefined;
  readonly longTermDebt?: number | undefined;
  readonly netIncome?: number | undefined;
  readonly operatingCashFlow?: number | undefined;
};

/** Beneish 1999, Financial Analysts Journal 55(5), table 3: eight variables. */
export const beneishWeights = {
  dsri: 0.92,
  gmi: 0.528,
  aqi: 0.404,
  sgi: 0.892,
  depi: 0.115,
  sgai: -0.172,
  tata: 4.679,
  lvgi: -0.327,
} as const;

export type BeneishIndex = keyof typeof beneishWeights;

/** Above which a company is flagged, by how much worse it is to miss a manipulator than to suspect an honest one. */
export const beneishCutOffs = { '40:1': -1.49, '20:1': -1.78, '10:1': -1.89 } as const;

/** The eight indices, this year against the year before. */
export function beneishIndices(now: BeneishYear, before: BeneishYear): Readonly<Record<BeneishIndex, Ratio>> {
  const index = (of: (year: BeneishYear) => Ratio) => quotientOf(of(now), of(before));
  const accruals =
    now.netIncome === undefined || now.operatingCashFlow === undefined
      ? undefined
      : now.netIncome - now.operatingCashFlow;
  return {
    dsri: index(({ receivables, revenue }) => ratio(receivables, revenue)),
    // The margin of before over that of now: above 1 it fell.
    gmi: quotientOf(ratio(before.grossProfit, before.revenue), ratio(now.grossProfit, now.revenue)),
    aqi: softAssetsIndex(now, before),
    sgi: ratio(now.revenue, before.revenue),
    depi: quotientOf(depreciationRate(before), depreciationRate(now)),
    sgai: index(({ overhead, revenue }) => ratio(overhead, revenue)),
    tata: ratio(accruals, now.totalAssets),
    lvgi: index(({ currentLiabilities, longTermDebt, totalAssets }) =>
      ratio(sum(currentLiabilities, longTermDebt), totalAssets),
    ),
  };
}

export function beneishTerms(indices: Readonly<Record<BeneishIndex, Ratio>>): Term[] {
  return (Object.keys(beneishWeights) as BeneishIndex[]).map((code) => ({
    code,
    value: indices[code],
    weight: beneishWeights[code],
  }));
}

export function beneishScore(terms: readonly Term[]): Ratio {
  return weightedSum(-4.84, terms);
}

/** Flagged: the figures look like those of companies that had manipulated their earnings. */
export function beneishFlags(score: number, errorCost: keyof typeof beneishCutOffs = '20:1'): boolean {
  return score > beneishCutOffs[errorCost];
}

/** A company that has no such assets in either year has not moved: its index is 1, not nothing over nothing. */
function softAssetsIndex(now: BeneishYear, before: BeneishYear): Ratio {
  const [share, was] = [softAssets(now), softAssets(before)];
  return isNone(share) && isNone(was) ? ratio(1, 1) : quotientOf(share, isNone(was) ? ratio(0, 1) : was);
}

/** Less than a millionth of the assets is the rounding of a sum. */
function isNone(share: Ratio): boolean {
  return share.kind === 'value' && Math.abs(share.value) < 1e-6;
}

/** The share of assets whose value is a matter of judgement. */
function softAssets({ currentAssets, fixedAssets, securities = 0, totalAssets }: BeneishYear): Ratio {
  const hard = sum(currentAssets, fixedAssets);
  if (hard === undefined || totalAssets === undefined) return ratio(undefined, totalAssets);
  return ratio(totalAssets - hard - securities, totalAssets);
}

function depreciationRate({ depreciation, fixedAssets }: BeneishYear): Ratio {
  return ratio(depreciation, sum(depreciation, fixedAssets));
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}
