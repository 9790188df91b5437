import { z } from 'zod';
import { ComposedKept, PartKept } from './snapshot-composed.ts';
import { amount, day, minor } from './snapshot-parts.ts';

const named = z.string().optional();

/** The limits beside the customer's own, as a decision kept them. */
export const LevelsKept = z.array(
  z.object({
    limitId: z.string(),
    scope: z.object({
      level: z.enum(['customer', 'group']),
      sellerCode: named,
      businessUnit: named,
      productLine: named,
    }),
    customerCode: z.string(),
    limit: z.union([amount, z.literal('unlimited')]).nullable(),
    validTo: day,
    usedMinor: minor.nullable(),
    ofOrderMinor: minor,
    counted: z
      .object({
        own: ComposedKept,
        bookedMinor: minor,
        lines: z.array(
          z.object({
            part: PartKept,
            bookedMinor: minor,
            countedMinor: minor,
            because: z.enum(['excluded', 'weight', 'cap', 'horizon', 'exhausted']).nullable(),
          }),
        ),
        laterMinor: minor,
      })
      .optional(),
  }),
);
