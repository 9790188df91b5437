import type { z } from 'zod';
import { lockCustomers } from '#customers/usecases';
import { money, ok, refuse, type Result, toJson } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { ownAmounts } from '#receivables';
import { findSettlement, loadAllocations, markReversed, noteNotPaid } from '#receivables/usecases';
import { settlementKey } from '../books.ts';
import type { exposureContract as doors } from '../http/contract.ts';
import { inCurrency } from '../in-currency.ts';
import { loadBooks } from '../store/load-books.ts';
import { saveBooks } from '../store/save-books.ts';
import { reverseSettlement as takeBack } from '../take-back.ts';

type Asked = { readonly settlementId: string; readonly reason: string };
type Answer = z.input<typeof doors.reverseSettlement.answer>;

/** 冲销: a receipt that the bank took back, a credit note or write-off made in error. Its invoices are open again. */
export function reverseSettlement(platform: Platform, origin: Origin, asked: Asked): Promise<Result<Done<Answer>>> {
  const named = { name: 'receivables.reverse_settlement', may: 'receivables:write', input: asked };
  return runCommand(platform, origin, named, async ({ tx, now, today, record, announce }) => {
    const found = await findSettlement(tx, asked.settlementId);
    if (found === undefined)
      return refuse('not_found', 'settlement_not_found', `There is no settlement ${asked.settlementId}.`);
    const customer = (await lockCustomers(tx, [found.customerCode])).get(found.customerCode);
    if (customer === undefined) throw new Error(`${found.number} belongs to no customer.`);
    const allocations = await loadAllocations(tx, customer, asked.settlementId);
    const numbers = allocations.map(({ invoiceNumber }) => invoiceNumber);
    const books = (
      await loadBooks(tx, [customer], {
        settlements: [{ ...customer, ...found }],
        invoices: numbers.map((number) => ({ ...customer, number })),
        unappliedCash: true,
      })
    ).get(customer.customerId);
    const settlement = books?.settlements.get(settlementKey(found));
    if (books === undefined || settlement === undefined)
      throw new Error(`The books of ${customer.code} have no ${found.kind} ${found.number}.`);
    const paid = allocations.map((one) => ({ ...one, ...one.original?.minor }));
    const reversed = inCurrency(books, settlement.original?.rate ?? null, (own) =>
      takeBack(own, own.settlements.get(settlementKey(found)) ?? settlement, paid, { on: today, at: now }),
    );
    if (!reversed.ok) return reversed;
    await saveBooks(tx, [books], now);
    await markReversed(tx, { ...reversed.value, ...customer }, asked.reason);
    if (found.kind === 'write_off') await noteNotPaid(tx, customer, numbers);
    const amounts = ownAmounts(settlement, customer.currency, 'unappliedMinor');
    const answer: Answer = {
      id: asked.settlementId,
      customerCode: customer.code,
      kind: found.kind,
      number: found.number,
      amount: amounts.of('amountMinor'),
      reversedOn: today,
      reopened: paid.map(({ invoiceNumber, amountMinor }) => ({
        invoiceNumber,
        amount: toJson(money(amounts.currency, amountMinor)),
      })),
    };
    const subject = `${found.kind.replace('_', ' ')} ${found.number}`;
    record({ subject, customerId: customer.customerId, detail: { ...answer, reason: asked.reason } });
    // It takes headroom: what was told as cleared is looked at again.
    announce('headroom_freed', { customerCodes: [customer.code] });
    return ok({ answer, effect: 'changed' });
  });
}
