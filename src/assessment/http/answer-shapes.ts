import { z } from 'zod';
import { Code, endpoint, Instant } from '#platform/contract';

const ByCode = z.strictObject({ code: Code });
const Label = z.strictObject({ zh: z.string(), en: z.string() });

const AnswersAnswer = z
  .strictObject({
    questions: z.array(
      z.strictObject({
        code: z.string(),
        dimension: z.string(),
        name: Label,
        kind: z.enum(['measured', 'chosen']),
        unit: z.string().nullable(),
        choices: z.array(z.strictObject({ answer: z.string(), label: Label, points: z.int() })),
        answer: z.union([z.string(), z.number()]).nullable(),
        answeredBy: z.string().nullable(),
        answeredAt: Instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'Answers' });

export const answerDoors = {
  getAnswers: endpoint({
    method: 'GET',
    path: '/customers/{code}/answers',
    may: 'assessments:read',
    summary: 'What the scorecard asks people about a customer, and what they answered',
    params: ByCode,
    answer: AnswersAnswer,
  }),
  answerQuestions: endpoint({
    method: 'POST',
    path: '/customers/{code}/answers',
    may: 'assessments:write',
    summary: 'Answer what the scorecard asks about a customer',
    params: ByCode,
    body: z.strictObject({
      answers: z
        .record(z.string().max(64), z.union([z.string().max(64), z.number(), z.null()]))
        .describe('Shares from 0 to 1. `null` takes an answer back; those left out stay.'),
    }),
    answer: z.strictObject({ answers: z.record(z.string(), z.union([z.string(), z.number()])) }),
  }),
};
