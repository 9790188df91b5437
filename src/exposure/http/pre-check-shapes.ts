import { z } from 'zod';
import { RuleName } from '#policy/contract';
import { RateUsed } from '#rates/contract';
import { Code, Day, MoneyAnswer, PositiveMoney } from '#platform/contract';
import { HeadroomAnswer, LimitAnswer, LimitStatusAnswer, ObjectionAnswer } from './check-shapes.ts';
import { MarksGiven } from './document-shapes.ts';
import { LevelAnswer } from './level-shapes.ts';

export const PreCheckBody = z.strictObject({
  customerCode: Code,
  payerCode: Code.optional().describe('付款方: as in the check. Its limit and exposure are asked about.'),
  ...MarksGiven,
  deliverOn: Day.optional().describe(
    'When they are to be delivered: beyond the horizon they do not count yet, and each is also asked for that day.',
  ),
  amounts: z.array(PositiveMoney).max(20).default([]).describe('Orders that are thought of, in this order.'),
});

export const PreCheckAnswer = z
  .strictObject({
    customerCode: z.string(),
    payerCode: z.string().optional().describe('付款方, where that is another; the limit and the figures are its.'),
    asOf: z.string(),
    limit: LimitAnswer,
    limitStatus: LimitStatusAnswer,
    validTo: z.string().nullable(),
    headroom: HeadroomAnswer,
    levels: z.array(LevelAnswer).optional().describe('As in the check.'),
    deliverOn: z.string().optional(),
    most: z
      .union([MoneyAnswer, z.literal('unlimited')])
      .describe('The largest single order that passes today, and on the day of delivery where one is given.'),
    figuresOfToday: z
      .array(RuleName)
      .optional()
      .describe(
        'Rules that later days are asked with the figures of today: what others owe, how it pays, what own rules read. Left out where there are none.',
      ),
    standsInTheWay: z
      .array(ObjectionAnswer)
      .describe('What would hold even the smallest order: today, else on the day of delivery.'),
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
        onDelivery: z
          .strictObject({
            outcome: z.enum(['approved', 'held', 'rejected']),
            objections: z.array(ObjectionAnswer),
            headroomAfter: HeadroomAnswer,
          })
          .optional()
          .describe(
            'What the check would say on the day of delivery: by the limits of that day, if what falls due till then is paid.',
          ),
      }),
    ),
  })
  .meta({ id: 'PreCheck' });
