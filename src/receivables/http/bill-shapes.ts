import { z } from 'zod';
import { Code, Day, MoneyAnswer, PageQuery } from '#platform/contract';
import { RateUsed } from '#rates/contract';
import { BillKindName } from '#policy/contract';
import { billStates } from '../bill.ts';

const BillStateName = z.enum(billStates);

/** The bill that a receipt came in as. */
export const BillGiven = z.strictObject({
  kind: BillKindName,
  number: Code.describe('As it stands on the bill.'),
  acceptor: z.string().trim().min(1).max(200).optional(),
  dueOn: Day,
});

/** Of a listed receipt: such a one is dishonoured, not taken back. */
export const BillOfReceipt = z.strictObject({ kind: BillKindName, number: z.string(), state: BillStateName });

export const BillAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    customerName: z.string(),
    kind: BillKindName,
    number: z.string(),
    acceptor: z.string().nullable(),
    receiptNumber: z.string().describe('The receipt that it came in as.'),
    receivedOn: z.string(),
    dueOn: z.string(),
    amount: MoneyAnswer,
    unapplied: MoneyAnswer.describe('What of it pays no invoice yet.'),
    exposure: MoneyAnswer.describe('What of it counts until it is honoured.'),
    counted: z
      .strictObject({ rate: RateUsed, exposure: MoneyAnswer })
      .optional()
      .describe('Of a bill in another currency: the same in the customer’s, at the rate that the bill is carried at.'),
    state: BillStateName,
    withRecourse: z.boolean().nullable(),
  })
  .meta({ id: 'Bill' });

export const BillQuery = z.strictObject({
  ...PageQuery,
  customerCode: Code.optional(),
  state: z
    .enum(['open', ...billStates])
    .default('open')
    .describe('`open`: not honoured and not dishonoured.'),
  dueUpTo: Day.optional(),
});
