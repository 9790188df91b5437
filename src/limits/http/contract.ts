import { z } from 'zod';
import {
  Code,
  Day,
  endpoint,
  Instant,
  MoneyAnswer,
  NonNegativeMoney,
  PageQuery,
  pageOf,
  Reason,
} from '#platform/contract';

const GrantBody = z.strictObject({
  customerCode: Code,
  amount: z
    .union([NonNegativeMoney, z.literal('unlimited')], {
      error: 'Expected "unlimited" or zero or more such as { "currency": "CNY", "amount": "1000.00" }.',
    })
    .describe('0.00 is an amount; `unlimited` says so.'),
  singleDocumentLimit: NonNegativeMoney.optional().describe('The largest single order.'),
  validFrom: Day,
  validTo: Day.describe('Inclusive.'),
  reason: Reason,
});

const LimitAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    amount: z.union([MoneyAnswer, z.literal('unlimited')]),
    singleDocumentLimit: MoneyAnswer.nullable(),
    validFrom: z.string(),
    validTo: z.string().describe('Inclusive; before `validFrom` when a later grant left this one no day.'),
    grantedTo: z.string().describe('The last day as it was granted, before a later grant ended it.'),
    status: z
      .enum(['future', 'active', 'expired', 'ended'])
      .describe('As of today. `ended`: its days are over because a later grant took its place.'),
    reason: z.string(),
    grantedBy: z.string(),
    grantedAt: Instant,
  })
  .meta({ id: 'Limit' });

export const limitsContract = {
  grantLimit: endpoint({
    method: 'POST',
    path: '/limits',
    may: 'limits:grant',
    summary: 'Grant a customer a limit; overlapping older ones end the day before it begins',
    description: 'The very grant that already stands answers 200.',
    body: GrantBody,
    answer: LimitAnswer,
    creates: true,
  }),
  listLimits: endpoint({
    method: 'GET',
    path: '/limits',
    may: 'limits:read',
    summary: 'A customer’s limits, the newest grant first, ended and future ones too',
    query: z.strictObject({ ...PageQuery, cursor: z.uuid().optional(), customerCode: Code }),
    answer: pageOf(LimitAnswer),
  }),
};
