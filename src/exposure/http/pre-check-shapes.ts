import { z } from 'zod';
import { RateUsed } from '#rates/contract';
import { Code, MoneyAnswer, PositiveMoney } from '#platform/contract';
import { HeadroomAnswer, LimitAnswer, LimitStatusAnswer, ObjectionAnswer } from './check-shapes.ts';
import { MarksGiven } from './document-shapes.ts';
import { LevelAnswer } from './level-shapes.ts';

export const PreCheckBody = z.strictObject({
  customerCode: Code,
  ...MarksGiven,
  amounts: z.array(PositiveMoney).max(20).default([]).describe('Orders that are thought of, in this order.'),
});

export const PreCheckAnswer = z
  .strictObject({
    customerCode: z.string(),
    asOf: z.string(),
    limit: LimitAnswer,
    limitStatus: LimitStatusAnswer,
    validTo: z.string().nullable(),
    headroom: HeadroomAnswer,
    levels: z.array(LevelAnswer).optional().describe('As in the check.'),
    most: z.union([MoneyAnswer, z.literal('unlimited')]).describe('The largest single order that passes today.'),
    standsInTheWay: z.array(ObjectionAnswer).describe('What would hold even the smallest order.'),
    terms: z
      .strictObject({ paymentDays: z.int(), conditions: z.array(z.string()) })
      .nullable()
      .describe('On which the limit was granted; null where none were.'),
    documents: z.array(
      z.strictObject({
        amount: MoneyAnswer,
        rate: RateUsed.optional(),
        outcome: z.enum(['approved', 'held', 'rejected']).describe('Together with those before it that may go.'),
        objections: z.array(ObjectionAnswer),
        headroomAfter: HeadroomAnswer,
        from: z
          .string()
          .nullable()
          .describe('The first day on which it may go if what falls due is paid; null where none is known.'),
      }),
    ),
  })
  .meta({ id: 'PreCheck' });
