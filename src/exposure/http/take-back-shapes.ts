import { z } from 'zod';
import { Code, Day, endpoint, MoneyAnswer, PositiveMoney, Reason } from '#platform/contract';
import { SettlementKindName } from '#receivables/contract';
import { Allocations, InvoiceAnswer, SettlementAnswer } from './document-shapes.ts';

// What was booked and does not hold: a claim given up, goods that came back, money that the bank took back.

export const WriteOffBody = z.strictObject({
  customerCode: Code,
  number: Code,
  writtenOffOn: Day,
  amount: PositiveMoney,
  allocations: Allocations.min(1).describe('The invoices that are given up.'),
  reason: Reason,
});

const WriteOffAnswer = z
  .strictObject({ ...SettlementAnswer, writtenOffOn: z.string(), reason: z.string().nullable() })
  .meta({ id: 'WriteOff' });

export const ReturnBody = z.strictObject({
  number: Code,
  returnedOn: Day,
  amount: PositiveMoney,
  backToOrder: z.boolean().default(false).describe('The order still wants these goods: they are reserved again.'),
  reason: Reason,
});

const ReturnAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    number: z.string(),
    deliveryNumber: z.string(),
    returnedOn: z.string(),
    amount: MoneyAnswer,
    backToOrder: z.boolean(),
    reason: z.string(),
  })
  .meta({ id: 'GoodsReturn' });

const ReversalAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    kind: SettlementKindName,
    number: z.string(),
    amount: MoneyAnswer,
    reversedOn: z.string(),
    reopened: z.array(z.strictObject({ invoiceNumber: z.string(), amount: MoneyAnswer })),
  })
  .meta({ id: 'Reversal' });

const TransferAnswer = z
  .strictObject({
    invoice: InvoiceAnswer.describe('As the other customer owes it now.'),
    from: z.strictObject({ customerCode: z.string(), settlementId: z.string(), number: z.string() }),
  })
  .meta({ id: 'Transfer' });

const ById = z.strictObject({ id: z.uuid() });

export const takeBackDoors = {
  postWriteOff: endpoint({
    method: 'POST',
    path: '/write-offs',
    may: 'receivables:write_off',
    summary: 'Give up what invoices still owe: it leaves the exposure, and counts in no payment behaviour',
    body: WriteOffBody,
    answer: WriteOffAnswer,
    creates: true,
  }),
  returnDelivery: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/returns',
    may: 'receivables:write',
    summary: 'Book goods that came back before they were invoiced; a credit note takes back what was',
    params: ById,
    body: ReturnBody,
    answer: ReturnAnswer,
    creates: true,
  }),
  transferInvoice: endpoint({
    method: 'POST',
    path: '/invoices/{id}/transfer',
    may: 'receivables:write',
    summary: 'Let another customer owe what an invoice still has open, if that customer’s credit check passes',
    params: ById,
    body: z.strictObject({ toCustomerCode: Code, reason: Reason }),
    answer: TransferAnswer,
  }),
  reverseSettlement: endpoint({
    method: 'POST',
    path: '/settlements/{id}/reverse',
    may: 'receivables:write',
    summary: 'Take back a receipt, a credit note or a write-off: its invoices are open again',
    params: ById,
    body: z.strictObject({ reason: Reason }),
    answer: ReversalAnswer,
  }),
};
