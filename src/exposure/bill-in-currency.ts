import { owedAt, type UsedRate } from '#rates';
import type { Allocation, Bill, BillPart, Settlement } from '#receivables';
import type { Books } from './books.ts';
import { markKey } from './marked.ts';

type Paid = Pick<BillPart, 'marks' | 'ownMinor'>;

/**
 * A bill in another currency as it counts at this rate, with what it paid since `before`. Each part is rounded up by
 * itself, so that what is in use under marks and what is in use in all are sums of the same amounts.
 */
export function carriedBill(bill: Bill, rate: UsedRate, before?: Bill, since: readonly Paid[] = []): Bill {
  const own = ownBill(bill);
  if (!bill.counts) return own;
  const byMarks = new Map<string, BillPart>();
  for (const { marks, ownMinor: more } of [...(before?.paid ?? []), ...since]) {
    const key = markKey(marks ?? {});
    const ownMinor = (byMarks.get(key)?.ownMinor ?? 0n) + more;
    byMarks.set(key, { ...(marks !== undefined && { marks }), ownMinor, countedMinor: owedAt(rate, ownMinor) });
  }
  return { ...own, paid: [...byMarks.values()] };
}

/** In its own currency a bill counts as what of it does not wait. */
export function ownBill({ paid: _, ...bill }: Bill): Bill {
  return bill;
}

/** What postings in the view paid with this money, and under which marks. */
export function paidBy({ settlementId }: Settlement, paid: readonly Allocation[], { invoices }: Books): Paid[] {
  return paid.flatMap((one) => {
    if (one.settlementId !== settlementId) return [];
    const marks = invoices.get(one.invoiceNumber)?.marks;
    return [{ ...(marks !== undefined && { marks }), ownMinor: one.amountMinor }];
  });
}
