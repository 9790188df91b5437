import { z } from 'zod';
import { Code, Day, endpoint, Instant, MoneyAnswer, PositiveMoney, Reason } from '#platform/contract';

const ByCode = z.strictObject({ code: Code });
const Figure = z.number().nullable();

const PromiseAnswer = z.strictObject({
  id: z.string(),
  promisedOn: z.string(),
  payBy: z.string(),
  amount: MoneyAnswer,
  received: MoneyAnswer.describe('What of it came in time, in its own currency.'),
  state: z.enum(['open', 'kept', 'broken']),
  promisedBy: z.string().describe('Who said so, at the customer.'),
  note: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
});

const HistoryAnswer = z
  .strictObject({
    asOf: z.string(),
    currency: z.string(),
    settledInvoices: z.int(),
    lateInvoices: z.int(),
    lateShare: Figure,
    daysBeyondTerms: Figure.describe('Weighted by amount, over what was settled in twelve months.'),
    worst: z
      .strictObject({ daysLate: z.int(), amount: MoneyAnswer, isOpen: z.boolean() })
      .nullable()
      .describe('The latest paid in twelve months, or unpaid today.'),
    trend: z
      .strictObject({ recent: Figure, before: Figure, towards: z.enum(['better', 'steady', 'worse']).nullable() })
      .describe('Days beyond terms of the last six whole months, and of the six before.'),
    index: z
      .strictObject({ value: z.int(), risk: z.enum(['low', 'medium', 'high']) })
      .nullable()
      .describe('In the manner of PAYDEX, of our own invoices alone: 80 is prompt, 100 a month early.'),
    overdue: z.strictObject({ invoices: z.int(), amount: MoneyAnswer }),
    disputes: z.strictObject({ raised: z.int(), open: z.int(), openAmount: MoneyAnswer }),
    promises: z.strictObject({
      made: z.int(),
      kept: z.int(),
      broken: z.int(),
      open: z.int(),
      items: z.array(PromiseAnswer),
    }),
    tenure: z.strictObject({ firstInvoicedOn: z.string(), months: z.int() }).nullable(),
    volume: z
      .strictObject({ invoiced: MoneyAnswer, before: MoneyAnswer, growth: Figure })
      .nullable()
      .describe('Invoiced in twelve months, and in the twelve before.'),
    months: z.array(
      z.strictObject({ month: z.string(), settled: MoneyAnswer, daysBeyondTerms: Figure, index: z.int().nullable() }),
    ),
  })
  .meta({ id: 'PaymentHistory' });

const Recorded = z.strictObject({ id: z.string() });

export const historyDoors = {
  getPaymentHistory: endpoint({
    method: 'GET',
    path: '/customers/{code}/payment-history',
    may: 'receivables:read',
    summary: 'Everything that our own receivables say about how a customer pays',
    params: ByCode,
    answer: HistoryAnswer,
  }),
  recordPromise: endpoint({
    method: 'POST',
    path: '/customers/{code}/payment-promises',
    may: 'receivables:write',
    summary: 'Take down what a customer promised to pay, and by when',
    description: 'Whether it was kept is read from the receipts that come in.',
    params: ByCode,
    body: z.strictObject({
      amount: PositiveMoney.describe('In any currency; it is kept by receipts in the same one.'),
      promisedOn: Day.optional().describe('Left out: today.'),
      payBy: Day,
      promisedBy: z.string().trim().min(1).max(100),
      note: z.string().trim().max(500).optional(),
    }),
    answer: Recorded,
    creates: true,
  }),
  withdrawPromise: endpoint({
    method: 'POST',
    path: '/payment-promises/{id}/withdrawal',
    may: 'receivables:write',
    summary: 'Take a promise back that was entered by mistake',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ reason: Reason }),
    answer: Recorded,
  }),
};
