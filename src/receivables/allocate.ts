import { amountText, type Currency, later, lesser, type Money, money, ok, refuse, type Result, toJson } from '#kernel';
import type { Allocation, Invoice, NamedInvoice, Settlement } from './documents.ts';

/** Invoices in the order in which money settles them: oldest due first, then oldest issued, then by number. */
export function oldestDueFirst(a: Invoice, b: Invoice): number {
  return compare(a.dueOn, b.dueOn) || compare(a.issuedOn, b.issuedOn) || compare(a.number, b.number);
}

/** Receipts in the order in which their unapplied cash is used. */
export function oldestSettlementFirst(a: Settlement, b: Settlement): number {
  return compare(a.settledOn, b.settledOn) || compare(a.number, b.number);
}

/** What a settlement pays of an invoice when it may take all it has. Nothing left on either side gives `undefined`. */
export function allocate(
  settlement: Settlement,
  invoice: Invoice,
  atMostMinor = settlement.unappliedMinor,
): Allocation | undefined {
  const amountMinor = lesser(atMostMinor, invoice.openMinor);
  if (amountMinor <= 0n) return undefined;
  return {
    invoiceId: invoice.invoiceId,
    invoiceNumber: invoice.number,
    settlementId: settlement.settlementId,
    amountMinor,
    appliedOn: later(settlement.settledOn, invoice.issuedOn),
  };
}

/** Spreads a settlement over open invoices, oldest due first. What is left over stays unapplied. */
export function allocateOldestFirst(settlement: Settlement, openInvoices: readonly Invoice[]): Allocation[] {
  const allocations: Allocation[] = [];
  let leftMinor = settlement.unappliedMinor;
  for (const invoice of openInvoices.toSorted(oldestDueFirst)) {
    const allocation = allocate(settlement, invoice, leftMinor);
    if (allocation === undefined) break;
    allocations.push(allocation);
    leftMinor -= allocation.amountMinor;
  }
  return allocations;
}

/** Spreads a settlement as the payer named it. Each invoice must exist, be named once, and owe that much. */
export function allocateAsNamed(
  settlement: Settlement,
  named: readonly NamedInvoice[],
  currency: Currency,
  findInvoice: (number: string) => Invoice | undefined,
): Result<Allocation[]> {
  const allocations: Allocation[] = [];
  let leftMinor = settlement.unappliedMinor;
  for (const [index, { invoiceNumber, amountMinor }] of named.entries()) {
    const field = `allocations[${index}]`;
    const invoice = findInvoice(invoiceNumber);
    if (invoice === undefined) {
      return refuse('not_found', 'invoice_not_found', `The customer has no invoice ${invoiceNumber}.`, {
        field: `${field}.invoiceNumber`,
      });
    }
    if (allocations.some((earlier) => earlier.invoiceId === invoice.invoiceId)) {
      return refuse('invalid', 'invoice_named_twice', `Invoice ${invoiceNumber} is named twice.`, {
        field: `${field}.invoiceNumber`,
      });
    }
    const allocation = allocate(settlement, invoice, lesser(amountMinor, leftMinor));
    if (allocation?.amountMinor !== amountMinor) {
      const inMoney = (minor: bigint) => money(currency, minor);
      const figures = { allocated: inMoney(amountMinor), open: inMoney(invoice.openMinor), left: inMoney(leftMinor) };
      return overAllocation(invoiceNumber, figures, `${field}.amount`);
    }
    allocations.push(allocation);
    leftMinor -= amountMinor;
  }
  return ok(allocations);
}

function overAllocation(
  invoiceNumber: string,
  { allocated, open, left }: Readonly<Record<'allocated' | 'open' | 'left', Money>>,
  field: string,
): Result<never> {
  const detail = `${amountText(allocated)} is allocated to invoice ${invoiceNumber}; it owes ${amountText(open)}, and ${amountText(left)} is left of the money (${allocated.currency}).`;
  const facts = { invoiceNumber, allocated: toJson(allocated), open: toJson(open), left: toJson(left) };
  return refuse('invalid', 'over_allocation', detail, { field, facts });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
