import { z } from 'zod';
import { Instant, MoneyAnswer, PositiveMoney, Reason } from '#platform/contract';
import { AuthorityLevelName, RuleName } from '#policy/contract';
import { DocumentType, ObjectionAnswer, WayAnswer } from './check-shapes.ts';

export const releaseReasons = [
  'payment_expected',
  'security',
  'key_order',
  'dispute',
  'goods_shipped',
  'other',
] as const;

export const HoldAnswer = z
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

export const ReservationAnswer = z
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

export const ReleaseBody = z.strictObject({ reason: Reason });

export const ReleaseHoldBody = z.strictObject({
  reason: Reason,
  reasonCode: z.enum(releaseReasons).default('other'),
  amount: PositiveMoney.optional().describe('Only this part of it; the rest needs a check of its own.'),
  prepay: PositiveMoney.optional().describe('On the condition that this much is prepaid: it takes no credit.'),
});
