import { type CalendarDate, greater } from '#kernel';
import {
  type AppliedCap,
  capsOfCard,
  type DataQualityRules,
  type Dimension,
  dimensions,
  type Factor,
  type Grade,
  gradeOfScore,
  maxPoints,
  type Policy,
  pointsOfAnswer,
  pointsOfFigure,
  type ScaleCapCode,
  type ScorecardVariant,
  worseGrade,
} from '#policy';
import { cardOf } from './card-of.ts';
import { hasOpen } from './external/external-facts.ts';
import type { AssessmentFacts } from './facts.ts';
import { type FactorReading, type FactorFigures, factorFigures } from './factor-figures.ts';
import { type ModelReading, modelsOf } from './models/models-of.ts';
import { type GradeOverride, gradeUnder } from './override.ts';
import { type DataQuality, dataQualityOf } from './quality/data-quality.ts';

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
  readonly caps: readonly AppliedCap[];
  /** Whose scorecard it is, where another than the usual one applies. */
  readonly variant?: Pick<ScorecardVariant, 'code' | 'name'>;
  /** What the model comes to: by score, held down by the caps. */
  readonly modelGrade: Grade;
  /** What counts: the model's, or what a person said while that runs. */
  readonly grade: Grade;
  readonly override: GradeOverride | undefined;
  /** Under policies that ask how far the figures may be trusted: what came of it. */
  readonly doubt: Doubt | undefined;
  /** What the limit formula takes from here: minor units of the customer's currency, null where not known. */
  readonly limitBasis: { readonly netAssetsMinor: bigint | null; readonly invoicedMinor: bigint | null };
};

export type Doubt = {
  /** Undefined where there is no statement to examine. */
  readonly quality: DataQuality | undefined;
  /** Where the score may truly lie, and the grades at both ends. */
  readonly band: { readonly low: number; readonly high: number; readonly worst: Grade; readonly best: Grade } | null;
  /** Of the newest annual statement. */
  readonly models: readonly ModelReading[];
  /** The probability of default within twelve months that the grade stands for. */
  readonly pd: number | null;
};

/**
 * 评估: points per factor, the score, the grade. What is not known is said, and scored as its worst. `examined`: what was
 * found of the very same figures under the same rules of quality, where they are graded a second time.
 */
export function assess(
  facts: AssessmentFacts,
  policy: Policy,
  examined?: Pick<Doubt, 'quality' | 'models'>,
): Assessment {
  const figures = factorFigures(facts, policy.gradeScale);
  const card = cardOf(facts, policy);
  const factors = card.factors.map((factor) => scoreFactor(factor, figures.read(factor.code)));
  const score = sumOf(factors, 'points');
  const known = sumOf(
    factors.filter(({ reading }) => reading.known),
    'maxPoints',
  );
  const knownPercent = Math.floor((known * 100) / sumOf(factors, 'maxPoints'));
  const gradeByScore = gradeOfScore(score, policy.gradeScale);
  const quality = qualityUnder(policy, facts, examined);
  const state = {
    littleKnown: knownPercent < policy.gradeScale.knownPercentMin,
    inDoubt: quality?.grade === 'unreliable',
  };
  const valueOf = (code: Factor['code']) => {
    const reading = figures.read(code);
    return reading.known ? reading.value : null;
  };
  const caps: AppliedCap[] = [
    ...policy.gradeScale.caps
      .filter(({ when }) => applies(when, facts, figures, state))
      .map(({ when, atMost }) => ({ when, atMost })),
    ...capsOfCard(card, valueOf),
  ];
  const modelGrade = caps.reduce((worst, { atMost }) => worseGrade(worst, atMost), gradeByScore);
  const { override } = facts;
  const grade = override === undefined ? modelGrade : gradeUnder(override, { gradeByScore, grade: modelGrade, caps });
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
    ...(card.variant !== undefined && { variant: { code: card.variant.code, name: card.variant.name } }),
    modelGrade,
    grade,
    override,
    doubt:
      policy.dataQuality === undefined
        ? undefined
        : {
            quality,
            band: quality === undefined ? null : bandAround(score, quality.scoreMargin, policy),
            models: examined?.models ?? modelsOfNewest(facts, policy),
            pd: policy.masterScale?.pdByGrade[grade] ?? null,
          },
    limitBasis: {
      netAssetsMinor: netAssets === undefined ? null : greater(0n, netAssets),
      invoicedMinor: facts.payment.invoicedMinor,
    },
  };
}

function qualityUnder(
  policy: Policy,
  facts: AssessmentFacts,
  examined: Pick<Doubt, 'quality'> | undefined,
): DataQuality | undefined {
  if (policy.dataQuality === undefined) return undefined;
  return examined === undefined ? examine(facts, policy, policy.dataQuality) : examined.quality;
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

/** How far the figures behind an assessment may be trusted, by these rules. */
export function examine(facts: AssessmentFacts, policy: Policy, rules: DataQualityRules): DataQuality | undefined {
  return dataQualityOf({
    statements: facts.statements,
    asOf: facts.asOf,
    industry: facts.customer.industry,
    rules,
    gradeScale: policy.gradeScale,
    planningRates: policy.planningRates,
  });
}

/** The models of the newest annual statement that still speaks for the customer; none where there is none. */
function modelsOfNewest(facts: AssessmentFacts, { gradeScale, planningRates }: Policy): ModelReading[] {
  const statement = factorFigures(facts, gradeScale).newestAnnual;
  if (statement === undefined) return [];
  return modelsOf({ statement, among: facts.statements, industry: facts.customer.industry, planningRates });
}

function bandAround(score: number, margin: number, { gradeScale }: Policy) {
  const [low, high] = [Math.max(0, score - margin), Math.min(100, score + margin)];
  return { low, high, worst: gradeOfScore(low, gradeScale), best: gradeOfScore(high, gradeScale) };
}

function applies(
  cap: ScaleCapCode,
  facts: AssessmentFacts,
  figures: FactorFigures,
  { littleKnown, inDoubt }: { readonly littleKnown: boolean; readonly inDoubt: boolean },
): boolean {
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
    case 'figures_in_doubt':
      return inDoubt;
    case 'insolvent_or_revoked':
      return hasOpen(facts.external, 'bankruptcy', 'licence_revoked');
    case 'dishonest_debtor':
      return hasOpen(facts.external, 'dishonest_debtor', 'serious_violation');
    case 'enforced_against':
      return hasOpen(facts.external, 'enforcement', 'consumption_limit');
  }
}

function sumOf(factors: readonly ScoredFactor[], column: 'points' | 'maxPoints'): number {
  return factors.reduce((sum, factor) => sum + factor[column], 0);
}
