import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import { asTable, type Statement, type Tx } from '#platform';
import type { Allocation, Delivery, Invoice, Settlement } from '../documents.ts';
import type { Original } from '../original.ts';
import type { Owned, Owner } from './load-documents.ts';

// A document's facts are written once; of one that is there already only what is still open moves.

export async function saveDeliveries(tx: Tx, deliveries: readonly Owned<Delivery>[], bookedAt: Date): Promise<void> {
  if (deliveries.length === 0) return;
  const rows = deliveries.map((delivery) => ({
    credit_group_id: delivery.creditGroupId,
    customer_id: delivery.customerId,
    delivery_id: delivery.deliveryId,
    number: delivery.number,
    order_number: delivery.orderNumber,
    delivered_on: delivery.deliveredOn,
    amount_minor: delivery.amountMinor,
    open_minor: delivery.openMinor,
    excess_minor: delivery.excessMinor,
    marks: delivery.marks === undefined ? null : canonicalJson(delivery.marks),
    original: jsonOf(delivery.original),
    buyer_code: delivery.buyerCode ?? null,
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    delivery_id: 'uuid',
    number: 'text',
    order_number: 'text',
    delivered_on: 'date',
    amount_minor: 'bigint',
    open_minor: 'bigint',
    excess_minor: 'bigint',
    marks: 'jsonb',
    original: 'jsonb',
    buyer_code: 'text',
  });
  await sql`
    insert into receivables.deliveries
      (credit_group_id, customer_id, delivery_id, number, order_number, delivered_on, amount_minor, open_minor,
       excess_minor, marks, original, buyer_code, booked_at)
    select given.*, ${bookedAt} from ${given}
    on conflict (credit_group_id, customer_id, delivery_id)
      do update set open_minor = excluded.open_minor, original = excluded.original`.execute(tx);
}

/** Of those that are there, what is still open moves; those that are new are inserted with no such question asked. */
export async function saveInvoices(
  tx: Tx,
  { altered, added }: { readonly altered: readonly Owned<Invoice>[]; readonly added: readonly Owned<Invoice>[] },
  bookedAt: Date,
): Promise<void> {
  await Promise.all([
    insertInvoices(tx, added, bookedAt, sql``),
    insertInvoices(
      tx,
      altered,
      bookedAt,
      sql`on conflict (credit_group_id, customer_id, invoice_id)
        do update set open_minor = excluded.open_minor, disputed = excluded.disputed, original = excluded.original`,
    ),
  ]);
}

async function insertInvoices(
  tx: Tx,
  invoices: readonly Owned<Invoice>[],
  bookedAt: Date,
  onConflict: Statement,
): Promise<void> {
  if (invoices.length === 0) return;
  const rows = invoices.map((invoice) => ({
    credit_group_id: invoice.creditGroupId,
    customer_id: invoice.customerId,
    invoice_id: invoice.invoiceId,
    number: invoice.number,
    issued_on: invoice.issuedOn,
    due_on: invoice.dueOn,
    amount_minor: invoice.amountMinor,
    open_minor: invoice.openMinor,
    excess_minor: invoice.excessMinor,
    order_number: invoice.orderNumber,
    delivery_number: invoice.deliveryNumber,
    completes_order: invoice.completesOrder,
    disputed: invoice.disputed,
    marks: invoice.marks === undefined ? null : canonicalJson(invoice.marks),
    original: jsonOf(invoice.original),
    buyer_code: invoice.buyerCode ?? null,
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    invoice_id: 'uuid',
    number: 'text',
    issued_on: 'date',
    due_on: 'date',
    amount_minor: 'bigint',
    open_minor: 'bigint',
    excess_minor: 'bigint',
    order_number: 'text',
    delivery_number: 'text',
    completes_order: 'boolean',
    disputed: 'boolean',
    marks: 'jsonb',
    original: 'jsonb',
    buyer_code: 'text',
  });
  await sql`
    insert into receivables.invoices
      (credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor, open_minor, excess_minor,
       order_number, delivery_number, completes_order, disputed, marks, original, buyer_code, booked_at)
    select given.*, ${bookedAt} from ${given} ${onConflict}`.execute(tx);
}

const flaggedTables = { delivery: 'receivables.deliveries', invoice: 'receivables.invoices' } as const;

/** How many rules of the check a document failed when it was booked, of those that hold or warn. */
export async function noteRulesFailed(
  tx: Tx,
  kind: keyof typeof flaggedTables,
  failed: readonly (Owner & { readonly documentId: string; readonly count: number })[],
): Promise<void> {
  if (failed.length === 0) return;
  const rows = failed.map(({ creditGroupId, customerId, documentId, count }) => ({
    credit_group_id: creditGroupId,
    customer_id: customerId,
    document_id: documentId,
    count,
  }));
  const given = asTable(rows, { credit_group_id: 'uuid', customer_id: 'uuid', document_id: 'uuid', count: 'int' });
  await sql`
    update ${sql.table(flaggedTables[kind])} d set rules_failed = given.count from ${given}
     where (d.credit_group_id, d.customer_id, ${sql.ref(`d.${kind}_id`)}) =
           (given.credit_group_id, given.customer_id, given.document_id)`.execute(tx);
}

export async function saveSettlements(
  tx: Tx,
  settlements: readonly Owned<Settlement>[],
  bookedAt: Date,
): Promise<void> {
  if (settlements.length === 0) return;
  const rows = settlements.map((settlement) => ({
    credit_group_id: settlement.creditGroupId,
    customer_id: settlement.customerId,
    settlement_id: settlement.settlementId,
    kind: settlement.kind,
    number: settlement.number,
    settled_on: settlement.settledOn,
    amount_minor: settlement.amountMinor,
    unapplied_minor: settlement.unappliedMinor,
    method: settlement.method,
    matures_on: settlement.maturesOn,
    reason: settlement.reason,
    named: settlement.named === null ? null : canonicalJson(settlement.named),
    original: jsonOf(settlement.original),
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    settlement_id: 'uuid',
    kind: 'text',
    number: 'text',
    settled_on: 'date',
    amount_minor: 'bigint',
    unapplied_minor: 'bigint',
    method: 'text',
    matures_on: 'date',
    reason: 'text',
    named: 'jsonb',
    original: 'jsonb',
  });
  await sql`
    insert into receivables.settlements
      (credit_group_id, customer_id, settlement_id, kind, number, settled_on, amount_minor, unapplied_minor, method,
       matures_on, reason, named, original, booked_at)
    select given.*, ${bookedAt} from ${given}
    on conflict (credit_group_id, customer_id, settlement_id)
      do update set unapplied_minor = excluded.unapplied_minor, original = excluded.original`.execute(tx);
}

export async function saveAllocations(
  tx: Tx,
  allocations: readonly Owned<Allocation>[],
  bookedAt: Date,
): Promise<void> {
  if (allocations.length === 0) return;
  const rows = allocations.map((allocation) => ({
    credit_group_id: allocation.creditGroupId,
    customer_id: allocation.customerId,
    invoice_id: allocation.invoiceId,
    settlement_id: allocation.settlementId,
    amount_minor: allocation.amountMinor,
    applied_on: allocation.appliedOn,
    original: jsonOf(allocation.original),
  }));
  const given = asTable(rows, {
    credit_group_id: 'uuid',
    customer_id: 'uuid',
    invoice_id: 'uuid',
    settlement_id: 'uuid',
    amount_minor: 'bigint',
    applied_on: 'date',
    original: 'jsonb',
  });
  await sql`
    insert into receivables.allocations
      (credit_group_id, customer_id, invoice_id, settlement_id, amount_minor, applied_on, original, booked_at)
    select given.*, ${bookedAt} from ${given}
    -- Money that waits may pay an invoice once more that was open again.
    on conflict (credit_group_id, customer_id, invoice_id, settlement_id) do update
      set amount_minor = allocations.amount_minor + excluded.amount_minor,
          applied_on = greatest(allocations.applied_on, excluded.applied_on),
          original = jsonb_set(allocations.original, '{minor,amountMinor}', to_jsonb((
            (allocations.original -> 'minor' ->> 'amountMinor')::bigint
            + (excluded.original -> 'minor' ->> 'amountMinor')::bigint)::text))`.execute(tx);
}

function jsonOf(original: Original<string> | undefined): string | null {
  return original === undefined ? null : canonicalJson(original);
}

export async function saveDueDay(
  tx: Tx,
  { creditGroupId, customerId, invoiceId, dueOn }: Owned<Invoice>,
): Promise<void> {
  await sql`
    update receivables.invoices set due_on = ${dueOn}
     where (credit_group_id, customer_id, invoice_id) = (${creditGroupId}, ${customerId}, ${invoiceId})`.execute(tx);
}
