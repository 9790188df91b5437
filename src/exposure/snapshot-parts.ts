import { z } from 'zod';
import { asCurrency, type CalendarDate } from '#kernel';
import { rateTypes } from '#policy';

// How a snapshot's JSON is read back: its amounts are text.

export const minor = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
export const currency = z.string().transform(asCurrency);
export const day = z.string().transform((text) => text as CalendarDate);
export const amount = z.object({ currency, minor });
export const rate = z.object({ from: currency, to: currency, type: z.enum(rateTypes), day, rate: z.string() });
