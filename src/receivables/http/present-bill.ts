import type { z } from 'zod';
import { money, toJson } from '#kernel';
import { ownAmounts } from '../own-amounts.ts';
import type { ListedBill } from '../store/read-bills.ts';
import type { BillAnswer } from './bill-shapes.ts';

export function presentBill(bill: ListedBill): z.input<typeof BillAnswer> {
  const { currency, amountMinor: inTheirs, unappliedMinor: waitsInTheirs, counts, original, paid, ...shown } = bill;
  const own = ownAmounts(bill, currency, 'unappliedMinor');
  const { amountMinor, unappliedMinor } = original?.minor ?? { amountMinor: inTheirs, unappliedMinor: waitsInTheirs };
  const countedMinor = (paid ?? []).reduce((sum, one) => sum + one.countedMinor, 0n);
  return {
    ...shown,
    amount: own.of('amountMinor'),
    unapplied: own.of('unappliedMinor'),
    exposure: toJson(money(own.currency, counts ? amountMinor - unappliedMinor : 0n)),
    ...(original !== undefined && {
      counted: { rate: original.rate, exposure: toJson(money(currency, countedMinor)) },
    }),
  };
}
