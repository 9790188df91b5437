import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import type { Tx } from '#platform';

/** An invoice that was paid late enough for a warning. */
export type LatePayment = {
  readonly customerId: CustomerId;
  readonly dueOn: CalendarDate;
  readonly paidOn: CalendarDate;
};

/** Of each customer the invoice that was paid latest of those settled between two days, where it was late at all. */
export async function listLatePayments(
  tx: Tx,
  { from, upTo, daysLate }: { readonly from: CalendarDate; readonly upTo: CalendarDate; readonly daysLate: number },
): Promise<LatePayment[]> {
  const { rows } = await sql<LatePayment>`
    select distinct on (customer_id) customer_id as "customerId", due_on as "dueOn", paid_on as "paidOn"
      from (select i.customer_id, i.due_on, max(a.applied_on) as paid_on
              from receivables.invoices i join receivables.allocations a using (credit_group_id, customer_id, invoice_id)
             where i.open_minor = 0 and a.applied_on >= ${from}
             group by i.credit_group_id, i.customer_id, i.invoice_id, i.due_on) paid
     where paid_on between ${from} and ${upTo} and paid_on - due_on >= ${daysLate}
     order by customer_id, paid_on - due_on desc, paid_on desc`.execute(tx);
  return rows;
}

/** A freeze that stands. */
export type Freeze = { readonly customerId: CustomerId; readonly at: Date; readonly reason: string };

export async function listFreezes(tx: Tx): Promise<Freeze[]> {
  const { rows } = await sql<Freeze>`
    select customer_id as "customerId", frozen_at as at, freeze_reason as reason
      from customers.customers where frozen_at is not null`.execute(tx);
  return rows;
}

/** A renewal that waits for those who decide. */
export type Renewal = {
  readonly customerId: CustomerId;
  readonly applicationId: string;
  readonly applicant: string;
  readonly at: Date;
};

export async function listOpenRenewals(tx: Tx): Promise<Renewal[]> {
  const { rows } = await sql<Renewal>`
    select customer_id as "customerId", application_id as "applicationId", applicant_name as applicant, created_at as at
      from approvals.applications where kind = 'renewal' and state in ('in_approval', 'returned')`.execute(tx);
  return rows;
}
