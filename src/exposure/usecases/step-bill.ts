import { lockCustomers } from '#customers/usecases';
import { ok, refuse, type Result } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import type { BillStep } from '#receivables';
import { findBill, loadAllocations, presentBill } from '#receivables/usecases';
import { settlementKey } from '../books.ts';
import { inCurrency } from '../in-currency.ts';
import { settleBill } from '../settle-bill.ts';
import { loadBooks } from '../store/load-books.ts';
import { saveBooks } from '../store/save-books.ts';

export type AskedBillStep = { readonly billId: string; readonly reason: string } & BillStep;

/** Takes a bill one step on: honoured, endorsed, discounted, or dishonoured, which opens its invoices again. */
export function stepBill(
  platform: Platform,
  origin: Origin,
  asked: AskedBillStep,
): Promise<Result<Done<ReturnType<typeof presentBill>>>> {
  const named = { name: `exposure.${asked.step}_bill`, may: 'receivables:write', input: asked };
  return runCommand(platform, origin, named, async ({ tx, now, record, announce }) => {
    const found = await findBill(tx, asked.billId);
    if (found === undefined) return refuse('not_found', 'bill_not_found', `There is no bill ${asked.billId}.`);
    const customer = (await lockCustomers(tx, [found.customerCode])).get(found.customerCode);
    if (customer === undefined) throw new Error(`Bill ${found.number} belongs to no customer.`);
    const allocations = await loadAllocations(tx, customer, found.id);
    const key = { kind: 'receipt', number: found.receiptNumber } as const;
    const books = (
      await loadBooks(tx, [customer], {
        settlements: [{ ...customer, ...key }],
        invoices: allocations.map(({ invoiceNumber }) => ({ ...customer, number: invoiceNumber })),
        unappliedCash: true,
      })
    ).get(customer.customerId);
    const settlement = books?.settlements.get(settlementKey(key));
    if (books === undefined || settlement?.bill === undefined)
      throw new Error(`The books of ${customer.code} have no bill ${found.number}.`);
    const bill = settlement.bill;
    const paid = allocations.map((one) => ({ ...one, ...one.original?.minor }));
    // It goes at the rate that it is carried at: whatever the bank makes of it, nothing of it is owed any more.
    const stepped = inCurrency(books, settlement.original?.rate ?? null, (view) => {
      const own = view.settlements.get(settlementKey(key)) ?? settlement;
      return settleBill(view, { ...own, bill: own.bill ?? bill }, asked, paid, now);
    });
    if (!stepped.ok) return stepped;
    await saveBooks(tx, [books], now);
    const { step, reason } = asked;
    record({
      subject: `bill ${found.number}`,
      customerId: customer.customerId,
      detail: {
        step,
        reason,
        receiptNumber: found.receiptNumber,
        amountMinor: found.original?.minor.amountMinor ?? found.amountMinor,
        currency: found.original?.rate.from ?? found.currency,
        withRecourse: stepped.value.withRecourse,
        ...(step === 'dishonour' && { reopened: allocations.map(({ invoiceNumber }) => invoiceNumber) }),
      },
    });
    // A bounce takes headroom: nobody's hold is cleared by it, and what was told as cleared is looked at again.
    announce('headroom_freed', { customerCodes: [customer.code] });
    const after = await findBill(tx, found.id);
    if (after === undefined) throw new Error(`Bill ${found.number} went away.`);
    return ok({ answer: presentBill(after), effect: 'changed' });
  });
}
