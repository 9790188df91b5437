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
import { RateUsed } from '#rates/contract';

export const TermsAnswer = z
  .strictObject({
    paymentDays: z.int(),
    security: z.enum(['none', 'guarantee', 'mortgage_or_pledge', 'prepayment']),
    repayment: z.enum(['monthly_statement', 'per_invoice', 'instalments', 'before_delivery']),
    lateInterestBasisPointsPerDay: z.number().describe('Hundredths of a percent for each day.'),
    conditions: z.array(z.string()),
  })
  .meta({ id: 'LimitTerms' });

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
  scope: z
    .strictObject({
      level: z.enum(['customer', 'group']).describe('`group`: the customer and everyone below it.'),
      sellerCode: Code.optional(),
      businessUnit: Code.optional(),
      productLine: Code.optional(),
    })
    .optional()
    .describe('Left out: the customer’s own limit. It ends older grants of the same scope only.'),
});

const ScopeAnswer = z.strictObject({
  level: z.enum(['customer', 'group']),
  sellerCode: z.string().optional(),
  businessUnit: z.string().optional(),
  productLine: z.string().optional(),
});

const LimitAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    amount: z.union([MoneyAnswer, z.literal('unlimited')]),
    singleDocumentLimit: MoneyAnswer.nullable(),
    counted: z
      .strictObject({ rate: RateUsed, amount: MoneyAnswer, singleDocumentLimit: MoneyAnswer.nullable() })
      .optional()
      .describe('What it counts as in the customer’s currency, where it was granted in another one.'),
    validFrom: z.string(),
    validTo: z.string().describe('Inclusive; before `validFrom` when a later grant left this one no day.'),
    grantedTo: z.string().describe('The last day as it was granted, before a later grant ended it.'),
    temporary: z.boolean().describe('While it runs it counts in place of the standing limit.'),
    terms: TermsAnswer.nullable(),
    applicationId: z.string().nullable().describe('The application whose approval granted it.'),
    status: z
      .enum(['future', 'active', 'expired', 'ended'])
      .describe('As of today. `ended`: its days are over because a later grant took its place.'),
    reason: z.string(),
    grantedBy: z.string(),
    grantedAt: Instant,
    scope: ScopeAnswer.optional().describe('Of a limit beside the customer’s own.'),
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
  listScopedLimits: endpoint({
    method: 'GET',
    path: '/customers/{code}/scoped-limits',
    may: 'limits:read',
    summary: 'The limits of its group, for selling entities, business units and product lines that reach a customer',
    description: 'Its own and those of the groups it stands in, the newest grant first, ended and future ones too.',
    params: z.strictObject({ code: Code }),
    answer: z.strictObject({ items: z.array(LimitAnswer) }),
  }),
};
