import type { Result } from '#kernel';
import { afterStep, type Allocation, type Bill, type BillStep, type Settlement } from '#receivables';
import { type Books, billsOf, book, type Cause, putBill, putInvoice, putSettlement } from './books.ts';
import { noteBillMarks } from './marked.ts';
import { settleFromUnappliedCash } from './take-over.ts';

const causes: Readonly<Record<BillStep['step'], Cause>> = {
  honour: 'bill_honoured',
  endorse: 'bill_passed_on',
  discount: 'bill_passed_on',
  dishonour: 'bill_dishonoured',
};

/**
 * Takes a bill one step on. What counted of it leaves the exposure when it is honoured or gone without recourse. When it
 * is dishonoured the invoices that it paid are open again, and money that waits pays them, the oldest due first.
 */
export function settleBill(
  books: Books,
  settlement: Settlement & { readonly bill: Bill },
  asked: BillStep,
  allocations: readonly Allocation[],
  at: Date,
): Result<Bill> {
  const after = afterStep(settlement.bill, asked);
  if (!after.ok) return after;
  const countedMinor = billsOf(settlement) - billsOf({ ...settlement, bill: after.value });
  if (countedMinor > 0n) noteBillMarks(books, allocations, -1n);
  const isBounced = asked.step === 'dishonour';
  const reopenedMinor = isBounced ? allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) : 0n;
  const unappliedMinor = isBounced ? 0n : settlement.unappliedMinor;
  putSettlement(books, { ...settlement, unappliedMinor, bill: after.value });
  putBill(books, settlement);
  if (isBounced) reopen(books, allocations);
  book(
    books,
    at,
    causes[asked.step],
    { type: 'receipt', number: settlement.number },
    {
      receivablesMinor: reopenedMinor - countedMinor,
      billsMinor: -countedMinor,
      unappliedMinor: unappliedMinor - settlement.unappliedMinor,
    },
  );
  if (isBounced) {
    const numbers = new Set(allocations.map(({ invoiceNumber }) => invoiceNumber));
    for (const number of numbers) settleFromUnappliedCash(books, number, at);
  }
  return after;
}

/** What was paid is owed again. */
export function reopen(books: Books, allocations: readonly Allocation[]): void {
  for (const allocation of allocations) {
    const invoice = books.invoices.get(allocation.invoiceNumber);
    if (invoice === undefined)
      throw new Error(`Invoice ${allocation.invoiceNumber} was paid but is not in these books.`);
    putInvoice(books, { ...invoice, openMinor: invoice.openMinor + allocation.amountMinor });
    books.written.reversed.push(allocation);
  }
}
