import { z } from 'zod';
import { Code, Day, endpoint, MoneyAnswer, PageQuery, pageOf } from '#platform/contract';
import { historyDoors } from './history-shapes.ts';
import { settlementKinds } from '../documents.ts';
import { sellerDoors } from './seller-shapes.ts';
import { BillAnswer, BillGiven, BillOfReceipt, BillQuery } from './bill-shapes.ts';
import { Counted } from './counted-shapes.ts';

const ByCode = z.strictObject({ code: Code });

const AgeingAnswer = z
  .strictObject({
    asOf: z.string(),
    currency: z.string(),
    notDue: MoneyAnswer,
    days1To30: MoneyAnswer,
    days31To60: MoneyAnswer,
    days61To90: MoneyAnswer,
    daysOver90: MoneyAnswer,
    total: MoneyAnswer,
    overdue: MoneyAnswer.describe('Past due and not in dispute on the day.'),
    disputedPastDue: MoneyAnswer.optional().describe(
      'Past due, in its bucket, and in dispute on the day: not overdue. Left out where nothing is.',
    ),
    unappliedCash: MoneyAnswer,
  })
  .meta({ id: 'Ageing' });

const InvoiceItem = z.strictObject({
  id: z.string(),
  number: z.string(),
  issuedOn: z.string(),
  dueOn: z.string(),
  amount: MoneyAnswer,
  open: MoneyAnswer,
  counted: Counted.optional(),
  daysPastDue: z.int().describe('0 when not due or settled.'),
  disputed: z.boolean(),
  dispute: z
    .strictObject({ id: z.string(), reason: z.string(), raisedOn: z.string() })
    .nullable()
    .describe('The open one.'),
  orderNumber: z.string().nullable(),
  deliveryNumber: z.string().nullable(),
  exceedsReservation: z.boolean(),
  rulesFailed: z.int().describe('How many rules of the check it failed when it was booked, of those that warn.'),
  buyerCode: z.string().optional().describe('购货方: who bought, where this customer pays for another.'),
});

const DeliveryItem = z.strictObject({
  id: z.string(),
  number: z.string(),
  deliveredOn: z.string(),
  orderNumber: z.string().nullable(),
  amount: MoneyAnswer,
  notInvoiced: MoneyAnswer,
  counted: Counted.optional(),
  exceedsReservation: z.boolean(),
  rulesFailed: z.int().describe('How many rules that hold or warn it failed, where it left without a check.'),
  buyerCode: z.string().optional().describe('购货方: who bought, where this customer pays for another.'),
});

export const SettlementKindName = z.enum(settlementKinds);

const SettlementItem = z.strictObject({
  id: z.string(),
  kind: SettlementKindName,
  reversed: z.boolean().describe('Taken back: it settles nothing any more.'),
  number: z.string(),
  settledOn: z.string(),
  amount: MoneyAnswer,
  unapplied: MoneyAnswer,
  counted: Counted.optional(),
  method: z.string().nullable(),
  bill: BillOfReceipt.optional(),
  allocations: z.array(z.strictObject({ invoiceNumber: z.string(), amount: MoneyAnswer })),
});

const BehaviourAnswer = z
  .strictObject({
    asOf: z.string(),
    settledInvoices: z.int(),
    lateInvoices: z.int(),
    /** A fraction of 1; null when nothing was settled yet. */
    lateShare: z.number().nullable(),
    /** Amount-weighted days between due day and settlement, early ones as 0; null when nothing was settled yet. */
    daysBeyondTerms: z.number().nullable(),
    /** By month of settlement, oldest first: how late what was settled came. */
    months: z.array(
      z.strictObject({ month: z.string(), settled: MoneyAnswer, daysBeyondTerms: z.number().nullable() }),
    ),
  })
  .meta({ id: 'PaymentBehaviour' });

const CollectionAnswer = z
  .strictObject({
    asOf: z.string(),
    days: z.int().describe('The period that ends with the day.'),
    opening: MoneyAnswer,
    closing: MoneyAnswer,
    sales: MoneyAnswer.describe('Invoiced in the period, tax included.'),
    dso: z.number().nullable().describe('Closing ÷ sales × days; null without sales.'),
    bestPossibleDso: z.number().nullable().describe('The same of what is not due.'),
    averageDaysDelinquent: z.number().nullable().describe('DSO less best possible DSO.'),
    effectiveness: z.number().nullable().describe('A share of 1; null where nothing could be collected.'),
  })
  .meta({ id: 'Collection' });

const page = z.strictObject({ ...PageQuery, open: z.stringbool().optional().describe('Only what is still open.') });

export { BillAnswer, BillGiven, Counted };

export const receivablesContract = {
  ...sellerDoors,
  getAgeing: endpoint({
    method: 'GET',
    path: '/customers/{code}/ageing',
    may: 'receivables:read',
    summary: 'Open invoices by days past due',
    description:
      'Documents up to `asOf`, as known now. Due today is not due. What is disputed stays in its bucket. Gross of unapplied cash, which stands beside it.',
    params: ByCode,
    query: z.strictObject({ asOf: Day.optional() }),
    answer: AgeingAnswer,
  }),
  getBehaviour: endpoint({
    method: 'GET',
    path: '/customers/{code}/payment-behaviour',
    may: 'receivables:read',
    summary: 'How late the customer pays',
    params: ByCode,
    query: z.strictObject({ asOf: Day.optional() }),
    answer: BehaviourAnswer,
  }),
  getCollection: endpoint({
    method: 'GET',
    path: '/customers/{code}/collection',
    may: 'receivables:read',
    summary: 'DSO, best possible DSO, average days delinquent and collection effectiveness of a quarter',
    params: ByCode,
    query: z.strictObject({ asOf: Day.optional() }),
    answer: CollectionAnswer,
  }),
  listInvoices: endpoint({
    method: 'GET',
    path: '/customers/{code}/invoices',
    may: 'receivables:read',
    summary: 'A customer’s invoices, newest first',
    params: ByCode,
    query: page,
    answer: pageOf(InvoiceItem),
  }),
  listDeliveries: endpoint({
    method: 'GET',
    path: '/customers/{code}/deliveries',
    may: 'receivables:read',
    summary: 'A customer’s deliveries, newest first',
    params: ByCode,
    query: page,
    answer: pageOf(DeliveryItem),
  }),
  listBills: endpoint({
    method: 'GET',
    path: '/bills',
    may: 'receivables:read',
    summary: 'Acceptance bills that customers paid with, the first due first',
    query: BillQuery,
    answer: pageOf(BillAnswer),
  }),
  listSettlements: endpoint({
    method: 'GET',
    path: '/customers/{code}/settlements',
    may: 'receivables:read',
    summary: 'A customer’s receipts and credit notes, newest first',
    params: ByCode,
    query: page,
    answer: pageOf(SettlementItem),
  }),
  ...historyDoors,
};
