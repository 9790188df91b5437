import { z } from 'zod';
import { Code, Day, MoneyAnswer, PositiveMoney, Reason } from '#platform/contract';
import { BillKindName } from '#policy/contract';
import { BillGiven, Counted } from '#receivables/contract';

/** What a document may say of our side; a delivery and an invoice inherit what their order said. */
export const MarksGiven = {
  sellerCode: Code.optional().describe('法人主体: which of our companies sells.'),
  businessUnit: Code.optional().describe('事业部.'),
  productLine: Code.optional().describe('产品线.'),
};

export const MarksAnswer = {
  sellerCode: z.string().optional(),
  businessUnit: z.string().optional(),
  productLine: z.string().optional(),
};

/** 付款方 of a delivery or an invoice; left out it is who pays its order, else the buyer. */
const PayerGiven = {
  payerCode: Code.optional().describe('付款方: who pays, of the same credit group. Left out: who pays its order.'),
};

export const PayerAnswer = {
  payerCode: z.string().optional().describe('付款方: who owes it, where that is another than the customer.'),
};

export const DeliveryBody = z.strictObject({
  customerCode: Code,
  number: Code,
  orderNumber: Code.optional(),
  deliveredOn: Day,
  amount: PositiveMoney,
  ...PayerGiven,
  ...MarksGiven,
});

export const InvoiceBody = z.strictObject({
  customerCode: Code,
  number: Code,
  issuedOn: Day,
  dueOn: Day,
  amount: PositiveMoney.describe('Tax included.'),
  orderNumber: Code.optional(),
  deliveryNumber: Code.optional(),
  completesOrder: z.boolean().default(false),
  ...PayerGiven,
  ...MarksGiven,
});

export const Allocations = z.array(z.strictObject({ invoiceNumber: Code, amount: PositiveMoney })).max(1000);

export const ReceiptBody = z.strictObject({
  customerCode: Code,
  number: Code,
  receivedOn: Day,
  amount: PositiveMoney,
  allocations: Allocations.optional().describe('Left out: oldest due first.'),
  method: z.string().trim().min(1).max(64).optional(),
  maturesOn: Day.optional(),
  bill: BillGiven.optional().describe('Paid by acceptance bill: the policy says when that frees the limit.'),
});

export const CreditNoteBody = z.strictObject({
  customerCode: Code,
  number: Code,
  issuedOn: Day,
  amount: PositiveMoney,
  allocations: Allocations.optional().describe('Left out: oldest due first.'),
  reason: Reason.optional(),
});

export const DeliveryAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    ...PayerAnswer,
    number: z.string(),
    orderNumber: z.string().nullable(),
    deliveredOn: z.string(),
    amount: MoneyAnswer,
    notInvoiced: MoneyAnswer,
    counted: Counted.optional(),
    exceedsReservation: z.boolean(),
    excess: MoneyAnswer,
    ...MarksAnswer,
  })
  .meta({ id: 'Delivery' });

export const InvoiceAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    ...PayerAnswer,
    number: z.string(),
    issuedOn: z.string(),
    dueOn: z.string(),
    amount: MoneyAnswer,
    open: MoneyAnswer,
    counted: Counted.optional(),
    orderNumber: z.string().nullable(),
    deliveryNumber: z.string().nullable(),
    completesOrder: z.boolean(),
    disputed: z.boolean(),
    exceedsReservation: z.boolean().describe('More than its order or delivery had reserved, or nothing was reserved.'),
    excess: MoneyAnswer,
    ...MarksAnswer,
  })
  .meta({ id: 'Invoice' });

export const SettlementAnswer = {
  id: z.string(),
  customerCode: z.string(),
  number: z.string(),
  amount: MoneyAnswer,
  allocations: z.array(z.strictObject({ invoiceNumber: z.string(), amount: MoneyAnswer, appliedOn: z.string() })),
  unappliedCash: MoneyAnswer,
  counted: Counted.optional(),
};

export const ReceiptAnswer = z
  .strictObject({
    ...SettlementAnswer,
    receivedOn: z.string(),
    method: z.string().nullable(),
    maturesOn: z.string().nullable(),
    bill: z
      .strictObject({ kind: BillKindName, number: z.string(), acceptor: z.string().nullable(), dueOn: z.string() })
      .optional(),
  })
  .meta({ id: 'Receipt' });

export const CreditNoteAnswer = z
  .strictObject({ ...SettlementAnswer, issuedOn: z.string(), reason: z.string().nullable() })
  .meta({ id: 'CreditNote' });

export const DisputeAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    invoiceNumber: z.string(),
    raisedOn: z.string(),
    reason: z.string(),
    settledOn: z.string().nullable(),
    resolution: z.string().nullable(),
  })
  .meta({ id: 'Dispute' });

export const BatchBody = z.strictObject({ items: z.array(z.unknown()).min(1).max(1000) });

export const BatchAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        index: z.int(),
        status: z.int().describe('201 created, 200 was there with the same content, else the problem’s status.'),
        number: z.string().nullable(),
        problem: z.looseObject({ code: z.string(), detail: z.string() }).nullable(),
      }),
    ),
    created: z.int(),
    unchanged: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'BatchResult' });

export const BillStepBody = z.discriminatedUnion('step', [
  z.strictObject({ step: z.enum(['honour', 'dishonour']), reason: Reason }),
  z.strictObject({
    step: z.enum(['endorse', 'discount']),
    withRecourse: z.boolean().describe('Whether it comes back to us when it is not honoured.'),
    reason: Reason,
  }),
]);
