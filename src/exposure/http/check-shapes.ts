import { z } from 'zod';
import { Code, Day, Instant, MoneyAnswer, PositiveMoney } from '#platform/contract';
import { AuthorityLevelName, OwnFactCode, RuleName, Text } from '#policy/contract';
import { RateUsed } from '#rates/contract';
import { MarksAnswer, MarksGiven } from './document-shapes.ts';
import { LevelAnswer, LimitOfAnswer } from './level-shapes.ts';

export const DocumentType = z.enum(['quotation', 'sales_order', 'delivery']);

export const CheckBody = z.strictObject({
  customerCode: Code,
  document: z.strictObject({
    type: DocumentType,
    number: Code,
    deliverOn: Day.optional(),
    paymentDueOn: Day.optional(),
    orderNumber: Code.optional().describe(
      'Of a delivery: the order that it delivers. What that has reserved is not asked for twice.',
    ),
  }),
  amount: PositiveMoney,
  payerCode: Code.optional().describe(
    '付款方: who pays, where that is another of the customer’s credit group. Its limit is asked, and its exposure grows.',
  ),
  ...MarksGiven,
  prepaid: PositiveMoney.optional().describe('The part already paid: it takes no credit.'),
  asOf: Day.optional().describe('Another day than today needs `simulate`.'),
  simulate: z.boolean().default(false),
});

export const LimitAnswer = z.union([MoneyAnswer, z.literal('none'), z.literal('unlimited')]);
export const HeadroomAnswer = z.union([MoneyAnswer, z.literal('unlimited')]);
export const LimitStatusAnswer = z.enum(['none', 'active', 'expired', 'frozen']);

export const LimitGranted = z
  .strictObject({ amount: MoneyAnswer, rate: RateUsed })
  .describe('A limit that was granted in another currency than the customer’s: `limit` is what it counts as.');

const FigureAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('money'), money: MoneyAnswer }),
  z.strictObject({ kind: z.literal('unlimited') }),
  z.strictObject({ kind: z.literal('days'), days: z.number() }),
  z.strictObject({ kind: z.literal('day'), day: z.string() }),
  z.strictObject({ kind: z.literal('share'), part: MoneyAnswer, whole: MoneyAnswer }),
  z.strictObject({ kind: z.literal('basis_points'), basisPoints: z.int() }),
  z.strictObject({ kind: z.literal('count'), count: z.int() }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('yes_no'), yes: z.boolean() }),
]);

/** An own rule of the policy: which one, and what it read. */
const OwnReading = {
  id: z.string(),
  message: Text,
  read: z.array(
    z.strictObject({
      fact: OwnFactCode,
      value: FigureAnswer.nullable().describe('Null: not recorded of this customer.'),
    }),
  ),
};

const short = {
  shortBy: MoneyAnswer,
  needed: MoneyAnswer,
  available: MoneyAnswer,
  expiredOn: z.string().optional().describe('The limit ended on that day and gives nothing.'),
};

const ofBuyer = {
  buyerCode: z.string().optional().describe('Where another pays: it is about the buyer, and not about the payer.'),
};

/** Every failed rule with its figures. */
export const ObjectionAnswer = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('customer_inactive'), ...ofBuyer }),
    z.strictObject({ code: z.literal('blacklisted'), reason: z.string(), ...ofBuyer }),
    z.strictObject({ code: z.literal('no_limit') }),
    z.strictObject({
      code: z.literal('limit_frozen'),
      reason: z.string(),
      deliveriesToo: z.literal(true).optional().describe('Also deliveries of orders that were approved before.'),
      ...ofBuyer,
    }),
    z.strictObject({ code: z.literal('forced_hold'), reason: z.string(), orderNumber: z.string().optional() }),
    z.strictObject({
      code: z.literal('prepayment_missing'),
      missing: MoneyAnswer.describe('What has still to be prepaid before this document may go.'),
      condition: MoneyAnswer.describe('What the release asks to be prepaid in all.'),
      orderNumber: z.string().optional().describe('Whose release asks for it, where that is the order of a delivery.'),
    }),
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
      of: LimitOfAnswer.optional().describe('The granted group limit; left out: the members’ limits together.'),
      ...short,
      available: MoneyAnswer.describe('Of the members’ limits together, in the house’s currency.'),
    }),
    z.strictObject({
      code: z.enum(['over_sub_limit', 'over_seller_limit']),
      of: LimitOfAnswer.describe('Which limit: what it is about, and to whom it was granted.'),
      ...short,
    }),
    z.strictObject({
      code: z.literal('over_budget'),
      sellerCode: z.string().optional().describe('Left out: the budget of the whole company.'),
      shortBy: MoneyAnswer,
      ceiling: MoneyAnswer,
      used: MoneyAnswer,
      figuredAt: z.string().describe('When what is used was counted last.'),
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
    z.strictObject({ code: z.literal('own'), ...OwnReading }),
  ])
  .meta({ id: 'Objection' });

const PathAnswer = z
  .strictObject({
    steps: z.array(
      z.strictObject({
        rule: RuleName,
        result: z
          .enum(['met', 'failed', 'warned', 'recorded', 'not_applicable', 'not_recorded', 'excluded', 'covered'])
          .describe(
            '`warned` and `recorded` failed too, but let the document pass at this control point; `covered`: a release covers it.',
          ),
        value: FigureAnswer.optional(),
        threshold: FigureAnswer.optional(),
        own: z.strictObject(OwnReading).optional().describe('Of an own rule of the policy.'),
        about: LimitOfAnswer.optional().describe('Of a limit beside the customer’s own: which.'),
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

export const CheckAnswer = z
  .strictObject({
    id: z.string(),
    outcome: z.enum(['approved', 'held', 'rejected']),
    customerCode: z.string(),
    payerCode: z.string().optional().describe('付款方, where that is another; the limit and the figures are its.'),
    document: z.strictObject({
      type: DocumentType,
      number: z.string(),
      deliverOn: z.string().optional(),
      paymentDueOn: z.string().optional(),
      orderNumber: z.string().optional(),
    }),
    amount: MoneyAnswer,
    ...MarksAnswer,
    rate: RateUsed.optional().describe('At which `amount` was counted, where it is not in the customer’s currency.'),
    counted: MoneyAnswer.optional().describe('What `amount` came to at it; the other figures are in this currency.'),
    limit: LimitAnswer,
    limitStatus: LimitStatusAnswer,
    limitGranted: LimitGranted.optional(),
    exposureBefore: MoneyAnswer,
    headroomBefore: HeadroomAnswer,
    headroomAfter: HeadroomAnswer,
    objections: z.array(ObjectionAnswer),
    warnings: z
      .array(ObjectionAnswer)
      .optional()
      .describe('Rules that failed and only warn at this control point; left out where there are none.'),
    levels: z
      .array(LevelAnswer)
      .optional()
      .describe(
        'Every limit that applies at once and which one binds; left out where there is only the customer’s own.',
      ),
    uncounted: z
      .literal(true)
      .optional()
      .describe(
        'Passed without being counted, because it is to be delivered beyond the horizon; its deliveries are checked whole.',
      ),
    path: PathAnswer.optional().describe('Of a simulation; of a stored decision, `GET /credit-checks/{id}` tells it.'),
    reservationId: z.string().optional(),
    holdId: z.string().optional(),
    simulated: z.boolean(),
    asOf: z.string(),
    policyVersion: z.string(),
    checkedAt: Instant,
  })
  .meta({ id: 'CreditCheck' });

export const CheckBatchAnswer = z
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

export const CheckRecord = z.strictObject({
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
    guarantee: MoneyAnswer.optional().describe(
      'What of it goes beyond what was granted: what a guarantee would have to secure.',
    ),
  }),
  z.strictObject({
    kind: z.literal('deliver_later'),
    from: z.string().describe('Delivered on this day or later the order does not count yet.'),
  }),
  z.strictObject({ kind: z.literal('split'), documents: z.int(), most: MoneyAnswer }),
  z.strictObject({ kind: z.literal('other_payer'), customerCode: z.string(), customerName: z.string() }),
  z.strictObject({
    kind: z.enum(['unfreeze', 'unblacklist', 'activate']),
    customerCode: z.string().optional().describe('The buyer, where another pays and it is about the buyer.'),
  }),
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

export const OutlookAnswer = z.strictObject({
  outcome: z.enum(['approved', 'held', 'rejected']).describe('What the check says of it now.'),
  objections: z.array(ObjectionAnswer),
  ways: z.array(WayAnswer).describe('The best first.'),
});

export const DeliveryFindingsAnswer = z
  .strictObject({
    bookedAt: Instant.nullable(),
    policyVersion: z.string().nullable(),
    failed: z
      .array(z.strictObject({ strength: z.enum(['block', 'warn', 'record']), objection: ObjectionAnswer }))
      .describe('Empty where it failed none, or kept to its check. `block`: its check would have held it.'),
  })
  .meta({ id: 'DeliveryFindings' });

export const InvoiceFindingsAnswer = z
  .strictObject({
    bookedAt: Instant.nullable(),
    policyVersion: z.string().nullable(),
    failed: z
      .array(z.strictObject({ strength: z.enum(['warn', 'record']), objection: ObjectionAnswer }))
      .describe('Empty where it failed none, or no rule asked about invoices.'),
  })
  .meta({ id: 'InvoiceFindings' });
