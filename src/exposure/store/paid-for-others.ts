import { sql } from 'kysely';
import type { CreditGroupId } from '#customers';
import type { CalendarDate, Currency } from '#kernel';
import { asCurrency } from '#kernel';
import type { Sql } from '#platform';
import type { Owner } from '#receivables/usecases';
import type { BoughtKind } from './homes.ts';

/** A document with something open that another pays than who bought it. */
export type PaidForOther = {
  readonly type: BoughtKind;
  readonly number: string;
  readonly buyerCode: string;
  readonly payerCode: string;
  /** On hold: it is in no exposure yet. */
  readonly held: boolean;
  readonly currency: Currency;
  readonly openMinor: bigint;
  readonly day: CalendarDate | null;
};

/** What is open, or on hold, of documents that another pays, in one group. */
const open = sql`
  select 'sales_order' as type, document_number as number, buyer_code, customer_id, false as held, open_minor,
         deliver_on as day, credit_group_id
    from exposure.reservations where buyer_code is not null and open_minor > 0 and document_type = 'sales_order'
  union all
  select 'delivery', document_number, buyer_code, customer_id, false, open_minor, null, credit_group_id
    from exposure.reservations
   where buyer_code is not null and document_type = 'delivery' and status <> 'replaced'
     and (open_minor > 0 or drawn_minor > 0)
  union all
  select document_type, document_number, buyer_code, customer_id, true, amount_minor, deliver_on, credit_group_id
    from exposure.holds where buyer_code is not null and status = 'open'
  union all
  select 'delivery', number, buyer_code, customer_id, false, open_minor, delivered_on, credit_group_id
    from receivables.deliveries where buyer_code is not null and open_minor > 0
  union all
  select 'invoice', number, buyer_code, customer_id, false, open_minor, due_on, credit_group_id
    from receivables.invoices where buyer_code is not null and open_minor > 0`;

/** One of a group's open documents of which only the buyer, or only the payer, is among these; and how many there are. */
export async function findOneApart(
  db: Sql,
  creditGroupId: CreditGroupId,
  codes: readonly string[],
): Promise<(PaidForOther & { readonly documents: number }) | undefined> {
  const { rows } = await sql<PaidForOther & { documents: number }>`
    select o.type, o.number, o.buyer_code as "buyerCode", c.code as "payerCode", count(*) over ()::int as documents
      from (${open}) o join customers.customers c using (customer_id)
     where o.credit_group_id = ${creditGroupId}
       and (o.buyer_code = any(${codes}::text[])) <> (c.code = any(${codes}::text[]))
     order by o.held, o.type, o.number limit 1`.execute(db);
  return rows[0];
}

/** What a customer pays for others, and what others pay for it: as much of it as one page shows, the largest first. */
export async function listPaidForOthers(
  db: Sql,
  { creditGroupId, customerId }: Owner,
  code: string,
  most: number,
): Promise<PaidForOther[]> {
  const { rows } = await sql<PaidForOther & { currency: string }>`
    select o.type, o.number, o.buyer_code as "buyerCode", c.code as "payerCode", o.held, o.open_minor as "openMinor",
           c.currency, o.day
      from (${open}) o join customers.customers c using (customer_id)
     where o.credit_group_id = ${creditGroupId} and (o.buyer_code = ${code} or o.customer_id = ${customerId})
     order by o.open_minor desc, o.type, o.number limit ${most}`.execute(db);
  return rows.map((row) => ({ ...row, currency: asCurrency(row.currency) }));
}

/** Everybody else in the customer's credit group, by name. */
export async function listOtherMembers(
  db: Sql,
  { creditGroupId, customerId }: Owner,
): Promise<{ code: string; name: string; status: 'active' | 'inactive' }[]> {
  const { rows } = await sql<{ code: string; name: string; status: 'active' | 'inactive' }>`
    select code, name, status from customers.customers
     where credit_group_id = ${creditGroupId} and customer_id <> ${customerId} order by name, code`.execute(db);
  return rows;
}
