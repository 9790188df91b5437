import { z } from 'zod';
import { asCurrency, type CalendarDate } from '#kernel';
import type { LimitId } from '#limits';
import type { CheckFacts, CheckRequest } from './credit-check.ts';

// A snapshot is JSON, so its amounts are text. Only what the decision reads is read back.

const minor = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
const currency = z.string().transform(asCurrency);
const day = z.string().transform((text) => text as CalendarDate);
const amount = z.object({ currency, minor });

const Limit = z.object({
  limitId: z.string().transform((id) => id as LimitId),
  amount: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('amount'), amount }),
    z.object({ kind: z.literal('unlimited') }),
  ]),
  singleDocument: amount.nullable(),
  validFrom: day,
  validTo: day,
});

const Snapshot = z.object({
  facts: z.object({
    asOf: day,
    currency,
    customer: z.object({
      status: z.enum(['active', 'inactive']),
      blacklistReason: z.string().nullable(),
      freezeReason: z.string().nullable(),
    }),
    limit: Limit.nullable(),
    exposureMinor: minor,
    takenMinor: minor,
    oldestOpen: z.object({ invoiceNumber: z.string(), dueOn: day, openMinor: minor }).nullable(),
    rules: z.object({ version: z.string(), overdueDaysTolerated: z.number().int() }),
  }),
  request: z.object({
    documentType: z.enum(['quotation', 'sales_order', 'delivery']),
    amountMinor: minor,
    prepaidMinor: minor,
  }),
});

/** What a decision knew and was asked, read back from what was kept with it. Throws when it is not a snapshot. */
export function readSnapshot(snapshot: unknown): { facts: CheckFacts; request: CheckRequest } {
  return Snapshot.parse(snapshot);
}
