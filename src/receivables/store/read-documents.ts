import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql } from '#platform';
import type { Bill } from '../bill.ts';
import type { Delivery, Invoice, Settlement } from '../documents.ts';
import { type Owner, type Stored, withOriginal } from './load-documents.ts';

/** One page of one customer's documents, newest first. */
export type DocumentPage = {
  readonly owner: Owner;
  readonly onlyOpen: boolean;
  /** The last document of the page before. */
  readonly after: DocumentPlace | undefined;
  readonly count: number;
};

export type DocumentPlace = { readonly day: CalendarDate; readonly id: string };

/** An invoice and the dispute that is open about it. */
export type ListedInvoice = Invoice & {
  /** How many rules that warn at the invoice it failed. */
  readonly rulesFailed: number;
  readonly dispute: { readonly id: string; readonly reason: string; readonly raisedOn: CalendarDate } | null;
};

/** With how many rules that hold or warn it failed, where nobody checked it. */
export type ListedDelivery = Delivery & { readonly rulesFailed: number };

export async function listInvoices(db: Sql, page: DocumentPage): Promise<ListedInvoice[]> {
  const { rows } = await sql<Stored<ListedInvoice>>`
    select invoice_id as "invoiceId", number, issued_on as "issuedOn", due_on as "dueOn", amount_minor as "amountMinor",
           open_minor as "openMinor", excess_minor as "excessMinor", order_number as "orderNumber",
           delivery_number as "deliveryNumber", completes_order as "completesOrder", disputed, original,
           buyer_code as "buyerCode",
           rules_failed as "rulesFailed",
           (select jsonb_build_object('id', d.dispute_id, 'reason', d.reason, 'raisedOn', d.raised_on)
              from receivables.disputes d
             where (d.credit_group_id, d.customer_id, d.invoice_id) = (i.credit_group_id, i.customer_id, i.invoice_id)
               and d.settled_on is null) as dispute
      from receivables.invoices i
     where ${ofPage(page, { open: 'open_minor', day: 'issued_on', id: 'invoice_id' })}`.execute(db);
  return rows.map(withOriginal<ListedInvoice>);
}

export async function listDeliveries(db: Sql, page: DocumentPage): Promise<ListedDelivery[]> {
  const { rows } = await sql<Stored<ListedDelivery>>`
    select delivery_id as "deliveryId", number, order_number as "orderNumber", delivered_on as "deliveredOn",
           amount_minor as "amountMinor", open_minor as "openMinor", excess_minor as "excessMinor", original,
           buyer_code as "buyerCode", rules_failed as "rulesFailed"
      from receivables.deliveries
     where ${ofPage(page, { open: 'open_minor', day: 'delivered_on', id: 'delivery_id' })}`.execute(db);
  return rows.map(withOriginal<ListedDelivery>);
}

/** A settlement and what it paid, in the money's own currency. Amounts inside are text: JSON would make floats of them. */
export type AppliedSettlement = Omit<Settlement, 'maturesOn' | 'reason' | 'named' | 'bill' | 'reversedOn'> & {
  /** As which it came in. */
  readonly bill: Pick<Bill, 'kind' | 'number' | 'state'> | null;
  readonly reversedOn: CalendarDate | null;
  readonly allocations: readonly { invoiceNumber: string; amountMinor: string }[];
};

export async function listSettlements(db: Sql, page: DocumentPage): Promise<AppliedSettlement[]> {
  const { creditGroupId, customerId } = page.owner;
  const { rows } = await sql<Stored<AppliedSettlement>>`
    with page as (
      select settlement_id, kind, number, settled_on, amount_minor, unapplied_minor, method, reversed_on, original
        from receivables.settlements
       where ${ofPage(page, { open: 'unapplied_minor', day: 'settled_on', id: 'settlement_id' })}
    )
    select settlement_id as "settlementId", kind, number, settled_on as "settledOn", amount_minor as "amountMinor",
           unapplied_minor as "unappliedMinor", method, reversed_on as "reversedOn", original, applied.allocations,
           (select jsonb_build_object('kind', b.kind, 'number', b.number, 'state', b.state) from receivables.bills b
             where b.credit_group_id = ${creditGroupId} and b.customer_id = ${customerId}
               and b.settlement_id = page.settlement_id) as bill
      from page cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('invoiceNumber', i.number, 'amountMinor',
                                    coalesce(a.original -> 'minor' ->> 'amountMinor', a.amount_minor::text))
                                  order by i.due_on, i.issued_on, i.number), '[]') as allocations
          from receivables.allocations a
          join receivables.invoices i
            on i.credit_group_id = ${creditGroupId} and i.customer_id = ${customerId} and i.invoice_id = a.invoice_id
         where a.credit_group_id = ${creditGroupId} and a.customer_id = ${customerId}
           and a.settlement_id = page.settlement_id) as applied
     order by settled_on desc, settlement_id desc`.execute(db);
  return rows.map(withOriginal<AppliedSettlement>);
}

/** The same walk over three tables: their columns differ, the order and the place do not. */
function ofPage(
  { owner, onlyOpen, after, count }: DocumentPage,
  columns: Readonly<Record<'open' | 'day' | 'id', string>>,
): RawBuilder<unknown> {
  const open = sql.ref(columns.open);
  const day = sql.ref(columns.day);
  const id = sql.ref(columns.id);
  return sql`credit_group_id = ${owner.creditGroupId} and customer_id = ${owner.customerId}
       ${onlyOpen ? sql`and ${open} > 0` : sql``}
       ${after === undefined ? sql`` : sql`and (${day}, ${id}) < (${after.day}::date, ${after.id}::uuid)`}
     order by ${day} desc, ${id} desc limit ${count}`;
}
