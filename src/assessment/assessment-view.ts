import { amountText, type CalendarDate, type Currency, money, toJson } from '#kernel';
import type { Assessment } from './assess.ts';
import { type Hidden, withoutHidden } from './blind.ts';
import { isVerified } from './models/catalogue.ts';
import type { ModelReading } from './models/models-of.ts';
import type { GradeOverride } from './override.ts';
import type { DataQuality } from './quality/data-quality.ts';

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
    // Absent under the usual scorecard.
    ...(made.variant !== undefined && { variant: { code: made.variant.code, name: { ...made.variant.name } } }),
    // Absent where nobody overrides.
    ...(made.override !== undefined && { modelGrade: made.modelGrade, override: presentOverride(made.override) }),
    // Absent under policies that do not ask: an assessment made again must come out as it was.
    ...(made.doubt !== undefined && {
      quality: made.doubt.quality === undefined ? null : presentQuality(made.doubt.quality, currency),
      scoreBand: made.doubt.band,
      pd: made.doubt.pd,
      models: made.doubt.models.map(presentModel),
    }),
  };
}

function presentOverride({ validTo, ...override }: GradeOverride) {
  return { ...override, validTo: validTo as string };
}

/** Findings carry their figures, so that a screen, a letter and a log each say it in their own words. */
export function presentQuality({ grade, demerits, scoreMargin, findings }: DataQuality, currency: Currency) {
  return {
    grade,
    demerits,
    scoreMargin,
    findings: findings.map(({ code, severity, periodEnd, span, line, part, amounts, facts }) => ({
      code,
      severity,
      periodEnd: periodEnd as string,
      span,
      line: line as string | null,
      part,
      amounts: Object.fromEntries(
        Object.entries(amounts).map(([name, minor]) => [name, amountText(money(currency, minor))]),
      ),
      facts: { ...facts },
    })),
  };
}

export function presentModel({
  code,
  value,
  zone,
  probability,
  testable,
  because,
  missing,
  proxies,
  terms,
}: ModelReading) {
  return {
    code,
    value,
    zone,
    probability,
    testable,
    because,
    missing: [...missing] as string[],
    proxies: [...proxies] as string[],
    terms: terms.map((term) => ({ ...term })),
  };
}

export type ResultView = ReturnType<typeof presentResult>;

type Kept = {
  readonly assessmentId: string;
  readonly result: unknown;
  /** Bytes, told as text; the web reads this file too and knows no Buffer. */
  readonly hash: { toString(encoding: 'hex'): string };
  readonly assessedOn: CalendarDate;
  readonly assessedBy: string;
  readonly assessedAt: Date;
};

/** No verdict by a model whose figures could not be held against their source; what is kept stays as it was made. */
export function judgedModel<Reading extends ReturnType<typeof presentModel>>(reading: Reading): Reading {
  return isVerified(reading.code) ? reading : { ...reading, zone: null };
}

/** An assessment as it is told outside, to a reader from whom some judgements are hidden. */
export function presentAssessment(kept: Kept, { customerCode, hidden }: { customerCode: string; hidden: Hidden }) {
  const result = kept.result as ResultView;
  return {
    id: kept.assessmentId,
    customerCode,
    ...withoutHidden(result, hidden),
    ...(result.models !== undefined && { models: result.models.map(judgedModel) }),
    hash: kept.hash.toString('hex'),
    assessedBy: kept.assessedBy,
    assessedAt: kept.assessedAt.toISOString(),
  };
}

export type AssessmentView = ReturnType<typeof presentAssessment>;
