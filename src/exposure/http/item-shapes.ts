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
import { RateUsed } from '#rates/contract';
import { itemKinds } from '../item-kinds.ts';
import { HeadroomAnswer, ObjectionAnswer } from './check-shapes.ts';

const ByCode = z.strictObject({ code: Code });
const ItemKindName = z.enum(itemKinds);

export const ItemBody = z.strictObject({
  kind: ItemKindName,
  amount: PositiveMoney.describe(
    'In any currency; where it is not the customer’s it counts at the rate of its first day.',
  ),
  validFrom: Day.optional().describe('Left out: today.'),
  validTo: Day.optional().describe('The last day on which it counts; left out: until it is ended.'),
  reference: Code.describe('The number of the policy, the plan or the contract; one of its kind at a time.'),
  source: z.string().trim().min(1).max(200).describe('Who says so: the insurer, the register, the finance system.'),
  document: z.string().trim().min(1).max(500).optional().describe('Where the paper lies.'),
});

export const RecordItemBody = ItemBody.extend({
  dryRun: z.boolean().optional().describe('Everything is done and answered, then rolled back: to see it first.'),
});

export const ItemAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    kind: ItemKindName,
    amount: MoneyAnswer,
    counted: z
      .strictObject({ amount: MoneyAnswer, rate: RateUsed })
      .optional()
      .describe('Of one in another currency than the customer’s: what it counts as now.'),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    reference: z.string(),
    source: z.string(),
    document: z.string().nullable(),
    createdAt: Instant,
    createdBy: z.string(),
    endedOn: z.string().nullable().describe('The first day on which it does not count any more.'),
    endedBy: z.string().nullable(),
    endReason: z.string().nullable(),
    failed: z
      .array(z.strictObject({ strength: z.enum(['warn', 'record']), objection: ObjectionAnswer }))
      .optional()
      .describe('Which rules an order of its amount would have failed when it was recorded; left out where none.'),
    leaves: z
      .strictObject({ asOf: z.string(), counted: MoneyAnswer, headroom: HeadroomAnswer })
      .optional()
      .describe(
        'Only of a dry run: what of the exposure would count with it and what is left of the limit, on its first day or today, whichever is later.',
      ),
    runs: z.boolean().describe('Whether it runs today; what of it counts, the policy says.'),
  })
  .meta({ id: 'ExposureItem' });

export const itemDoors = {
  listItems: endpoint({
    method: 'GET',
    path: '/customers/{code}/exposure-items',
    may: 'limits:read',
    summary: 'Instalment plans, guarantees, deposits, insured and collateralised parts of a customer, newest first',
    params: ByCode,
    query: z.strictObject({ ...PageQuery, kind: ItemKindName.optional() }),
    answer: pageOf(ItemAnswer),
  }),
  recordItem: endpoint({
    method: 'POST',
    path: '/customers/{code}/exposure-items',
    may: 'receivables:write',
    summary: 'Record a dated amount that belongs to the exposure and is in no ledger',
    description:
      'It changes the headroom only where the policy counts its kind. What adds to the exposure is asked the rules of the check; it is recorded whatever they say.',
    params: ByCode,
    body: RecordItemBody,
    answer: ItemAnswer,
    creates: true,
  }),
  endItem: endpoint({
    method: 'POST',
    path: '/exposure-items/{id}/end',
    may: 'receivables:write',
    summary: 'End it: from that day on it does not count any more',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ endsOn: Day.optional().describe('Left out: today.'), reason: Reason }),
    answer: ItemAnswer,
  }),
};
