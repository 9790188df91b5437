import type { z } from 'zod';
import type { Currency } from '#kernel';
import { isOffset, type Line } from '../composition.ts';
import type { ComponentAnswer } from './component-shapes.ts';
import { inCurrency } from './present.ts';

export function presentComponent(
  { part, bookedMinor, countedMinor, because }: Line,
  currency: Currency,
): z.input<typeof ComponentAnswer> {
  const amountOf = inCurrency(currency);
  return {
    component: part,
    effect: isOffset(part) ? 'offsets' : 'adds',
    booked: amountOf(bookedMinor),
    counted: amountOf(countedMinor),
    because,
  };
}
