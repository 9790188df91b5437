import { type CalendarDate, greater } from '#kernel';
import {
  type Dimension,
  dimensions,
  type Factor,
  type Grade,
  type GradeCapCode,
  gradeOfScore,
  maxPoints,
  type Policy,
  pointsOfAnswer,
  pointsOfFigure,
  worseGrade,
} from '#policy';
import type { AssessmentFacts } from './facts.ts';
import { type FactorReading, type FactorFigures, factorFigures } from './factor-figures.ts';

/** One line of the scorecard: what was read, from where, and the points for it. */
export type ScoredFactor = {
  readonly code: Factor['code'];
  readonly dimension: Dimension;
  readonly reading: FactorReading;
  readonly points: number;
  readonly maxPoints: number;
};

export type Assessment = {
  readonly asOf: CalendarDate;
  readonly policyVersion: string;
  /** 0 to 100. */
  readonly score: number;
  readonly factors: readonly ScoredFactor[];
  readonly dimensions: readonly {
    readonly dimension: Dimension;
    readonly points: number;
    readonly maxPoints: number;
  }[];
  /** The share of the scorecard's points that is known at all. */
  readonly knownPercent: number;
  readonly gradeByScore: Grade;
  /** What holds the grade down, whether or not the score would have been higher. */
  readonly caps: readonly { readonly when: GradeCapCode; readonly atMost: Grade }[];
  readonly grade: Grade;
  /** What the limit formula takes from here: minor units of the customer's currency, null where not known. */
  readonly limitBasis: { readonly netAssetsMinor: bigint | null; readonly invoicedMinor: bigint | null };
};

/** 评估: points per factor, the score, the grade. What is not known is said, and scored as its worst. */
export function assess(facts: AssessmentFacts, policy: Policy): Assessment {
  const figures = factorFigures(facts, policy.gradeScale);
  const factors = policy.scorecard.factors.map((factor) => scoreFactor(factor, figures.read(factor.code)));
  const score = sumOf(factors, 'points');
  const known = sumOf(
    factors.filter(({ reading }) => reading.known),
    'maxPoints',
  );
  const knownPercent = Math.floor((known * 100) / sumOf(factors, 'maxPoints'));
  const gradeByScore = gradeOfScore(score, policy.gradeScale);
  const caps = policy.gradeScale.caps
    .filter(({ when }) => applies(when, facts, figures, knownPercent < policy.gradeScale.knownPercentMin))
    .map(({ when, atMost }) => ({ when, atMost }));
  const netAssets =
    figures.newest?.currency === facts.customer.currency ? figures.newest.figures.total_equity : undefined;
  return {
    asOf: facts.asOf,
    policyVersion: policy.version,
    score,
    factors,
    dimensions: dimensions.map((dimension) => {
      const own = factors.filter((factor) => factor.dimension === dimension);
      return { dimension, points: sumOf(own, 'points'), maxPoints: sumOf(own, 'maxPoints') };
    }),
    knownPercent,
    gradeByScore,
    caps,
    grade: caps.reduce((grade, { atMost }) => worseGrade(grade, atMost), gradeByScore),
    limitBasis: {
      netAssetsMinor: netAssets === undefined ? null : greater(0n, netAssets),
      invoicedMinor: facts.payment.invoicedMinor,
    },
  };
}

function scoreFactor(factor: Factor, found: FactorReading): ScoredFactor {
  const { code, dimension, missingPoints } = factor;
  const points = found.known ? pointsOf(factor, found.value) : undefined;
  // An answer that another version of the scorecard offered is no answer to this one.
  const reading: FactorReading =
    found.known && points === undefined ? { known: false, because: 'not_answered' } : found;
  return { code, dimension, reading, points: points ?? missingPoints, maxPoints: maxPoints(factor) };
}

function pointsOf(factor: Factor, value: number | string): number | undefined {
  if (factor.kind === 'chosen') return typeof value === 'string' ? pointsOfAnswer(factor, value) : undefined;
  return typeof value === 'number' ? pointsOfFigure(factor, value) : undefined;
}

function applies(cap: GradeCapCode, facts: AssessmentFacts, figures: FactorFigures, littleKnown: boolean): boolean {
  const overdueDays = facts.payment.oldestOverdueDays ?? 0;
  switch (cap) {
    case 'blacklisted':
      return facts.customer.blacklisted;
    case 'overdue_over_90_days':
      return overdueDays > 90;
    case 'overdue_over_60_days':
      return overdueDays > 60;
    case 'negative_net_assets':
      return (figures.newest?.figures.total_equity ?? 1n) <= 0n;
    case 'statements_missing_or_old':
      return figures.newestAnnual === undefined;
    case 'little_known':
      return littleKnown;
  }
}

function sumOf(factors: readonly ScoredFactor[], column: 'points' | 'maxPoints'): number {
  return factors.reduce((sum, factor) => sum + factor[column], 0);
}
