import { type Ratio, ratio } from '#kernel';
import { type Term, weightedSum, type Zone } from './model.ts';

/** Amounts of one currency and unit; what is not known is left out. */
export type AltmanFigures = {
  readonly workingCapital?: number | undefined;
  readonly retainedEarnings?: number | undefined;
  /** Profit before interest and tax. */
  readonly ebit?: number | undefined;
  readonly marketValueOfEquity?: number | undefined;
  readonly bookEquity?: number | undefined;
  readonly totalLiabilities?: number | undefined;
  readonly sales?: number | undefined;
  readonly netProfit?: number | undefined;
  readonly totalAssets?: number | undefined;
  /** Mean of opening and closing assets. */
  readonly averageAssets?: number | undefined;
};

const quotients = {
  working_capital_to_assets: (f) => ratio(f.workingCapital, f.totalAssets),
  retained_earnings_to_assets: (f) => ratio(f.retainedEarnings, f.totalAssets),
  ebit_to_assets: (f) => ratio(f.ebit, f.totalAssets),
  market_value_to_liabilities: (f) => ratio(f.marketValueOfEquity, f.totalLiabilities),
  book_equity_to_liabilities: (f) => ratio(f.bookEquity, f.totalLiabilities),
  sales_to_assets: (f) => ratio(f.sales, f.totalAssets),
  liabilities_to_assets: (f) => ratio(f.totalLiabilities, f.totalAssets),
  net_profit_to_average_assets: (f) => ratio(f.netProfit, f.averageAssets),
} as const satisfies Record<string, (figures: AltmanFigures) => Ratio>;

export type AltmanTerm = keyof typeof quotients;

type LinearModel = {
  readonly constant: number;
  readonly weights: Readonly<Partial<Record<AltmanTerm, number>>>;
  /** Below: distress. */
  readonly distressBelow: number;
  /** Above: safe. Between both, and on them, it is grey. */
  readonly safeAbove: number;
};

/**
 * Z: Altman 1968, Journal of Finance 23. Z′: Altman 1983, private manufacturers. Z″: Altman, Hartzell & Peck 1995,
 * without the constant 3.25 of the emerging-market score. China: Zhang, Altman & Yen 2010, Frontiers of Computer Science
 * in China 4(2), 220–236, fitted to listed companies under special treatment (ST). Paper, its four variables and whom it
 * was fitted to are confirmed by its abstract; its coefficients and cut-offs are from memory and could not be held
 * against its text. The catalogue says so: it is shown on request only, without a verdict, and nothing is scored by it.
 */
export const altmanModels = {
  altman_z: {
    constant: 0,
    weights: {
      working_capital_to_assets: 1.2,
      retained_earnings_to_assets: 1.4,
      ebit_to_assets: 3.3,
      market_value_to_liabilities: 0.6,
      sales_to_assets: 1,
    },
    distressBelow: 1.81,
    safeAbove: 2.99,
  },
  altman_z_prime: {
    constant: 0,
    weights: {
      working_capital_to_assets: 0.717,
      retained_earnings_to_assets: 0.847,
      ebit_to_assets: 3.107,
      book_equity_to_liabilities: 0.42,
      sales_to_assets: 0.998,
    },
    distressBelow: 1.23,
    safeAbove: 2.9,
  },
  altman_z_double_prime: {
    constant: 0,
    weights: {
      working_capital_to_assets: 6.56,
      retained_earnings_to_assets: 3.26,
      ebit_to_assets: 6.72,
      book_equity_to_liabilities: 1.05,
    },
    distressBelow: 1.1,
    safeAbove: 2.6,
  },
  altman_z_china: {
    constant: 0.517,
    weights: {
      liabilities_to_assets: -0.46,
      net_profit_to_average_assets: 9.32,
      working_capital_to_assets: 0.388,
      retained_earnings_to_assets: 1.158,
    },
    distressBelow: 0.5,
    safeAbove: 0.9,
  },
} as const satisfies Record<string, LinearModel>;

export type AltmanModel = keyof typeof altmanModels;

/** The terms of a model, in the order of its formula. */
export function altmanTerms(model: AltmanModel, figures: AltmanFigures): (Term & { readonly code: AltmanTerm })[] {
  return Object.entries(altmanModels[model].weights).map(([code, weight]) => ({
    code: code as AltmanTerm,
    value: quotients[code as AltmanTerm](figures),
    weight,
  }));
}

export function altmanScore(model: AltmanModel, terms: readonly Term[]): Ratio {
  return weightedSum(altmanModels[model].constant, terms);
}

export function altmanZone(model: AltmanModel, score: number): Zone {
  const { distressBelow, safeAbove } = altmanModels[model];
  if (score < distressBelow) return 'distress';
  return score > safeAbove ? 'safe' : 'grey';
}
