import { z } from 'zod';
import { Instant, MoneyAnswer } from '#platform/contract';
import { modelCodes } from '../models/model.ts';
import { findingCodes } from '../quality/finding.ts';
import { SpanName } from './statement-shapes.ts';

export const overrideReasons = [
  'later_events',
  'support_of_owner',
  'security_not_scored',
  'figures_not_typical',
  'legal_or_press',
  'management_or_ownership',
] as const;

const Label = z.strictObject({ zh: z.string(), en: z.string() });

export const QualityAnswer = z.strictObject({
  grade: z.enum(['reliable', 'fair', 'doubtful', 'unreliable']),
  demerits: z.int(),
  scoreMargin: z.int(),
  findings: z.array(
    z.strictObject({
      code: z.enum(findingCodes),
      severity: z.enum(['minor', 'material', 'serious']),
      periodEnd: z.string(),
      span: SpanName,
      line: z.string().nullable(),
      part: z.string().nullable(),
      amounts: z.record(z.string(), z.string()),
      facts: z.record(z.string(), z.union([z.number(), z.string()])).describe('Shares as numbers: 0.3 is 30 %.'),
    }),
  ),
});

export const ModelAnswer = z.strictObject({
  code: z.enum(modelCodes),
  value: z.number().nullable(),
  zone: z.enum(['safe', 'grey', 'distress']).nullable(),
  probability: z.number().nullable().describe('Of Ohlson O only.'),
  testable: z.int().nullable().describe('Of Piotroski F only: signals that could be tested, of nine.'),
  because: z.string().nullable().describe('Why there is no value.'),
  missing: z.array(z.string()),
  proxies: z.array(z.string()).describe('Lines that stand in for one that is not stated.'),
  terms: z.array(z.strictObject({ code: z.string(), value: z.number().nullable(), weight: z.number().nullable() })),
});

const GradeName = z.string();

const BandAnswer = z.strictObject({ low: z.int(), high: z.int(), worst: GradeName, best: GradeName });

export const AssessmentAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    asOf: z.string(),
    policyVersion: z.string(),
    score: z.int(),
    gradeByScore: z.string(),
    grade: z.string(),
    caps: z.array(z.strictObject({ when: z.string(), atMost: z.string() })),
    knownPercent: z.int().describe('The share of the scorecard’s points that is known at all.'),
    dimensions: z.array(
      z.strictObject({
        dimension: z.string(),
        points: z.int().nullable().describe('Null where a judgement in it is hidden.'),
        maxPoints: z.int(),
      }),
    ),
    factors: z.array(
      z.strictObject({
        code: z.string(),
        dimension: z.string(),
        points: z.int().nullable().describe('Null where others judged it and the reader, who judges too, has not yet.'),
        maxPoints: z.int(),
        value: z.union([z.number(), z.string()]).nullable(),
        because: z
          .string()
          .nullable()
          .describe('Why it is not known; it then has the points of its worst. `judge_first`: it is hidden.'),
        from: z.record(z.string(), z.string()).nullable(),
      }),
    ),
    variant: z.strictObject({ code: z.string(), name: Label }).optional().describe('Whose scorecard it was made by.'),
    modelGrade: z.string().optional().describe('What the model comes to, where a person overrides it.'),
    override: z
      .strictObject({
        overrideId: z.string(),
        grade: z.string(),
        steps: z.int().describe('From the model’s grade of the day; up is positive.'),
        reasonCode: z.enum(overrideReasons),
        reason: z.string(),
        validTo: z.string(),
        madeBy: z.string(),
        madeById: z.string(),
      })
      .optional()
      .describe('Runs on the day of the assessment; no cap is lifted by it.'),
    limitBasis: z.strictObject({ netAssets: MoneyAnswer.nullable(), yearlySales: MoneyAnswer.nullable() }),
    quality: QualityAnswer.nullable()
      .optional()
      .describe('How far the figures may be trusted. Absent before policy-2.'),
    scoreBand: BandAnswer.nullable().optional().describe('Where the score may truly lie, given the quality.'),
    pd: z.number().nullable().optional().describe('Default within twelve months, by the master scale.'),
    models: z.array(ModelAnswer).optional(),
    hash: z.string(),
    assessedBy: z.string(),
    assessedAt: Instant,
  })
  .meta({ id: 'Assessment' });
