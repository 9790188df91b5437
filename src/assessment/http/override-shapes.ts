import { z } from 'zod';
import { Code, Day, endpoint, Instant, PageQuery, pageOf, Reason } from '#platform/contract';
import { AssessmentAnswer, overrideReasons } from './assessment-shapes.ts';

const grades = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D'] as const;
const ByCode = z.strictObject({ code: Code });
const Label = z.strictObject({ zh: z.string(), en: z.string() });

const OverrideAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    customerName: z.string(),
    grade: z.string(),
    modelGrade: z.string().describe('What the model said on the day it was made.'),
    steps: z.int(),
    gradeNow: z.string().nullable().describe('What counts by the latest assessment.'),
    modelGradeNow: z.string().nullable(),
    reasonCode: z.enum(overrideReasons),
    reason: z.string(),
    validFrom: z.string(),
    validTo: z.string(),
    madeBy: z.string(),
    madeAt: Instant,
    endedBecause: z.enum(['expired', 'replaced', 'withdrawn']).nullable().describe('Null while it runs.'),
    endedBy: z.string().nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'GradeOverride' });

export const overrideDoors = {
  overrideGrade: endpoint({
    method: 'POST',
    path: '/customers/{code}/grade-override',
    may: 'grades:override',
    summary: 'Set the model’s grade of a customer aside until a day',
    description: 'Within the steps that the policy gives the caller’s roles; a cap is never lifted. Assesses at once.',
    params: ByCode,
    body: z.strictObject({
      grade: z.enum(grades),
      reasonCode: z.enum(overrideReasons),
      reason: Reason,
      validTo: Day,
    }),
    answer: AssessmentAnswer,
    creates: true,
  }),
  withdrawOverride: endpoint({
    method: 'POST',
    path: '/customers/{code}/grade-override/withdrawal',
    may: 'grades:override',
    summary: 'Take an override back before its last day',
    params: ByCode,
    body: z.strictObject({ reason: Reason }),
    answer: AssessmentAnswer,
  }),
  listOverrides: endpoint({
    method: 'GET',
    path: '/grade-overrides',
    may: 'assessments:read',
    summary: 'Overrides of grades, the newest first',
    query: z.strictObject({
      ...PageQuery,
      cursor: z.uuid().optional(),
      show: z.enum(['running', 'ended']).optional(),
      customerCode: Code.optional(),
    }),
    answer: pageOf(OverrideAnswer),
  }),
  getOverrideRules: endpoint({
    method: 'GET',
    path: '/grade-override-rules',
    may: 'assessments:read',
    summary: 'How far each role may move a grade, and for which reasons',
    answer: z.strictObject({
      rules: z
        .strictObject({
          grades: z.array(z.string()).describe('From best to worst.'),
          monthsMax: z.int(),
          steps: z.array(z.strictObject({ role: z.string(), name: Label, up: z.int(), down: z.int() })),
          reasons: z.array(z.strictObject({ code: z.enum(overrideReasons), name: Label })),
        })
        .nullable()
        .describe('Null under policies that let nobody.'),
    }),
  }),
};
