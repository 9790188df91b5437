import { z } from 'zod';
import { addedComponents, offsetComponents } from '#policy';
import { itemKinds } from './item-kinds.ts';
import { day, minor } from './snapshot-parts.ts';

// What the exposure was made of, and how the policy counted it, as a decision kept it.

const components = [...addedComponents, ...offsetComponents] as const;
const Component = z.enum(components);
export const PartKept = z.enum([...components, 'beyond_horizon']);

export const ComposedKept = z.object({
  counting: z.object({
    horizon: day.optional(),
    rules: z.partialRecord(
      Component,
      z.object({ include: z.boolean(), weightBasisPoints: z.int().optional(), capMinor: minor.optional() }),
    ),
  }),
  reserved: z.object({ openMinor: minor, approvedMinor: minor, beyondMinor: minor }),
  parts: z.partialRecord(Component, minor),
  deliverOn: day.optional(),
  isReceivable: z.literal(true).optional(),
  asItem: z.enum(itemKinds).optional(),
  drawnMinor: minor.optional(),
  order: z.object({ freeMinor: minor, beyond: z.boolean() }).optional(),
});
