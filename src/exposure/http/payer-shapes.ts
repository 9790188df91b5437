import { z } from 'zod';
import { Code, endpoint, MoneyAnswer } from '#platform/contract';

const Party = z.strictObject({ code: z.string(), name: z.string() });

const PaidDocument = z.strictObject({
  type: z.enum(['sales_order', 'delivery', 'invoice']),
  number: z.string(),
  buyer: Party.describe('购货方: who bought.'),
  payer: Party.describe('付款方: who owes it, and whose limit it takes.'),
  held: z.boolean().describe('On hold: it is in no exposure yet.'),
  open: MoneyAnswer.describe('In the payer’s currency.'),
  day: z
    .string()
    .nullable()
    .describe('Of an order its delivery day, of a delivery its day, of an invoice its due day.'),
});

export const payerDoors = {
  listPayers: endpoint({
    method: 'GET',
    path: '/customers/{code}/payers',
    may: 'limits:read',
    summary: 'Who of the credit group may pay in place of the customer, and what is open that one pays for another',
    params: z.strictObject({ code: Code }),
    answer: z.strictObject({
      members: z.array(Party).describe('The other members of the credit group that are active, by name.'),
      documents: z.array(PaidDocument).describe('Bought or paid by the customer, the largest first, 200 at most.'),
    }),
  }),
};
