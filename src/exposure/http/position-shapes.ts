import { z } from 'zod';
import { Code, Day, Instant, MoneyAnswer } from '#platform/contract';
import { causes } from '../books.ts';
import { ComponentAnswer } from './component-shapes.ts';
import { MarksAnswer } from './document-shapes.ts';
import { LevelAnswer } from './level-shapes.ts';
import { HeadroomAnswer, LimitAnswer, LimitGranted, LimitStatusAnswer } from './check-shapes.ts';

export const PositionAnswer = z
  .strictObject({
    customerCode: z.string(),
    limit: LimitAnswer,
    limitStatus: LimitStatusAnswer,
    limitGranted: LimitGranted.optional(),
    exposure: z.strictObject({
      total: MoneyAnswer,
      openOrders: MoneyAnswer,
      deliveredNotInvoiced: MoneyAnswer,
      receivables: MoneyAnswer,
      billsReceivable: MoneyAnswer.optional().describe(
        'Acceptance bills that count until they are honoured; left out where there are none. In a list they are in `receivables`.',
      ),
    }),
    unappliedCash: MoneyAnswer,
    counted: MoneyAnswer.describe(
      'What of the exposure counts under the policy: headroom is limit less this. `exposure` is as booked.',
    ),
    horizon: z.string().optional().describe('Orders to be delivered after this day do not count yet.'),
    components: z.array(ComponentAnswer).describe('The way from what is booked to what counts, line by line.'),
    headroom: HeadroomAnswer,
    levels: z
      .array(LevelAnswer)
      .optional()
      .describe(
        'Every limit that reaches the customer; `binds` among those that all documents meet. Left out where there is only its own.',
      ),
    marked: z
      .array(
        z.strictObject({
          ...MarksAnswer,
          openOrders: MoneyAnswer,
          deliveredNotInvoiced: MoneyAnswer,
          receivables: MoneyAnswer,
          total: MoneyAnswer,
        }),
      )
      .optional()
      .describe('What of the exposure is in use under which seller, business unit and product line; bills included.'),
    asOf: z.string(),
    version: z.int().describe('Rises by one with every entry of the ledger.'),
  })
  .meta({ id: 'Position' });

export const PortfolioItem = z.strictObject({
  ...PositionAnswer.omit({ components: true, horizon: true }).shape,
  name: z.string(),
  unifiedSocialCreditCode: z.string().nullable(),
  industry: z.string().nullable(),
  parentCode: z.string().nullable(),
  status: z.enum(['active', 'inactive']),
  blacklisted: z.boolean(),
  frozen: z.boolean(),
  freezeStopsDeliveries: z.boolean().describe('The stronger freeze, which also holds deliveries of approved orders.'),
  overdue: MoneyAnswer,
  /** 0 when nothing is overdue. */
  oldestDaysPastDue: z.int(),
  openHolds: z.int(),
  ownerName: z.string().nullable(),
});

/** Narrows a ledger. */
export const EntryFilterQuery = {
  from: Day.optional().describe('The first business day on which it was booked.'),
  to: Day.optional().describe('The last one.'),
  cause: z.enum(causes).optional(),
  document: Code.optional().describe('How the document’s number begins.'),
};

export const EntryAnswer = z.strictObject({
  entryNo: z.int(),
  bookedAt: Instant,
  cause: z.string(),
  document: z.strictObject({ type: z.string(), number: z.string() }),
  openOrders: MoneyAnswer,
  deliveredNotInvoiced: MoneyAnswer,
  receivables: MoneyAnswer,
  billsReceivable: MoneyAnswer.optional(),
  unappliedCash: MoneyAnswer,
  exposureAfter: MoneyAnswer,
});
