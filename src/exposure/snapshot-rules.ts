import { z } from 'zod';
import { type CheckRuleCode, grades, settableRules } from '#policy';
import { amount, currency, day, minor, rate } from './snapshot-parts.ts';

// The rules beyond the base and what they read, as a decision kept them.

export const RuleName = z.union([z.enum(settableRules), z.templateLiteral(['own:', z.string()])]);
const Grade = z.enum(grades);
const Strength = z.enum(['block', 'warn', 'record']);
const Concentrated = z.enum(['industry', 'country']);

const common = {
  scope: z
    .object({
      grades: z.array(z.enum([...grades, 'unrated'])),
      industries: z.array(z.string()),
      countries: z.array(z.string()),
      customerTypes: z.array(z.string()),
      segments: z.array(z.string()),
    })
    .partial()
    .optional(),
  strength: z
    .object({ quotation: Strength, sales_order: Strength, delivery: Strength, invoice: z.enum(['warn', 'record']) })
    .partial(),
  message: z.object({ zh: z.string(), en: z.string() }).optional(),
};
const rule = <Code extends CheckRuleCode, Numbers extends z.ZodRawShape>(code: Code, numbers: Numbers) =>
  z.object({ code: z.literal(code), ...numbers, ...common });

const Rule = z.discriminatedUnion('code', [
  rule('no_limit', {}),
  rule('limit_frozen', {}),
  rule('over_document_limit', {}),
  rule('over_limit', { tolerance: z.object({ amount, basisPoints: z.int() }).partial().optional() }),
  rule('limit_expired', { graceDays: z.int() }),
  rule('overdue', { daysTolerated: z.int() }),
  rule('overdue_amount', { daysPastDue: z.int(), most: amount }),
  rule('overdue_share', { daysPastDue: z.int(), mostBasisPoints: z.int(), minimum: amount }),
  rule('payment_behaviour', { mostDaysBeyondTerms: z.int(), fewestInvoices: z.int() }),
  rule('review_overdue', { graceDays: z.int() }),
  rule('over_group_limit', { ceiling: amount.nullable() }),
  rule('over_new_customer_cap', { days: z.int(), most: amount }),
  rule('over_concentration', { by: Concentrated, of: z.string(), ceiling: amount }),
  rule('group_blacklisted', {}),
  rule('own', { id: z.string(), expression: z.string() }),
  rule('over_sub_limit', {}),
  rule('over_seller_limit', { standsAlone: z.literal(true).optional() }),
  rule('over_budget', { by: z.union([z.literal('company'), z.object({ sellerCode: z.string() })]), ceiling: amount }),
]);

export const Rules = z.object({
  version: z.string(),
  overdueDaysTolerated: z.int(),
  rules: z.array(Rule).optional(),
  together: z.array(z.array(RuleName)).optional(),
});

export const RuleFactsKept = z.object({
  grade: Grade.nullable(),
  industry: z.string().nullable(),
  country: z.string(),
  customerType: z.string().optional(),
  segment: z.string().optional(),
  customerSince: day.nullable(),
  reviewBy: day.nullable(),
  openItems: z.object({ openMinor: minor, overdue: z.array(z.object({ daysPastDue: z.int(), minor })) }).nullable(),
  behaviour: z.object({ amountDays: minor, amountMinor: minor, invoices: z.int() }).nullable(),
  group: z
    .object({
      members: z.int(),
      limit: z.union([amount, z.literal('unlimited')]),
      exposure: amount,
      blacklisted: z.array(z.object({ customerCode: z.string(), reason: z.string() })),
    })
    .nullable(),
  concentrations: z.array(z.object({ by: Concentrated, of: z.string(), exposure: amount })),
  sellerCode: z.string().optional(),
  budgets: z.array(z.object({ sellerCode: z.string().nullable(), used: amount, figuredAt: z.string() })).optional(),
  rate: z.object({ currency, cnyTenThousandths: minor }).nullable(),
  tableRates: z.array(rate).optional(),
});
