import { z } from 'zod';
import type { LimitId } from '#limits';
import type { CheckFacts, CheckRequest } from './credit-check.ts';
import { amount, currency, day, minor, rate } from './snapshot-parts.ts';
import { ComposedKept } from './snapshot-composed.ts';
import { LevelsKept } from './snapshot-levels.ts';
import { RuleFactsKept, RuleName, Rules } from './snapshot-rules.ts';

// A snapshot is JSON, so its amounts are text. Only what the decision reads is read back.

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

const Standing = z.object({
  status: z.enum(['active', 'inactive']),
  blacklistReason: z.string().nullable(),
  freezeReason: z.string().nullable(),
  freezeStopsDeliveries: z.literal(true).optional(),
});

const Snapshot = z.object({
  facts: z.object({
    asOf: day,
    currency,
    customer: Standing,
    buyer: Standing.extend({ code: z.string() }).optional(),
    limit: Limit.nullable(),
    exposureMinor: minor,
    composed: ComposedKept.optional(),
    takenMinor: minor,
    promisedMinor: minor.optional(),
    oldestOpen: z.object({ invoiceNumber: z.string(), dueOn: day, openMinor: minor }).nullable(),
    order: z.object({ number: z.string(), openMinor: minor }).optional(),
    released: z.object({ upToMinor: minor, prepayMinor: minor, until: day, takenMinor: minor }).optional(),
    prepayment: z
      .object({
        orderNumber: z.string().optional(),
        askedMinor: minor,
        takenMinor: minor,
        drawnMinor: minor,
        deliveredMinor: minor,
        unappliedMinor: minor,
      })
      .optional(),
    forcedHold: z.object({ reason: z.string(), orderNumber: z.string().optional() }).optional(),
    original: z.object({ rate, amountMinor: minor, prepaidMinor: minor }).optional(),
    rules: Rules,
    levels: LevelsKept.optional(),
    further: RuleFactsKept.optional(),
    exclusions: z.array(z.object({ rule: RuleName, until: day, reason: z.string() })).optional(),
  }),
  request: z.object({
    documentType: z.enum(['quotation', 'sales_order', 'delivery']),
    amountMinor: minor,
    prepaidMinor: minor,
  }),
});

/** What a decision knew and was asked, read back from what was kept with it. Throws when it is not a snapshot. */
export function readSnapshot(snapshot: unknown): { facts: CheckFacts; request: CheckRequest } {
  return Snapshot.parse(snapshot) as { facts: CheckFacts; request: CheckRequest };
}
