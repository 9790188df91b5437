import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { Settlement, SettlementKind } from '../documents.ts';
import type { Owned, Owner } from './load-documents.ts';

type Place = { readonly customerCode: string; readonly number: string };

export async function findDelivery(
  db: Sql,
  id: string,
): Promise<(Place & { readonly orderNumber: string | null }) | undefined> {
  const { rows } = await sql<Place & { orderNumber: string | null }>`
    select c.code as "customerCode", d.number, d.order_number as "orderNumber"
      from receivables.deliveries d join customers.customers c using (credit_group_id, customer_id)
     where d.delivery_id = ${id}`.execute(db);
  return rows[0];
}

export async function findInvoice(db: Sql, id: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select c.code as "customerCode", i.number
      from receivables.invoices i join customers.customers c using (credit_group_id, customer_id)
     where i.invoice_id = ${id}`.execute(db);
  return rows[0];
}

export async function findSettlement(
  db: Sql,
  id: string,
): Promise<(Place & { readonly kind: SettlementKind }) | undefined> {
  const { rows } = await sql<Place & { kind: SettlementKind }>`
    select c.code as "customerCode", s.number, s.kind
      from receivables.settlements s join customers.customers c using (credit_group_id, customer_id)
     where s.settlement_id = ${id}`.execute(db);
  return rows[0];
}

/** Goods that came back. */
export type GoodsReturn = {
  readonly returnId: string;
  readonly deliveryId: string;
  readonly number: string;
  readonly returnedOn: CalendarDate;
  /** In the delivery's own currency. */
  readonly amountMinor: bigint;
  readonly backToOrder: boolean;
  readonly reason: string;
};

export async function insertReturn(
  tx: Tx,
  { creditGroupId, customerId, ...back }: Owned<GoodsReturn>,
  bookedAt: Date,
): Promise<void> {
  await sql`
    insert into receivables.returns
      (credit_group_id, customer_id, return_id, delivery_id, number, returned_on, amount_minor, back_to_order, reason, booked_at)
    values (${creditGroupId}, ${customerId}, ${back.returnId}, ${back.deliveryId}, ${back.number}, ${back.returnedOn},
            ${back.amountMinor}, ${back.backToOrder}, ${back.reason}, ${bookedAt})`.execute(tx);
}

export async function findReturn(db: Sql, owner: Owner, number: string): Promise<GoodsReturn | undefined> {
  const { rows } = await sql<GoodsReturn>`
    select return_id as "returnId", delivery_id as "deliveryId", number, returned_on as "returnedOn",
           amount_minor as "amountMinor", back_to_order as "backToOrder", reason
      from receivables.returns
     where (credit_group_id, customer_id, number) = (${owner.creditGroupId}, ${owner.customerId}, ${number})`.execute(
    db,
  );
  return rows[0];
}

export async function markReversed(
  tx: Tx,
  { creditGroupId, customerId, settlementId, reversedOn }: Owned<Settlement>,
  because: string,
): Promise<void> {
  await sql`
    update receivables.settlements set reversed_on = ${reversedOn ?? null}, reversed_because = ${because}
     where (credit_group_id, customer_id, settlement_id) = (${creditGroupId}, ${customerId}, ${settlementId})`.execute(
    tx,
  );
}

/** Notes of these invoices whether something of them was settled otherwise than by paying. */
export async function noteNotPaid(
  tx: Tx,
  { creditGroupId, customerId }: Owner,
  invoiceNumbers: readonly string[],
): Promise<void> {
  await sql`
    update receivables.invoices i set not_paid = exists (
      select from receivables.allocations a join receivables.settlements s using (credit_group_id, customer_id, settlement_id)
       where (a.credit_group_id, a.customer_id, a.invoice_id) = (i.credit_group_id, i.customer_id, i.invoice_id)
         and s.kind in ('write_off', 'transfer'))
     where (credit_group_id, customer_id) = (${creditGroupId}, ${customerId})
       and number = any(${invoiceNumbers}::text[])`.execute(tx);
}
