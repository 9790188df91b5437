import { type Ratio, ratio } from '#kernel';
import { type Term, weightedSum, type Zone } from './model.ts';

/** Amounts of one currency and unit; what is not known is left out. */
export type OhlsonFigures = {
  /** Total assets ÷ price level, in dollars of 1968 ÷ 100 in the paper: the size of the company. */
  readonly size?: number | undefined;
  readonly totalAssets?: number | undefined;
  readonly totalLiabilities?: number | undefined;
  readonly workingCapital?: number | undefined;
  readonly currentAssets?: number | undefined;
  readonly currentLiabilities?: number | undefined;
  readonly netIncome?: number | undefined;
  readonly priorNetIncome?: number | undefined;
  readonly fundsFromOperations?: number | undefined;
};

/** Ohlson 1980, Journal of Accounting Research 18(1), model 1: bankruptcy within one year. */
export function ohlsonTerms(figures: OhlsonFigures): Term[] {
  const { size, totalAssets, totalLiabilities, workingCapital, netIncome, priorNetIncome } = figures;
  const flag = (isSo: boolean | undefined): Ratio => ratio(isSo === undefined ? undefined : Number(isSo), 1);
  const owesMore =
    totalLiabilities === undefined || totalAssets === undefined ? undefined : totalLiabilities > totalAssets;
  const lostTwice =
    netIncome === undefined || priorNetIncome === undefined ? undefined : netIncome < 0 && priorNetIncome < 0;
  return [
    { code: 'log_size', value: logOf(size), weight: -0.407 },
    { code: 'liabilities_to_assets', value: ratio(totalLiabilities, totalAssets), weight: 6.03 },
    { code: 'working_capital_to_assets', value: ratio(workingCapital, totalAssets), weight: -1.43 },
    {
      code: 'current_liabilities_to_current_assets',
      value: ratio(figures.currentLiabilities, figures.currentAssets),
      weight: 0.0757,
    },
    { code: 'liabilities_exceed_assets', value: flag(owesMore), weight: -1.72 },
    { code: 'net_income_to_assets', value: ratio(netIncome, totalAssets), weight: -2.37 },
    {
      code: 'funds_from_operations_to_liabilities',
      value: ratio(figures.fundsFromOperations, totalLiabilities),
      weight: -1.83,
    },
    { code: 'losses_in_two_years', value: flag(lostTwice), weight: 0.285 },
    { code: 'change_in_net_income', value: change(netIncome, priorNetIncome), weight: -0.521 },
  ];
}

export function ohlsonScore(terms: readonly Term[]): Ratio {
  return weightedSum(-1.32, terms);
}

/** The probability that the score stands for, 0 to 1. */
export function ohlsonProbability(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** 0.038 is where the paper finds the fewest errors of both kinds together; 0.5 is more likely than not. */
export function ohlsonZone(score: number): Zone {
  const probability = ohlsonProbability(score);
  if (probability > 0.5) return 'distress';
  return probability < 0.038 ? 'safe' : 'grey';
}

function logOf(size: number | undefined): Ratio {
  if (size === undefined) return ratio(undefined, 1);
  return size > 0 ? { kind: 'value', value: Math.log(size) } : ratio(1, 0);
}

/** From −1 to 1; no income in either year is no change. */
function change(now: number | undefined, before: number | undefined): Ratio {
  if (now === undefined || before === undefined) return ratio(undefined, 1);
  const size = Math.abs(now) + Math.abs(before);
  return size === 0 ? { kind: 'value', value: 0 } : ratio(now - before, size);
}
