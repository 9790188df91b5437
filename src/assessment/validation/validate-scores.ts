import { type Grade, grades } from '#policy';
import { brierScore, hosmerLemeshow } from './calibration.ts';
import { areaUnderCurve, giniOf, kolmogorovSmirnov } from './discrimination.ts';
import { informationOfCounts, populationStability, sharesByCut, stabilityBand } from './stability.ts';

/** How a customer was graded once, and what has become of it since. */
export type ScoredOnce = {
  readonly score: number;
  readonly grade: Grade;
  /** Null under policies without a master scale. */
  readonly pd: number | null;
  /** Its score by the latest assessment. */
  readonly scoreNow: number;
  readonly bad: boolean;
};

/** Fewer customers that went bad than this tell nothing. */
export const fewestBad = 5;

/** A distribution of fewer is no distribution. */
export const fewestToMove = 30;

export type Validation = {
  readonly customers: number;
  readonly bad: number;
  /** How well scores told bad from good; null where too few went bad. */
  readonly separation: {
    readonly ks: number;
    readonly ksAtScore: number;
    readonly auc: number;
    readonly gini: number;
    readonly informationValue: number;
  } | null;
  /** Whether probabilities were as high as what happened; null where too few went bad or there are none. */
  readonly calibration: {
    readonly expectedBad: number;
    readonly brier: number;
    readonly hosmerLemeshow: { readonly statistic: number; readonly degrees: number; readonly pValue: number };
  } | null;
  /** How far scores have moved since; null where there are too few. */
  readonly stability: { readonly psi: number; readonly band: 'stable' | 'warning' | 'drift' } | null;
  readonly grades: readonly { readonly grade: Grade; readonly customers: number; readonly bad: number }[];
};

/** Tenths of the scale: fine enough to see a shift, coarse enough to have somebody in most of them. */
const cuts = [10, 20, 30, 40, 50, 60, 70, 80, 90];

/** 评分卡检验: how the scores of then stand against what happened since. */
export function validateScores(scored: readonly ScoredOnce[]): Validation {
  const bad = scored.filter((one) => one.bad).length;
  const byGrade = grades.map((grade) => {
    const own = scored.filter((one) => one.grade === grade);
    return { grade, customers: own.length, bad: own.filter((one) => one.bad).length };
  });
  const isEnough = bad >= fewestBad && scored.length - bad >= fewestBad;
  return {
    customers: scored.length,
    bad,
    separation: isEnough ? separationOf(scored, byGrade) : null,
    calibration: isEnough ? calibrationOf(scored) : null,
    stability: scored.length < fewestToMove ? null : stabilityOf(scored),
    grades: byGrade,
  };
}

function separationOf(scored: readonly ScoredOnce[], byGrade: Validation['grades']): Validation['separation'] {
  const apart = kolmogorovSmirnov(scored);
  // The area says how often the worse customer had the higher score: turned round, the better one.
  const area = areaUnderCurve(scored);
  if (apart === undefined || area.kind !== 'value') return null;
  const auc = 1 - area.value;
  const filled = byGrade.filter(({ customers }) => customers > 0);
  const { value } = informationOfCounts(filled.map(({ customers, bad }) => ({ bad, good: customers - bad })));
  return { ks: apart.ks, ksAtScore: apart.atScore, auc, gini: giniOf(auc), informationValue: value };
}

function calibrationOf(scored: readonly ScoredOnce[]): Validation['calibration'] {
  const forecasts = scored.flatMap(({ pd, bad }) => (pd === null ? [] : [{ probability: pd, bad }]));
  if (forecasts.length < scored.length) return null;
  return {
    expectedBad: forecasts.reduce((sum, { probability }) => sum + probability, 0),
    brier: brierScore(forecasts),
    // The master scale was not fitted on our own customers.
    hosmerLemeshow: hosmerLemeshow(forecasts, 10, false),
  };
}

function stabilityOf(scored: readonly ScoredOnce[]): Validation['stability'] {
  const shares = (scores: readonly number[]) => sharesByCut(scores, cuts);
  const psi = populationStability(
    shares(scored.map(({ scoreNow }) => scoreNow)),
    shares(scored.map(({ score }) => score)),
  );
  return { psi, band: stabilityBand(psi) };
}
