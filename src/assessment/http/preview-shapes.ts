import { z } from 'zod';
import { Code, endpoint } from '#platform/contract';
import { ScorecardDraft } from '#policy/contract';

const Side = z.strictObject({
  score: z.int(),
  gradeByScore: z.string(),
  grade: z.string(),
  pd: z.number().nullable(),
  knownPercent: z.int(),
  variant: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  caps: z.array(z.strictObject({ when: z.string(), atMost: z.string() })),
});

const Points = z.strictObject({ points: z.int(), maxPoints: z.int() }).nullable().describe('Null: not asked.');

const Counts = z.strictObject({ before: z.number(), after: z.number() });

/** What a drafted scorecard would come to. */
export const previewContract = {
  previewCustomer: endpoint({
    method: 'POST',
    path: '/scorecard-previews',
    may: 'policies:draft',
    summary: 'How one customer would be graded under a drafted scorecard, before and after',
    description: 'By the function that grades, from what is known today. Nothing is saved.',
    body: z.strictObject({ draft: ScorecardDraft, customerCode: Code }),
    answer: z.strictObject({
      before: Side,
      after: Side,
      factors: z.array(
        z.strictObject({
          code: z.string(),
          value: z.union([z.number(), z.string()]).nullable(),
          because: z.string().nullable(),
          before: Points,
          after: Points,
        }),
      ),
    }),
    idempotent: false,
  }),
  previewPortfolio: endpoint({
    method: 'POST',
    path: '/scorecard-previews/portfolio',
    may: 'policies:draft',
    summary: 'How the grades of all active customers would move under a drafted scorecard',
    description: 'Each from what its latest assessment was made from. Nothing is saved.',
    body: z.strictObject({ draft: ScorecardDraft }),
    answer: z.strictObject({
      customers: z.int(),
      up: z.int(),
      down: z.int(),
      grades: z.array(z.strictObject({ grade: z.string(), before: z.int(), after: z.int() })),
      meanPd: Counts.nullable(),
      moves: z.array(
        z.strictObject({
          customerCode: z.string(),
          customerName: z.string(),
          gradeBefore: z.string(),
          gradeAfter: z.string(),
          scoreBefore: z.int(),
          scoreAfter: z.int(),
        }),
      ),
    }),
    idempotent: false,
  }),
};
