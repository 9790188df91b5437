import { z } from 'zod';
import { MoneyAnswer } from '#platform/contract';
import { ComponentAnswer } from './component-shapes.ts';

const scope = {
  level: z.enum(['customer', 'group']),
  sellerCode: z.string().optional(),
  businessUnit: z.string().optional(),
  productLine: z.string().optional(),
};

export const LimitOfAnswer = z.strictObject({ ...scope, customerCode: z.string() }).meta({ id: 'LimitOf' });

export const LevelAnswer = z
  .strictObject({
    kind: z
      .enum(['customer', 'group', 'seller', 'sub'])
      .describe('The customer’s own limit; its group’s; that for a selling entity; that for a business unit or line.'),
    ...scope,
    customerCode: z.string().describe('To whom it was granted.'),
    limit: z.union([MoneyAnswer, z.literal('none'), z.literal('unlimited')]),
    used: MoneyAnswer.describe('What of the exposure counts against it under the policy.'),
    headroom: z.union([MoneyAnswer, z.literal('unlimited')]),
    booked: MoneyAnswer.optional().describe(
      'All that is booked of it. Left out where the policy counts all that is booked.',
    ),
    components: z
      .array(ComponentAnswer.pick({ component: true, effect: true, booked: true, counted: true, because: true }))
      .optional()
      .describe(
        'How `used` is made up, with `booked`. What bears no marks (unapplied cash, credit balances, exposure items) is no part of a limit for a seller, unit or line.',
      ),
    binds: z.boolean().describe('It leaves the least of all.'),
  })
  .meta({ id: 'LimitLevel', description: 'One of the limits that a document has to fit at once.' });
