import { z } from 'zod';
import { Code, Day, Instant, MoneyAnswer, PositiveMoney, Reason } from '#platform/contract';
import { AuthorityLevelName, RuleName } from '#policy/contract';
import { RateUsed } from '#rates/contract';
import { Counted } from '#receivables/contract';
import { MarksAnswer, PayerAnswer } from './document-shapes.ts';
import { DocumentType, ObjectionAnswer, WayAnswer } from './check-shapes.ts';

export const releaseReasons = [
  'payment_expected',
  'security',
  'key_order',
  'dispute',
  'goods_shipped',
  'other',
] as const;

/** `declined`: not to go as it stands; `withdrawn`: not wanted any more. */
export const HoldStatus = z.enum(['open', 'released', 'superseded', 'declined', 'withdrawn']);

/** An own rule of the policy is named with its id. */
const ReasonName = z.union([RuleName.exclude(['own']), z.templateLiteral(['own:', z.string()])]);

export const PaperAnswer = z
  .strictObject({
    id: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.int(),
    sha256: z.string(),
    addedBy: z.string(),
    addedAt: Instant,
  })
  .meta({ id: 'Evidence' });

export const HoldAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    customerName: z.string(),
    ...PayerAnswer,
    payerName: z.string().optional(),
    document: z.strictObject({ type: DocumentType, number: z.string() }),
    amount: MoneyAnswer,
    original: MoneyAnswer.optional().describe('The document’s own amount, where that is in another currency.'),
    rate: RateUsed.optional().describe('At which it was counted when it was held.'),
    objections: z.array(ObjectionAnswer),
    createdAt: Instant,
    status: HoldStatus,
    checkId: z.string().nullable().describe('The check that held it; null where somebody put it on hold.'),
    orderNumber: z.string().optional().describe('Of a delivery: the order that it delivers.'),
    ...MarksAnswer,
    requestedBy: z.string(),
    owner: z.string().nullable().describe('Who in sales looks after the customer.'),
    /** False where the caller asked for this order: nobody releases their own. */
    mayRelease: z.boolean(),
    closedAt: Instant.nullable(),
    closedBy: z.string().nullable(),
    closeReason: z.string().nullable(),
    reservationId: z.string().nullable(),
    papers: z
      .array(PaperAnswer)
      .optional()
      .describe('What was attached as evidence; left out where there is none. Downloaded at `/evidence/{id}`.'),
    now: z
      .strictObject({
        outcome: z.enum(['approved', 'held', 'rejected']),
        cleared: z.array(ReasonName).describe('Of the objections above, those that do not stand any more.'),
        added: z.array(ObjectionAnswer).describe('What has come since.'),
        bestWay: WayAnswer.nullable(),
        level: AuthorityLevelName.describe('The least authority that may release it as it is.'),
        withinAuthority: z.boolean().describe('Whether the caller’s authority goes as far.'),
      })
      .optional()
      .describe('What the check says of it today: of open holds, asked for by `with=now`.'),
    release: z
      .strictObject({
        reasonCode: z.enum([...releaseReasons, 'cleared']).describe('`cleared`: by itself, every reason was gone.'),
        amount: MoneyAnswer.describe('How much of the document was released.'),
        prepay: MoneyAnswer.describe('On the condition that this much is prepaid.'),
        excess: MoneyAnswer.describe('How far that went beyond the rules, in the policy’s currency.'),
        daysOverdue: z.int(),
        level: AuthorityLevelName.describe('The least authority that it needed.'),
        evidence: z.string().nullable(),
        covers: z
          .strictObject({
            upTo: MoneyAnswer.describe('What was released, and the tolerance.'),
            until: z.string(),
            points: z.array(z.enum(['delivery', 'invoice'])),
          })
          .nullable()
          .describe('What follows of the document is not held again for the same, up to this amount and day.'),
        cleared: z.array(ReasonName).describe('Of the objections, those that did not stand any more.'),
      })
      .optional(),
  })
  .meta({ id: 'Hold' });

export const ForcedHoldBody = z.strictObject({
  customerCode: Code,
  document: z.strictObject({ type: z.enum(['sales_order', 'delivery']), number: Code }),
  reason: Reason,
});

export const ReleasePreviewBody = z.strictObject({ holdIds: z.array(z.uuid()).min(1).max(200) });

export const ReleasePreview = z.strictObject({
  items: z.array(
    z.strictObject({
      holdId: z.string(),
      customerCode: z.string(),
      customerName: z.string(),
      ...PayerAnswer,
      payerName: z.string().optional(),
      document: z.strictObject({ type: DocumentType, number: z.string() }),
      amount: MoneyAnswer,
      excess: MoneyAnswer.nullable().describe('How far it goes beyond the rules, in the policy’s currency.'),
      daysOverdue: z.int(),
      level: AuthorityLevelName.nullable(),
      whyNot: z
        .enum(['hold_not_open', 'rejected', 'own_request', 'release_beyond_authority'])
        .nullable()
        .describe('Null where the caller may release it.'),
    }),
  ),
  sums: z.array(MoneyAnswer).describe('Of those that the caller may release, one for each currency.'),
  covers: z
    .strictObject({ until: z.string(), toleranceBasisPoints: z.int() })
    .nullable()
    .describe(
      'What a release done today goes on covering: deliveries and invoices of what was released, and this much more.',
    ),
});

export const ReservationAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    ...PayerAnswer,
    document: z.strictObject({ type: DocumentType, number: z.string() }),
    amount: MoneyAnswer,
    takenOver: MoneyAnswer,
    open: MoneyAnswer,
    counted: Counted.optional(),
    ofOrder: z
      .strictObject({ number: z.string(), amount: MoneyAnswer })
      .optional()
      .describe('Of a delivery that is not told yet: how much of its order’s reservation it counts on.'),
    deliverOn: z.string().optional().describe('Of an order: when it is to be delivered.'),
    uncounted: z
      .literal(true)
      .optional()
      .describe('Approved without being counted, because it lay beyond the horizon: its deliveries are checked whole.'),
    ...MarksAnswer,
    status: z.enum(['open', 'used', 'released', 'replaced']),
    createdAt: Instant,
  })
  .meta({ id: 'Reservation' });

const Evidence = z.string().trim().min(1).max(500).describe('What it rests on: a link, the place of a file, a number.');

export const ReleaseBody = z.strictObject({ reason: Reason });

export const ReleaseHoldBody = z.strictObject({
  reason: Reason,
  reasonCode: z.enum(releaseReasons).default('other'),
  evidence: Evidence.optional(),
  amount: PositiveMoney.optional().describe('Only this part of it; the rest needs a check of its own.'),
  prepay: PositiveMoney.optional().describe('On the condition that this much is prepaid: it takes no credit.'),
  coversUntil: Day.optional().describe(
    'The last day on which it covers deliveries and invoices; left out: as the policy says.',
  ),
});
