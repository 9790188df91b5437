import { z } from 'zod';
import {
  Code,
  Day,
  endpoint,
  Instant,
  MoneyAnswer,
  PageQuery,
  pageOf,
  PositiveMoney,
  Reason,
} from '#platform/contract';
import { AuthorityLevelName, RuleName } from '#policy/contract';
import { utilisationBands } from '../utilisation.ts';

export { utilisationBands };

// ── The credit check ────────────────────────────────────────────────────────────────────────────────────────────────

const DocumentType = z.enum(['quotation', 'sales_order', 'delivery']);

export const CheckBody = z.strictObject({
  customerCode: Code,
  document: z.strictObject({
    type: DocumentType,
    number: Code,
    deliverOn: Day.optional(),
    paymentDueOn: Day.optional(),
  }),
  amount: PositiveMoney,
  payerCode: Code.optional().describe('For now the customer itself; another payer is refused.'),
  sellerCode: Code.optional().describe('Kept with the decision.'),
  prepaid: PositiveMoney.optional().describe('The part already paid: it takes no credit.'),
  asOf: Day.optional().describe('Another day than today needs `simulate`.'),
  simulate: z.boolean().default(false),
});

const LimitAnswer = z.union([MoneyAnswer, z.literal('none'), z.literal('unlimited')]);
const HeadroomAnswer = z.union([MoneyAnswer, z.literal('unlimited')]);
const LimitStatusAnswer = z.enum(['none', 'active', 'expired', 'frozen']);

/** Every failed rule with its figures. */
const ObjectionAnswer = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('customer_inactive') }),
    z.strictObject({ code: z.literal('blacklisted'), reason: z.string() }),
    z.strictObject({ code: z.literal('no_limit') }),
    z.strictObject({ code: z.literal('limit_frozen'), reason: z.string() }),
    z.strictObject({ code: z.literal('limit_expired'), expiredOn: z.string(), daysExpired: z.int() }),
    z.strictObject({
      code: z.literal('over_limit'),
      shortBy: MoneyAnswer,
      needed: MoneyAnswer,
      available: MoneyAnswer,
    }),
    z.strictObject({ code: z.literal('over_document_limit'), shortBy: MoneyAnswer, documentLimit: MoneyAnswer }),
    z.strictObject({
      code: z.literal('overdue'),
      invoiceNumber: z.string(),
      dueOn: z.string(),
      open: MoneyAnswer,
      daysPastDue: z.int(),
      daysTolerated: z.int(),
    }),
    z.strictObject({
      code: z.literal('overdue_amount'),
      overBy: MoneyAnswer,
      overdue: MoneyAnswer,
      most: MoneyAnswer,
      daysPastDue: z.int().describe('What is more days past due than this is counted.'),
    }),
    z.strictObject({
      code: z.literal('overdue_share'),
      overdue: MoneyAnswer,
      open: MoneyAnswer.describe('The share is `overdue` of `open`, compared exactly.'),
      mostBasisPoints: z.int(),
      daysPastDue: z.int(),
    }),
    z.strictObject({
      code: z.literal('payment_behaviour'),
      daysBeyondTerms: z.number(),
      most: z.int(),
      invoices: z.int(),
    }),
    z.strictObject({
      code: z.literal('review_overdue'),
      reviewBy: z.string(),
      daysLate: z.int(),
      graceDays: z.int(),
    }),
    z.strictObject({
      code: z.literal('over_group_limit'),
      shortBy: MoneyAnswer,
      needed: MoneyAnswer,
      available: MoneyAnswer.describe('In the house’s currency.'),
    }),
    z.strictObject({
      code: z.literal('over_new_customer_cap'),
      shortBy: MoneyAnswer,
      cap: MoneyAnswer,
      customerSince: z.string(),
      until: z.string(),
    }),
    z.strictObject({
      code: z.literal('over_concentration'),
      by: z.enum(['industry', 'country']),
      of: z.string(),
      shortBy: MoneyAnswer,
      ceiling: MoneyAnswer,
    }),
    z.strictObject({
      code: z.literal('group_blacklisted'),
      members: z.array(z.strictObject({ customerCode: z.string(), reason: z.string() })),
    }),
  ])
  .meta({ id: 'Objection' });

const FigureAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('money'), money: MoneyAnswer }),
  z.strictObject({ kind: z.literal('unlimited') }),
  z.strictObject({ kind: z.literal('days'), days: z.number() }),
  z.strictObject({ kind: z.literal('day'), day: z.string() }),
  z.strictObject({ kind: z.literal('share'), part: MoneyAnswer, whole: MoneyAnswer }),
  z.strictObject({ kind: z.literal('basis_points'), basisPoints: z.int() }),
]);

const PathAnswer = z
  .strictObject({
    steps: z.array(
      z.strictObject({
        rule: RuleName,
        result: z
          .enum(['met', 'failed', 'warned', 'recorded', 'not_applicable', 'not_recorded', 'excluded'])
          .describe('`warned` and `recorded` failed too, but let the document pass at this control point.'),
        value: FigureAnswer.optional(),
        threshold: FigureAnswer.optional(),
      }),
    ),
    binds: RuleName.nullable().describe('The rule that left the least credit.'),
    notRun: z.array(
      z.strictObject({
        rule: RuleName,
        why: z
          .enum(['off', 'not_recorded', 'elsewhere'])
          .describe('Off in the policy; no facts recorded yet; not for this customer or this control point.'),
      }),
    ),
  })
  .meta({ id: 'DecisionPath', description: 'Every rule of the house: what it saw, and what it let pass.' });

const CheckAnswer = z
  .strictObject({
    id: z.string(),
    outcome: z.enum(['approved', 'held', 'rejected']),
    customerCode: z.string(),
    document: z.strictObject({
      type: DocumentType,
      number: z.string(),
      deliverOn: z.string().optional(),
      paymentDueOn: z.string().optional(),
    }),
    amount: MoneyAnswer,
    limit: LimitAnswer,
    limitStatus: LimitStatusAnswer,
    exposureBefore: MoneyAnswer,
    headroomBefore: HeadroomAnswer,
    headroomAfter: HeadroomAnswer,
    objections: z.array(ObjectionAnswer),
    warnings: z
      .array(ObjectionAnswer)
      .optional()
      .describe('Rules that failed and only warn at this control point; left out where there are none.'),
    path: PathAnswer.optional().describe('Of a simulation; of a stored decision, `GET /credit-checks/{id}` tells it.'),
    reservationId: z.string().optional(),
    holdId: z.string().optional(),
    simulated: z.boolean(),
    asOf: z.string(),
    policyVersion: z.string(),
    checkedAt: Instant,
  })
  .meta({ id: 'CreditCheck' });

const CheckBatchAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        index: z.int(),
        status: z.int().describe('200 decided, whatever the outcome; else the problem’s status.'),
        result: CheckAnswer.nullable(),
        problem: z.looseObject({ code: z.string(), detail: z.string() }).nullable(),
      }),
    ),
    approved: z.int(),
    held: z.int(),
    rejected: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'CreditCheckBatch' });

const CheckRecord = z.strictObject({
  ...CheckAnswer.shape,
  path: PathAnswer,
  requestedBy: z.string(),
  snapshot: z.unknown(),
});

const StepAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('part'), amount: MoneyAnswer.describe('The largest amount that passes today.') }),
  z.strictObject({ kind: z.literal('prepay'), amount: MoneyAnswer.describe('What has to be prepaid in all.') }),
  z.strictObject({
    kind: z.literal('collect'),
    amount: MoneyAnswer,
    invoices: z.array(z.strictObject({ invoiceNumber: z.string(), dueOn: z.string(), open: MoneyAnswer })),
  }),
  z.strictObject({
    kind: z.enum(['grant', 'renew', 'temporary_limit']),
    limit: MoneyAnswer.describe('The smallest total limit that lets the document pass.'),
    levels: z.array(AuthorityLevelName).describe('Who decides on it, one after the other, within what is proposed.'),
  }),
  z.strictObject({ kind: z.literal('split'), documents: z.int(), most: MoneyAnswer }),
  z.strictObject({ kind: z.literal('other_payer'), customerCode: z.string(), customerName: z.string() }),
  z.strictObject({ kind: z.enum(['unfreeze', 'unblacklist', 'activate']) }),
]);

export const WayAnswer = z
  .strictObject({
    step: StepAnswer,
    leaves: z
      .array(RuleName)
      .describe('What the check would still object to after it; nothing, when the document then passes.'),
    next: StepAnswer.nullable().describe('What clears the rest, where one more step does.'),
  })
  .meta({ id: 'WayOut' });

const OutlookAnswer = z.strictObject({
  outcome: z.enum(['approved', 'held', 'rejected']).describe('What the check says of it now.'),
  objections: z.array(ObjectionAnswer),
  ways: z.array(WayAnswer).describe('The best first.'),
});

export const releaseReasons = [
  'payment_expected',
  'security',
  'key_order',
  'dispute',
  'goods_shipped',
  'other',
] as const;

const HoldAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    customerName: z.string(),
    document: z.strictObject({ type: DocumentType, number: z.string() }),
    amount: MoneyAnswer,
    objections: z.array(ObjectionAnswer),
    createdAt: Instant,
    status: z.enum(['open', 'released', 'superseded']),
    checkId: z.string(),
    requestedBy: z.string(),
    /** False where the caller asked for this order: nobody releases their own. */
    mayRelease: z.boolean(),
    closedAt: Instant.nullable(),
    closedBy: z.string().nullable(),
    closeReason: z.string().nullable(),
    reservationId: z.string().nullable(),
    now: z
      .strictObject({
        outcome: z.enum(['approved', 'held', 'rejected']),
        cleared: z.array(RuleName).describe('Of the objections above, those that do not stand any more.'),
        added: z.array(ObjectionAnswer).describe('What has come since.'),
        bestWay: WayAnswer.nullable(),
        level: AuthorityLevelName.describe('The least authority that may release it as it is.'),
        withinAuthority: z.boolean().describe('Whether the caller’s authority goes as far.'),
      })
      .optional()
      .describe('What the check says of it today: of open holds, asked for by `with=now`.'),
    release: z
      .strictObject({
        reasonCode: z.enum(releaseReasons),
        amount: MoneyAnswer.describe('How much of the document was released.'),
        prepay: MoneyAnswer.describe('On the condition that this much is prepaid.'),
        excess: MoneyAnswer.describe('How far that went beyond the rules, in the policy’s currency.'),
        daysOverdue: z.int(),
        level: AuthorityLevelName.describe('The least authority that it needed.'),
      })
      .optional(),
  })
  .meta({ id: 'Hold' });

const ReservationAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    document: z.strictObject({ type: DocumentType, number: z.string() }),
    amount: MoneyAnswer,
    takenOver: MoneyAnswer,
    open: MoneyAnswer,
    status: z.enum(['open', 'used', 'released', 'replaced']),
    createdAt: Instant,
  })
  .meta({ id: 'Reservation' });

const ReleaseBody = z.strictObject({ reason: Reason });

const ReleaseHoldBody = z.strictObject({
  reason: Reason,
  reasonCode: z.enum(releaseReasons).default('other'),
  amount: PositiveMoney.optional().describe('Only this part of it; the rest needs a check of its own.'),
  prepay: PositiveMoney.optional().describe('On the condition that this much is prepaid: it takes no credit.'),
});
const ById = z.strictObject({ id: z.uuid() });
const ByCode = z.strictObject({ code: Code });

// ── Documents of the finance system ─────────────────────────────────────────────────────────────────────────────────

export const DeliveryBody = z.strictObject({
  customerCode: Code,
  number: Code,
  orderNumber: Code.optional(),
  deliveredOn: Day,
  amount: PositiveMoney,
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
});

const Allocations = z.array(z.strictObject({ invoiceNumber: Code, amount: PositiveMoney })).max(1000);

export const ReceiptBody = z.strictObject({
  customerCode: Code,
  number: Code,
  receivedOn: Day,
  amount: PositiveMoney,
  allocations: Allocations.optional().describe('Left out: oldest due first.'),
  method: z.string().trim().min(1).max(64).optional(),
  maturesOn: Day.optional(),
});

export const CreditNoteBody = z.strictObject({
  customerCode: Code,
  number: Code,
  issuedOn: Day,
  amount: PositiveMoney,
  allocations: Allocations.optional().describe('Left out: oldest due first.'),
  reason: Reason.optional(),
});

const DeliveryAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    number: z.string(),
    orderNumber: z.string().nullable(),
    deliveredOn: z.string(),
    amount: MoneyAnswer,
    notInvoiced: MoneyAnswer,
    exceedsReservation: z.boolean(),
    excess: MoneyAnswer,
  })
  .meta({ id: 'Delivery' });

const InvoiceAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    number: z.string(),
    issuedOn: z.string(),
    dueOn: z.string(),
    amount: MoneyAnswer,
    open: MoneyAnswer,
    orderNumber: z.string().nullable(),
    deliveryNumber: z.string().nullable(),
    completesOrder: z.boolean(),
    disputed: z.boolean(),
    exceedsReservation: z.boolean().describe('More than its order or delivery had reserved, or nothing was reserved.'),
    excess: MoneyAnswer,
  })
  .meta({ id: 'Invoice' });

const SettlementAnswer = {
  id: z.string(),
  customerCode: z.string(),
  number: z.string(),
  amount: MoneyAnswer,
  allocations: z.array(z.strictObject({ invoiceNumber: z.string(), amount: MoneyAnswer, appliedOn: z.string() })),
  unappliedCash: MoneyAnswer,
};

const ReceiptAnswer = z
  .strictObject({
    ...SettlementAnswer,
    receivedOn: z.string(),
    method: z.string().nullable(),
    maturesOn: z.string().nullable(),
  })
  .meta({ id: 'Receipt' });

const CreditNoteAnswer = z
  .strictObject({ ...SettlementAnswer, issuedOn: z.string(), reason: z.string().nullable() })
  .meta({ id: 'CreditNote' });

const DisputeAnswer = z
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

const BatchBody = z.strictObject({ items: z.array(z.unknown()).min(1).max(1000) });

const BatchAnswer = z
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

// ── Positions ───────────────────────────────────────────────────────────────────────────────────────────────────────

const PositionAnswer = z
  .strictObject({
    customerCode: z.string(),
    limit: LimitAnswer,
    limitStatus: LimitStatusAnswer,
    exposure: z.strictObject({
      total: MoneyAnswer,
      openOrders: MoneyAnswer,
      deliveredNotInvoiced: MoneyAnswer,
      receivables: MoneyAnswer,
    }),
    unappliedCash: MoneyAnswer,
    headroom: HeadroomAnswer,
    asOf: z.string(),
    version: z.int().describe('Rises by one with every entry of the ledger.'),
  })
  .meta({ id: 'Position' });

export const PortfolioItem = z.strictObject({
  ...PositionAnswer.shape,
  name: z.string(),
  unifiedSocialCreditCode: z.string().nullable(),
  industry: z.string().nullable(),
  parentCode: z.string().nullable(),
  status: z.enum(['active', 'inactive']),
  blacklisted: z.boolean(),
  frozen: z.boolean(),
  overdue: MoneyAnswer,
  /** 0 when nothing is overdue. */
  oldestDaysPastDue: z.int(),
  openHolds: z.int(),
  ownerName: z.string().nullable(),
});

const EntryAnswer = z.strictObject({
  entryNo: z.int(),
  bookedAt: Instant,
  cause: z.string(),
  document: z.strictObject({ type: z.string(), number: z.string() }),
  openOrders: MoneyAnswer,
  deliveredNotInvoiced: MoneyAnswer,
  receivables: MoneyAnswer,
  unappliedCash: MoneyAnswer,
  exposureAfter: MoneyAnswer,
});

const ofCustomer = z.strictObject({ ...PageQuery, customerCode: Code });

export const exposureContract = {
  checkCredit: endpoint({
    method: 'POST',
    path: '/credit-checks',
    may: 'credit:check',
    summary: 'Check an order against the customer’s limit, and reserve it when it passes',
    description:
      'Answers 200 whatever the outcome. The document is customerCode + type + number: a new check of it replaces its own reservation. A quotation and a simulation reserve nothing.',
    body: CheckBody,
    answer: CheckAnswer,
  }),
  checkCredits: endpoint({
    method: 'POST',
    path: '/credit-checks/batch',
    may: 'credit:check',
    summary: 'Check up to 1,000 orders in the order given; each is answered for itself',
    description:
      'Each item is the body of one check, and a check of its own: a bad one leaves the others standing. Its key is the Idempotency-Key and its place in the list: the same batch sent again is answered as the first time, also when it broke off in between; with other items it is a conflict, item by item.',
    body: BatchBody,
    answer: CheckBatchAnswer,
  }),
  getCheck: endpoint({
    method: 'GET',
    path: '/credit-checks/{id}',
    may: 'holds:read',
    summary: 'One decision, with everything it knew',
    params: ById,
    answer: CheckRecord,
  }),
  listChecks: endpoint({
    method: 'GET',
    path: '/credit-checks',
    may: 'holds:read',
    summary: 'A customer’s checks, newest first',
    query: ofCustomer,
    answer: pageOf(CheckAnswer),
  }),
  listHolds: endpoint({
    method: 'GET',
    path: '/holds',
    may: 'holds:read',
    summary: 'Held documents, oldest first; released or superseded ones newest first',
    query: z.strictObject({
      ...PageQuery,
      status: z.enum(['open', 'released', 'superseded']).optional(),
      customerCode: Code.optional(),
      mine: z.stringbool().optional().describe('Of customers that the caller looks after, or asked for by the caller.'),
      with: z.literal('now').optional().describe('`now`: with what the check says of each open one today.'),
    }),
    answer: pageOf(HoldAnswer),
  }),
  waysOutOfHold: endpoint({
    method: 'GET',
    path: '/holds/{id}/ways-out',
    may: 'holds:read',
    summary: 'What would let a held document go, the best way first, as things stand now',
    params: ById,
    answer: OutlookAnswer,
  }),
  waysOutOfCheck: endpoint({
    method: 'POST',
    path: '/credit-checks/ways-out',
    may: 'credit:check',
    summary: 'The same for a document that is not held yet; writes nothing',
    body: CheckBody,
    answer: OutlookAnswer,
    idempotent: false,
  }),
  releaseHold: endpoint({
    method: 'POST',
    path: '/holds/{id}/release',
    may: 'holds:release',
    summary: 'Release a held document: it gets its reservation in spite of the objections',
    params: ById,
    body: ReleaseHoldBody,
    answer: HoldAnswer,
  }),
  listReservations: endpoint({
    method: 'GET',
    path: '/reservations',
    may: 'holds:read',
    summary: 'A customer’s open reservations',
    query: z.strictObject({ ...ofCustomer.shape, status: z.enum(['open', 'used', 'released', 'replaced']).optional() }),
    answer: pageOf(ReservationAnswer),
  }),
  releaseReservation: endpoint({
    method: 'POST',
    path: '/reservations/{id}/release',
    may: 'reservations:release',
    summary: 'Give back what an order reserved and does not need any more',
    params: ById,
    body: ReleaseBody,
    answer: ReservationAnswer,
  }),
  postDelivery: endpoint({
    method: 'POST',
    path: '/deliveries',
    may: 'receivables:write',
    summary: 'Book a delivery; it takes over its order’s reservation',
    body: DeliveryBody,
    answer: DeliveryAnswer,
    creates: true,
  }),
  postInvoice: endpoint({
    method: 'POST',
    path: '/invoices',
    may: 'receivables:write',
    summary:
      'Book an invoice; it takes over its delivery or its order’s reservation, and is never refused for the limit',
    body: InvoiceBody,
    answer: InvoiceAnswer,
    creates: true,
  }),
  postReceipt: endpoint({
    method: 'POST',
    path: '/receipts',
    may: 'receivables:write',
    summary: 'Book a receipt against the named invoices, or the oldest due first',
    body: ReceiptBody,
    answer: ReceiptAnswer,
    creates: true,
  }),
  postCreditNote: endpoint({
    method: 'POST',
    path: '/credit-notes',
    may: 'receivables:write',
    summary: 'Book a credit note against the named invoices, or the oldest due first',
    body: CreditNoteBody,
    answer: CreditNoteAnswer,
    creates: true,
  }),
  raiseDispute: endpoint({
    method: 'POST',
    path: '/disputes',
    may: 'receivables:write',
    summary: 'Mark an open invoice as disputed: it stays in the exposure, and does not count as overdue',
    body: z.strictObject({ customerCode: Code, invoiceNumber: Code, raisedOn: Day.optional(), reason: Reason }),
    answer: DisputeAnswer,
    creates: true,
  }),
  settleDispute: endpoint({
    method: 'POST',
    path: '/disputes/{id}/settle',
    may: 'receivables:write',
    summary: 'End a dispute',
    params: ById,
    body: z.strictObject({ resolution: Reason }),
    answer: DisputeAnswer,
  }),
  postDeliveries: batch('deliveries'),
  postInvoices: batch('invoices'),
  postReceipts: batch('receipts'),
  getPosition: endpoint({
    method: 'GET',
    path: '/customers/{code}/position',
    may: 'limits:read',
    summary: 'What the customer owes and may still owe',
    description: '`asOf` moves the validity of the limit; the exposure is as booked now.',
    params: ByCode,
    query: z.strictObject({ asOf: Day.optional() }),
    answer: PositionAnswer,
  }),
  listEntries: endpoint({
    method: 'GET',
    path: '/customers/{code}/entries',
    may: 'limits:read',
    summary: 'The ledger of one customer, newest first: the position is its sum',
    params: ByCode,
    query: z.strictObject(PageQuery),
    answer: pageOf(EntryAnswer),
  }),
  listPositions: endpoint({
    method: 'GET',
    path: '/positions',
    may: 'limits:read',
    summary: 'Customers with their positions',
    query: z.strictObject({
      ...PageQuery,
      search: z
        .string()
        .trim()
        .max(100)
        .optional()
        .describe(
          'Part of the name, the code, the social credit code, or of the name’s pinyin: in full or its initials.',
        ),
      status: z.enum(['active', 'inactive', 'blacklisted', 'frozen', 'over_limit', 'overdue']).optional(),
      owner: z
        .union([z.enum(['me', 'nobody']), z.uuid()])
        .optional()
        .describe('Who looks after them: the caller, nobody, or the id of a user.'),
      grade: z.string().max(8).optional().describe('A grade; `none`: not assessed yet.'),
      bucket: z
        .enum(['notDue', 'days1To30', 'days31To60', 'days61To90', 'daysOver90'])
        .optional()
        .describe('Something open of this age.'),
      utilisation: z.enum(utilisationBands).optional().describe('How much of the limit in force is used.'),
      industry: z.string().trim().max(100).optional(),
      groupOf: Code.optional().describe('The credit group of this customer.'),
      sort: z.enum(['name', 'code', 'headroom', 'exposure', 'overdue', 'utilisation']).default('name'),
    }),
    answer: pageOf(PortfolioItem),
  }),
};

function batch(of: 'deliveries' | 'invoices' | 'receipts') {
  return endpoint({
    method: 'POST',
    path: `/${of}/batch`,
    may: 'receivables:write',
    summary: `Book up to 1,000 ${of}; each is answered for itself`,
    body: BatchBody,
    answer: BatchAnswer,
  });
}
