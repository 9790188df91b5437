import { sql } from 'kysely';
import { type CalendarDate, later, lesser } from '#kernel';
import { asTable, newId, type Sql } from '#platform';

/** A customer's documents as a test states them: money settles invoices in the order given. */
export type StatedBooks = {
  readonly code: string;
  readonly currency?: string;
  readonly invoices: readonly { issuedOn: CalendarDate; dueOn: CalendarDate; amountMinor: bigint }[];
  readonly receipts: readonly { receivedOn: CalendarDate; amountMinor: bigint }[];
};

export type StatedInvoice = StatedBooks['invoices'][number] & { readonly invoiceId: string; openMinor: bigint };
export type StatedReceipt = StatedBooks['receipts'][number] & { readonly settlementId: string; unappliedMinor: bigint };
export type StatedAllocation = {
  readonly invoiceId: string;
  readonly settlementId: string;
  readonly amountMinor: bigint;
  readonly appliedOn: CalendarDate;
};

/** Puts the documents straight into the tables, so that what reads them is tested without what writes them. */
export async function saveStatedBooks(db: Sql, { code, currency = 'CNY', ...stated }: StatedBooks) {
  const owner = { group: newId(), customer: newId() };
  const invoices = stated.invoices.map((one) => ({ ...one, invoiceId: newId(), openMinor: one.amountMinor }));
  const receipts = stated.receipts.map((one) => ({ ...one, settlementId: newId(), unappliedMinor: one.amountMinor }));
  const allocations = spread(receipts, invoices);

  await sql`insert into customers.credit_groups values (${owner.group}, now())`.execute(db);
  await sql`
    insert into customers.customers
      (customer_id, credit_group_id, code, name, country, currency, status, created_at)
    values (${owner.customer}, ${owner.group}, ${code}, ${code}, 'CN', ${currency}, 'active', now())`.execute(db);
  await sql`
    insert into receivables.invoices
      (credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor, open_minor, excess_minor,
       completes_order, booked_at)
    select ${owner.group}, ${owner.customer}, invoiceId, invoiceId::text, issuedOn, dueOn, amountMinor,
           openMinor, 0, false, now()
      from ${asTable(invoices, {
        invoiceId: 'uuid',
        issuedOn: 'date',
        dueOn: 'date',
        amountMinor: 'bigint',
        openMinor: 'bigint',
      })}`.execute(db);
  await sql`
    insert into receivables.settlements
      (credit_group_id, customer_id, settlement_id, kind, number, settled_on, amount_minor, unapplied_minor, booked_at)
    select ${owner.group}, ${owner.customer}, settlementId, 'receipt', settlementId::text, receivedOn,
           amountMinor, unappliedMinor, now()
      from ${asTable(receipts, {
        settlementId: 'uuid',
        receivedOn: 'date',
        amountMinor: 'bigint',
        unappliedMinor: 'bigint',
      })}`.execute(db);
  await sql`
    insert into receivables.allocations
      (credit_group_id, customer_id, invoice_id, settlement_id, amount_minor, applied_on, booked_at)
    select ${owner.group}, ${owner.customer}, invoiceId, settlementId, amountMinor, appliedOn, now()
      from ${asTable(allocations, {
        invoiceId: 'uuid',
        settlementId: 'uuid',
        amountMinor: 'bigint',
        appliedOn: 'date',
      })}`.execute(db);
  return { invoices, receipts, allocations };
}

function spread(receipts: readonly StatedReceipt[], invoices: readonly StatedInvoice[]): StatedAllocation[] {
  const allocations: StatedAllocation[] = [];
  for (const receipt of receipts) {
    for (const invoice of invoices) {
      const amountMinor = lesser(receipt.unappliedMinor, invoice.openMinor);
      if (amountMinor === 0n) continue;
      receipt.unappliedMinor -= amountMinor;
      invoice.openMinor -= amountMinor;
      const appliedOn = later(invoice.issuedOn, receipt.receivedOn);
      allocations.push({
        invoiceId: invoice.invoiceId,
        settlementId: receipt.settlementId,
        amountMinor,
        appliedOn,
      });
    }
  }
  return allocations;
}
