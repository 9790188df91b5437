import type { z } from 'zod';
import { money, toJson } from '#kernel';
import type { ListedBill } from '../store/read-bills.ts';
import type { BillAnswer } from './bill-shapes.ts';

export function presentBill(bill: ListedBill): z.input<typeof BillAnswer> {
  const { currency, amountMinor, unappliedMinor, counts, ...shown } = bill;
  const amountOf = (minor: bigint) => toJson(money(currency, minor));
  return {
    ...shown,
    amount: amountOf(amountMinor),
    unapplied: amountOf(unappliedMinor),
    exposure: amountOf(counts ? amountMinor - unappliedMinor : 0n),
  };
}
