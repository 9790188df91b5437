import { ok, refuse, type CalendarDate, type Result } from '#kernel';
import type { BillKind } from '#policy';
import type { Marks } from './marks.ts';

export const billStates = ['held', 'endorsed', 'discounted', 'honoured', 'dishonoured'] as const;
export type BillState = (typeof billStates)[number];

/** 承兑汇票: what a customer paid with instead of money. */
export type Bill = {
  readonly kind: BillKind;
  readonly number: string;
  readonly acceptor: string | null;
  readonly dueOn: CalendarDate;
  readonly state: BillState;
  /** Of an endorsed or discounted one: whether it comes back to us when it is not honoured. */
  readonly withRecourse: boolean | null;
  /** Whether what it paid stays in the exposure. */
  readonly counts: boolean;
  /** Of one in another currency than the customer's, as long as it counts: what it has paid. */
  readonly paid?: readonly BillPart[];
};

/**
 * What a bill has paid of the invoices under the same marks: in its own currency, and as that counts in the customer's at
 * the rate that the bill is carried at.
 */
export type BillPart = { readonly marks?: Marks; readonly ownMinor: bigint; readonly countedMinor: bigint };

export const billSteps = ['honour', 'endorse', 'discount', 'dishonour'] as const;
export type BillStep =
  | { readonly step: 'honour' | 'dishonour' }
  | { readonly step: 'endorse' | 'discount'; readonly withRecourse: boolean };

/**
 * What becomes of a bill: 兑付, 背书, 贴现, 拒付. Passed on without recourse it is nobody's claim on us any more; with
 * recourse it stays as it was. A bill that is honoured, dishonoured or gone without recourse has come to its end.
 */
export function afterStep(bill: Bill, asked: BillStep): Result<Bill> {
  const isGone = (bill.state === 'endorsed' || bill.state === 'discounted') && bill.withRecourse === false;
  if (bill.state === 'honoured' || bill.state === 'dishonoured' || isGone) {
    return refuse('conflict', 'bill_at_end', `Bill ${bill.number} has come to its end: it is ${bill.state}.`);
  }
  switch (asked.step) {
    case 'honour':
      return ok({ ...counted(bill, false), state: 'honoured' });
    case 'dishonour':
      return ok({ ...counted(bill, false), state: 'dishonoured' });
    default: {
      if (bill.state !== 'held')
        return refuse('conflict', 'bill_not_held', `Bill ${bill.number} is not with us any more: it is ${bill.state}.`);
      const state = asked.step === 'endorse' ? 'endorsed' : 'discounted';
      const { withRecourse } = asked;
      return ok({ ...counted(bill, bill.counts && withRecourse), state, withRecourse });
    }
  }
}

function counted({ paid, ...bill }: Bill, counts: boolean): Bill {
  return { ...bill, counts, ...(counts && paid !== undefined && { paid }) };
}
