import { z } from 'zod';
import { MoneyAnswer } from '#platform/contract';
import { ExposureComponent } from '#policy/contract';

/** `beyond_horizon` are the open orders that do not count yet. */
const ComponentName = z.enum(['beyond_horizon', ...ExposureComponent.options]);

export const ComponentAnswer = z.strictObject({
  component: ComponentName,
  effect: z.enum(['adds', 'offsets']),
  booked: MoneyAnswer,
  counted: MoneyAnswer,
  because: z
    .enum(['excluded', 'weight', 'cap', 'horizon', 'exhausted'])
    .nullable()
    .describe('Why less counts than is booked; `exhausted`: nothing was left to offset.'),
  weightBasisPoints: z.int().optional(),
  cap: MoneyAnswer.optional(),
});
