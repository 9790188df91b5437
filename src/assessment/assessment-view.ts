import { type CalendarDate, type Currency, money, toJson } from '#kernel';
import type { Assessment } from './assess.ts';

/** What came of an assessment, as plain JSON: kept with it, and compared when it is made again. */
export function presentResult(made: Assessment, currency: Currency) {
  const { score, gradeByScore, grade, caps, knownPercent, dimensions, factors, limitBasis } = made;
  const amount = (minor: bigint | null) => (minor === null ? null : toJson(money(currency, minor)));
  return {
    asOf: made.asOf as string,
    policyVersion: made.policyVersion,
    score,
    gradeByScore,
    grade,
    caps: caps.map(({ when, atMost }) => ({ when, atMost })),
    knownPercent,
    dimensions: dimensions.map(({ dimension, points, maxPoints }) => ({ dimension, points, maxPoints })),
    factors: factors.map(({ code, dimension, reading, points, maxPoints }) => ({
      code,
      dimension,
      points,
      maxPoints,
      value: reading.known ? reading.value : null,
      because: reading.known ? null : reading.because,
      from: reading.known ? reading.from : null,
    })),
    limitBasis: { netAssets: amount(limitBasis.netAssetsMinor), yearlySales: amount(limitBasis.invoicedMinor) },
  };
}

export type ResultView = ReturnType<typeof presentResult>;

type Kept = {
  readonly assessmentId: string;
  readonly result: unknown;
  readonly hash: Buffer;
  readonly assessedOn: CalendarDate;
  readonly assessedBy: string;
  readonly assessedAt: Date;
};

/** An assessment as it is told outside. */
export function presentAssessment(kept: Kept, customerCode: string) {
  return {
    id: kept.assessmentId,
    customerCode,
    ...(kept.result as ResultView),
    hash: kept.hash.toString('hex'),
    assessedBy: kept.assessedBy,
    assessedAt: kept.assessedAt.toISOString(),
  };
}

export type AssessmentView = ReturnType<typeof presentAssessment>;
