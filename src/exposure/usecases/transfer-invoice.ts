import type { z } from 'zod';
import type { Customer } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { type CalendarDate, money, ok, refuse, type Result } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand, type Tx } from '#platform';
import type { Invoice } from '#receivables';
import { findInvoice, noteNotPaid } from '#receivables/usecases';
import type { Books } from '../books.ts';
import type { exposureContract as doors } from '../http/contract.ts';
import { presentInvoice } from '../http/present.ts';
import { presentObjection } from '../http/present-check.ts';
import { marked } from '../inherited-marks.ts';
import { postSettlement } from '../settle.ts';
import { inCurrency } from '../in-currency.ts';
import { loadBooks } from '../store/load-books.ts';
import { saveBooks } from '../store/save-books.ts';
import { postInvoice } from '../take-over.ts';
import { customerNotFound } from './book-documents.ts';
import { findWaysOut } from './find-ways-out.ts';

type Asked = { readonly invoiceId: string; readonly toCustomerCode: string; readonly reason: string };
type Answer = z.input<typeof doors.transferInvoice.answer>;

/**
 * 债权转移: another customer owes from now on what an invoice still has open. What that customer owes grows by a
 * decision of ours, so it goes through the gate like an order. Both groups are locked.
 */
export function transferInvoice(platform: Platform, origin: Origin, asked: Asked): Promise<Result<Done<Answer>>> {
  const named = { name: 'receivables.transfer_invoice', may: 'receivables:write', input: asked };
  return runCommand(platform, origin, named, async ({ tx, now, today, record, announce }) => {
    const found = await findInvoice(tx, asked.invoiceId);
    if (found === undefined) return refuse('not_found', 'invoice_not_found', `There is no invoice ${asked.invoiceId}.`);
    const customers = await lockCustomers(tx, [found.customerCode, asked.toCustomerCode]);
    const [from, to] = [customers.get(found.customerCode), customers.get(asked.toCustomerCode)];
    if (from === undefined) throw new Error(`Invoice ${found.number} belongs to no customer.`);
    if (to === undefined) return customerNotFound(asked.toCustomerCode);
    const numbers = [from, to].map((customer) => ({ ...customer, number: found.number }));
    const all = await loadBooks(tx, [from, to], { invoices: numbers, unappliedCash: true });
    const [giving, taking] = [all.get(from.customerId), all.get(to.customerId)];
    const invoice = giving?.invoices.get(found.number);
    if (giving === undefined || taking === undefined || invoice === undefined)
      throw new Error(`The books of ${from.code} have no invoice ${found.number}.`);
    const movable = mayMove(invoice, { from, to, taking });
    if (!movable.ok) return movable;
    const passes = await passesGate(tx, { today, timeZone: platform.company.timeZone }, to, invoice);
    if (!passes.ok) return passes;

    const settlementId = newId<'settlement'>();
    const number = `TR-${invoice.number}`;
    const rate = invoice.original?.rate ?? null;
    const amountMinor = invoice.original?.minor.openMinor ?? invoice.openMinor;
    const given = inCurrency(giving, rate, (own) =>
      postSettlement(
        own,
        {
          settlementId,
          kind: 'transfer',
          number,
          settledOn: today,
          amount: money(rate?.from ?? from.currency, amountMinor),
          method: null,
          maturesOn: null,
          reason: asked.reason,
          named: [{ invoiceNumber: invoice.number, amountMinor }],
        },
        now,
      ),
    );
    if (!given.ok) return given;
    const { number: invoiceNumber, issuedOn, dueOn } = invoice;
    const standing = { orderNumber: null, deliveryNumber: null, completesOrder: false };
    const wanted = {
      invoiceId: newId<'invoice'>(),
      number: invoiceNumber,
      issuedOn,
      dueOn,
      amountMinor,
      ...standing,
      ...marked(invoice.marks),
    };
    const posted = inCurrency(taking, rate, (own) => postInvoice(own, wanted, now));
    const taken = taking.invoices.get(invoiceNumber) ?? posted;
    await saveBooks(tx, [giving, taking], now);
    await noteNotPaid(tx, from, [invoiceNumber]);
    const answer: Answer = {
      invoice: presentInvoice(taken, to),
      from: { customerCode: from.code, settlementId, number },
    };
    const detail = { ...answer, reason: asked.reason };
    for (const { customerId } of [from, to]) record({ subject: `invoice ${invoiceNumber}`, customerId, detail });
    announce('headroom_freed', { customerCodes: [from.code] });
    return ok({ answer, effect: 'changed' });
  });
}

/** What is settled or disputed stays where it is, and so does what the other customer could not tell from its own. */
function mayMove(
  { number, openMinor, disputed }: Invoice,
  { from, to, taking }: { from: Customer; to: Customer; taking: Books },
): Result<null> {
  if (openMinor === 0n) return refuse('conflict', 'invoice_settled', `Nothing of invoice ${number} is open.`);
  if (disputed) return refuse('conflict', 'invoice_disputed', `Invoice ${number} is disputed: settle that first.`);
  const field = 'toCustomerCode';
  if (from.customerId === to.customerId)
    return refuse('invalid', 'same_customer', `Invoice ${number} is owed by ${to.code} already.`, { field });
  if (taking.invoices.has(number))
    return refuse('conflict', 'invoice_exists', `${to.code} already has the invoice ${number}.`, { field });
  if (from.currency === to.currency) return ok(null);
  const detail = `${to.code} is kept in ${to.currency}, ${from.code} in ${from.currency}.`;
  return refuse('invalid', 'currency_not_supported', detail, { field });
}

async function passesGate(
  tx: Tx,
  when: { today: CalendarDate; timeZone: string },
  customer: Customer,
  { number, openMinor, marks }: Invoice,
): Promise<Result<null>> {
  const request = { documentType: 'sales_order' as const, amountMinor: openMinor, prepaidMinor: 0n };
  const [outlook] = await findWaysOut(tx, when, [
    { customer, number: `invoice ${number}`, isReceivable: true, marks, request },
  ]);
  if (outlook?.decision.outcome === 'approved') return ok(null);
  const objections = outlook?.decision.objections.map(presentObjection) ?? [];
  const detail = `The credit check of ${customer.code} does not let it pass: ${objections.map(({ code }) => code).join(', ')}.`;
  return refuse('conflict', 'transfer_not_covered', detail, { field: 'toCustomerCode', facts: { objections } });
}
