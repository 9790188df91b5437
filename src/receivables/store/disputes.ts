import { sql } from 'kysely';
import type { CalendarDate, Id } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { Owner } from './load-documents.ts';

export type DisputeId = Id<'dispute'>;

/** A customer's objection to an invoice. While it is open the invoice stays in the exposure and is never overdue (`overdue.ts`). */
export type Dispute = Owner & {
  readonly disputeId: DisputeId;
  readonly invoiceId: Id<'invoice'>;
  readonly invoiceNumber: string;
  readonly customerCode: string;
  readonly raisedOn: CalendarDate;
  readonly reason: string;
  readonly settledOn: CalendarDate | null;
  readonly resolution: string | null;
};

const disputes = sql`
  select d.credit_group_id as "creditGroupId", d.customer_id as "customerId", d.dispute_id as "disputeId",
         d.invoice_id as "invoiceId", i.number as "invoiceNumber", c.code as "customerCode", d.raised_on as "raisedOn",
         d.reason, d.settled_on as "settledOn", d.resolution
    from receivables.disputes d
    join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
    join customers.customers c on c.customer_id = d.customer_id`;

export async function findDispute(db: Sql, disputeId: string): Promise<Dispute | undefined> {
  const { rows } = await sql<Dispute>`${disputes} where d.dispute_id = ${disputeId}`.execute(db);
  return rows[0];
}

export async function findOpenDispute(db: Sql, owner: Owner, invoiceId: string): Promise<Dispute | undefined> {
  const { rows } = await sql<Dispute>`
    ${disputes}
     where (d.credit_group_id, d.customer_id, d.invoice_id) = (${owner.creditGroupId}, ${owner.customerId}, ${invoiceId})
       and d.settled_on is null`.execute(db);
  return rows[0];
}

/** Writes the dispute and marks its invoice, which is what the checks read. */
export async function saveDispute(tx: Tx, dispute: Dispute): Promise<void> {
  const { creditGroupId, customerId, disputeId, invoiceId, raisedOn, reason, settledOn, resolution } = dispute;
  await sql`
    insert into receivables.disputes
      (credit_group_id, customer_id, dispute_id, invoice_id, raised_on, reason, settled_on, resolution)
    values (${creditGroupId}, ${customerId}, ${disputeId}, ${invoiceId}, ${raisedOn}, ${reason}, ${settledOn}, ${resolution})
    on conflict (credit_group_id, customer_id, dispute_id)
      do update set settled_on = excluded.settled_on, resolution = excluded.resolution`.execute(tx);
  await sql`
    update receivables.invoices set disputed = ${settledOn === null}
     where (credit_group_id, customer_id, invoice_id) = (${creditGroupId}, ${customerId}, ${invoiceId})`.execute(tx);
}
