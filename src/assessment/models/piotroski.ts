import type { Zone } from './model.ts';

/** One year. Amounts of one currency and unit; what is not known is left out. */
export type PiotroskiYear = {
  readonly netIncome?: number | undefined;
  readonly operatingCashFlow?: number | undefined;
  readonly totalAssets?: number | undefined;
  readonly longTermDebt?: number | undefined;
  readonly currentAssets?: number | undefined;
  readonly currentLiabilities?: number | undefined;
  readonly shares?: number | undefined;
  readonly grossProfit?: number | undefined;
  readonly revenue?: number | undefined;
};

export const piotroskiSignals = [
  'roa_positive',
  'operating_cash_flow_positive',
  'delta_roa',
  'cash_flow_exceeds_profit',
  'delta_leverage',
  'delta_current_ratio',
  'no_share_issue',
  'delta_gross_margin',
  'delta_asset_turnover',
] as const;

export type PiotroskiSignal = (typeof piotroskiSignals)[number];

export type PiotroskiScore = {
  /** Signals passed, 0 to 9. */
  readonly score: number;
  /** Signals that could be tested at all: one that lacks a figure is unknown, not failed. */
  readonly testable: number;
  readonly signals: Readonly<Record<PiotroskiSignal, boolean | undefined>>;
};

/**
 * Piotroski 2000, Journal of Accounting Research 38. Returns and turnover are measured on opening assets; without the
 * assets of two years before, closing assets stand in for them in both years.
 */
export function piotroskiScore(
  current: PiotroskiYear,
  prior: PiotroskiYear,
  assetsTwoYearsBefore?: number,
): PiotroskiScore {
  const opened = assetsTwoYearsBefore !== undefined;
  const [baseNow, baseBefore] = opened
    ? [prior.totalAssets, assetsTwoYearsBefore]
    : [current.totalAssets, prior.totalAssets];
  const [meanNow, meanBefore] = opened
    ? [mean(prior.totalAssets, current.totalAssets), mean(assetsTwoYearsBefore, prior.totalAssets)]
    : [current.totalAssets, prior.totalAssets];
  const signals: PiotroskiScore['signals'] = {
    roa_positive: above(over(current.netIncome, baseNow), 0),
    operating_cash_flow_positive: above(current.operatingCashFlow, 0),
    delta_roa: above(over(current.netIncome, baseNow), over(prior.netIncome, baseBefore)),
    cash_flow_exceeds_profit: above(over(current.operatingCashFlow, baseNow), over(current.netIncome, baseNow)),
    delta_leverage: above(over(prior.longTermDebt, meanBefore), over(current.longTermDebt, meanNow)),
    delta_current_ratio: above(
      over(current.currentAssets, current.currentLiabilities),
      over(prior.currentAssets, prior.currentLiabilities),
    ),
    no_share_issue: not(above(current.shares, prior.shares)),
    delta_gross_margin: above(over(current.grossProfit, current.revenue), over(prior.grossProfit, prior.revenue)),
    delta_asset_turnover: above(over(current.revenue, baseNow), over(prior.revenue, baseBefore)),
  };
  const outcomes = Object.values(signals);
  return {
    score: outcomes.filter((passed) => passed === true).length,
    testable: outcomes.filter((passed) => passed !== undefined).length,
    signals,
  };
}

/** Eight or nine is strong; two or fewer, even if every unknown signal had passed, is weak. */
export function piotroskiZone({ score, testable }: PiotroskiScore): Zone {
  if (score >= 8) return 'safe';
  return score + (piotroskiSignals.length - testable) <= 2 ? 'distress' : 'grey';
}

type Figure = number | undefined;

function over(upper: Figure, lower: Figure): Figure {
  return upper === undefined || lower === undefined || lower === 0 ? undefined : upper / lower;
}

function above(a: Figure, b: Figure): boolean | undefined {
  return a === undefined || b === undefined ? undefined : a > b;
}

function not(passed: boolean | undefined): boolean | undefined {
  return passed === undefined ? undefined : !passed;
}

function mean(a: Figure, b: Figure): Figure {
  return a === undefined || b === undefined ? undefined : (a + b) / 2;
}
