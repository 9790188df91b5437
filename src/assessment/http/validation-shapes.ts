import { z } from 'zod';
import { endpoint } from '#platform/contract';

/** Whether the scorecard told good customers from bad. */
export const validationContract = {
  validateScorecard: endpoint({
    method: 'GET',
    path: '/scorecard-validation',
    may: 'assessments:read',
    summary: 'How scores of some time ago stand against what customers owe late today',
    description:
      'Bad: more than 60 days past due today, or on the blacklist. Nothing is told where fewer than 5 went bad.',
    query: z.strictObject({ days: z.coerce.number().int().min(30).max(1_000).default(90) }),
    answer: z
      .strictObject({
        since: z.string().describe('Each customer by its newest assessment up to this day.'),
        badFromDays: z.int(),
        fewestBad: z.int(),
        fewestToMove: z.int(),
        customers: z.int(),
        bad: z.int(),
        separation: z
          .strictObject({
            ks: z.number().describe('0 to 1.'),
            ksAtScore: z.number(),
            auc: z.number(),
            gini: z.number().describe('2 AUC − 1.'),
            informationValue: z.number().describe('By grades.'),
          })
          .nullable(),
        calibration: z
          .strictObject({
            expectedBad: z.number(),
            brier: z.number(),
            hosmerLemeshow: z.strictObject({ statistic: z.number(), degrees: z.int(), pValue: z.number() }),
          })
          .nullable(),
        stability: z.strictObject({ psi: z.number(), band: z.enum(['stable', 'warning', 'drift']) }).nullable(),
        grades: z.array(z.strictObject({ grade: z.string(), customers: z.int(), bad: z.int() })),
      })
      .meta({ id: 'ScorecardValidation' }),
  }),
};
