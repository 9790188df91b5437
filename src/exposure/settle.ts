import { type Money, ok, type Result } from '#kernel';
import { type Allocation, allocateAsNamed, allocateOldestFirst, type Settlement } from '#receivables';
import { type Books, billsOf, book, putBill, putInvoice, putSettlement } from './books.ts';
import { noteBillMarks } from './marked.ts';

type AskedSettlement = Omit<Settlement, 'amountMinor' | 'unappliedMinor'> & { readonly amount: Money };

/**
 * Books a receipt or a credit note against the invoices its payer named, else against the oldest due first. What is
 * left over is unapplied cash: it waits for later invoices and never makes the exposure negative.
 */
export function postSettlement(
  books: Books,
  { amount, ...asked }: AskedSettlement,
  at: Date,
): Result<{ settlement: Settlement; allocations: readonly Allocation[] }> {
  const whole: Settlement = { ...asked, amountMinor: amount.minor, unappliedMinor: amount.minor };
  const allocated =
    asked.named === null
      ? ok(
          allocateOldestFirst(
            whole,
            [...books.invoices.values()].filter((invoice) => invoice.openMinor > 0n),
          ),
        )
      : allocateAsNamed(whole, asked.named, amount.currency, (number) => books.invoices.get(number));
  if (!allocated.ok) return allocated;

  let appliedMinor = 0n;
  for (const { invoiceNumber, amountMinor } of allocated.value) {
    const invoice = books.invoices.get(invoiceNumber);
    if (invoice === undefined) throw new Error(`Invoice ${invoiceNumber} was allocated but is not in these books.`);
    putInvoice(books, { ...invoice, openMinor: invoice.openMinor - amountMinor });
    appliedMinor += amountMinor;
  }
  const settlement: Settlement = { ...whole, unappliedMinor: amount.minor - appliedMinor };
  putSettlement(books, settlement);
  if (settlement.bill !== undefined) putBill(books, settlement);
  books.written.allocations.push(...allocated.value);
  const document = { type: asked.kind, number: asked.number };
  // What a bill paid is owed by its acceptor, and by whom it came from until it is honoured.
  const billsMinor = billsOf(settlement);
  if (billsMinor > 0n) noteBillMarks(books, allocated.value, 1n);
  book(books, at, asked.kind, document, {
    receivablesMinor: billsMinor - appliedMinor,
    billsMinor,
    unappliedMinor: settlement.unappliedMinor,
  });
  return ok({ settlement, allocations: allocated.value });
}
