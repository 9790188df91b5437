import { z } from 'zod';
import { Code, endpoint, Instant, Reason } from '#platform/contract';

const ByCode = z.strictObject({ code: Code });
const Label = z.strictObject({ zh: z.string(), en: z.string() });
const LevelNumber = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

const JudgementAnswer = z.strictObject({
  judgedBy: z.string(),
  level: LevelNumber,
  evidence: z.string(),
  judgedAt: Instant,
});

const QuestionAnswer = z.strictObject({
  code: z.string(),
  kind: z.enum(['figure', 'judgement']),
  name: Label,
  unit: z.enum(['percent', 'years']).nullable(),
  help: Label.nullable().describe('What a figure is of.'),
  two: Label.nullable().describe('What a 2 looks like.'),
  four: Label.nullable().describe('What a 4 looks like.'),
  levels: z
    .array(z.strictObject({ level: LevelNumber, answer: z.string(), label: Label, points: z.int() }))
    .describe('Of a judgement: what each level is to the scorecard.'),
  isScored: z.boolean().describe('Whether the scorecard in force gives points for it.'),
  answer: z
    .strictObject({
      value: z.union([z.string(), z.number()]),
      level: LevelNumber.nullable(),
      evidence: z.string(),
      answeredBy: z.string(),
      answeredAt: Instant,
    })
    .nullable()
    .describe('What counts now.'),
  judged: z
    .strictObject({
      mine: JudgementAnswer.nullable(),
      others: z.array(JudgementAnswer),
      hidden: z.int().describe('How many have judged; shown once the reader has, too.'),
      because: z.enum(['single', 'agreed', 'cautious', 'settled']).nullable(),
      differs: z.boolean(),
      maySettle: z.boolean(),
      settled: z
        .strictObject({ settledBy: z.string(), level: LevelNumber, reason: z.string(), settledAt: Instant })
        .nullable(),
    })
    .nullable()
    .describe('Of a judgement: who judged what.'),
});

export const judgementDoors = {
  getJudgements: endpoint({
    method: 'GET',
    path: '/customers/{code}/judgements',
    may: 'assessments:read',
    summary: 'What people are asked about a customer, with anchors, evidence and who said what',
    description: 'Whoever may judge and has not yet does not see what others judged.',
    params: ByCode,
    answer: z.strictObject({ questions: z.array(QuestionAnswer) }).meta({ id: 'Judgements' }),
  }),
  judgeCustomer: endpoint({
    method: 'POST',
    path: '/customers/{code}/judgements',
    may: 'assessments:write',
    summary: 'Say what you know and judge of a customer, and what it rests on',
    params: ByCode,
    body: z.strictObject({
      answers: z
        .array(
          z.strictObject({
            question: z.string().max(64),
            value: z.number().nullable().optional().describe('Of a figure; shares from 0 to 1. Null takes it back.'),
            level: LevelNumber.nullable().optional().describe('Of a judgement. Null takes the caller’s own back.'),
            evidence: z.string().trim().max(1_000).default(''),
          }),
        )
        .min(1)
        .max(50),
    }),
    answer: z.strictObject({ answers: z.record(z.string(), z.union([z.string(), z.number()])) }),
  }),
  settleJudgement: endpoint({
    method: 'POST',
    path: '/customers/{code}/judgements/{question}/settlement',
    may: 'grades:override',
    summary: 'Settle a difference between two who judged, as a third',
    params: z.strictObject({ code: Code, question: z.string().max(64) }),
    body: z.strictObject({ level: LevelNumber, reason: Reason }),
    answer: z.strictObject({ level: LevelNumber }),
  }),
};
