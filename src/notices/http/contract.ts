import { z } from 'zod';
import { endpoint, Instant, MoneyAnswer, PageQuery, pageOf } from '#platform/contract';
import { noticeKinds } from '../notice-kinds.ts';

const NoticeAnswer = z
  .strictObject({
    id: z.string(),
    at: Instant,
    kind: z.enum(noticeKinds),
    facts: z
      .strictObject({
        customerCode: z.string().optional(),
        customerName: z.string().optional(),
        applicationId: z.string().optional(),
        amount: MoneyAnswer.optional(),
        documentNumber: z.string().optional(),
        reasons: z.array(z.string()).readonly().optional().describe('Codes of the objections.'),
        by: z.string().optional().describe('Who did it.'),
        warningId: z.string().optional(),
        reviewId: z.string().optional(),
        version: z.string().optional().describe('Of the policy.'),
        indicator: z.string().optional(),
        severity: z.enum(['attention', 'warning', 'critical']).optional(),
        day: z.string().optional().describe('By when it must be handled, or on which day it falls.'),
        more: z.int().optional().describe('How many more customers the same event is about.'),
      })
      .describe('What a sentence needs; which of them are there depends on the kind.'),
    read: z.boolean(),
  })
  .meta({ id: 'Notice' });

const ById = z.strictObject({ id: z.uuid() });

export const noticesContract = {
  listNotices: endpoint({
    method: 'GET',
    path: '/notices',
    may: 'signed_in',
    summary: 'What the caller was told, the newest first',
    query: z.strictObject({ ...PageQuery, cursor: z.uuid().optional() }),
    answer: pageOf(NoticeAnswer),
  }),
  markRead: endpoint({
    method: 'POST',
    path: '/notices/{id}/read',
    may: 'signed_in',
    summary: 'Mark one of the caller’s notices as read, or all up to it',
    params: ById,
    body: z.strictObject({ andOlder: z.boolean().default(false) }),
    answer: z.strictObject({ marked: z.int() }),
    idempotent: false,
  }),
  countWaiting: endpoint({
    method: 'GET',
    path: '/waiting',
    may: 'signed_in',
    summary: 'How much waits for the caller: approvals, held orders, warnings, reviews, unread notices',
    answer: z.strictObject({
      approvals: z.int().nullable().describe('Null: the caller decides on no applications.'),
      holds: z
        .int()
        .nullable()
        .describe(
          'Held documents that the caller did not ask for and may release; of somebody who sells, those that they look after or asked for.',
        ),
      warnings: z.int().nullable().describe('Open ones of the caller’s own, or of their role and nobody’s yet.'),
      reviews: z.int().nullable().describe('Due by today.'),
      notices: z.int(),
    }),
  }),
};
