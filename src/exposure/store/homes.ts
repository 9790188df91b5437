import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { asTable, type Sql } from '#platform';
import type { Owner } from '#receivables/usecases';

export type BoughtKind = 'sales_order' | 'delivery' | 'invoice';

/** A document by its identity: who bought, its kind, its number. */
export type Bought = Pick<Owner, 'creditGroupId'> & {
  readonly buyerCode: string;
  readonly type: BoughtKind;
  readonly number: string;
};

/** In whose books a buyer's document stands: its payer's. `held`: only on hold there, not booked. */
export type Home = {
  readonly buyerCode: string;
  readonly type: BoughtKind;
  readonly number: string;
  readonly payerId: CustomerId;
  readonly payerCode: string;
  readonly held: boolean;
};

/**
 * Where these documents stand, in the buyer's own books or in another payer's. Asked only where somebody ever paid for
 * another: elsewhere a document stands with its buyer.
 */
export async function findHomes(db: Sql, documents: readonly Bought[]): Promise<Home[]> {
  if (documents.length === 0) return [];
  const keys = documents.map((one) => ({
    credit_group_id: one.creditGroupId,
    buyer_code: one.buyerCode,
    document_type: one.type,
    document_number: one.number,
  }));
  const given = asTable(keys, {
    credit_group_id: 'uuid',
    buyer_code: 'text',
    document_type: 'text',
    document_number: 'text',
  });
  const { rows } = await sql<Home>`
    select distinct given.buyer_code as "buyerCode", given.document_type as type, given.document_number as number,
           h.customer_id as "payerId", c.code as "payerCode", h.held
      from ${given} join customers.customers b on b.code = given.buyer_code
      cross join lateral (
        select customer_id, false as held from exposure.reservations
         where (credit_group_id, buyer_code) = (given.credit_group_id, given.buyer_code)
           and (document_type, document_number) = (given.document_type, given.document_number) and status <> 'replaced'
        union all
        select customer_id, false from exposure.reservations
         where (credit_group_id, customer_id) = (given.credit_group_id, b.customer_id) and buyer_code is null
           and (document_type, document_number) = (given.document_type, given.document_number) and status <> 'replaced'
        union all
        select customer_id, true from exposure.holds
         where (credit_group_id, buyer_code) = (given.credit_group_id, given.buyer_code)
           and (document_type, document_number) = (given.document_type, given.document_number) and status = 'open'
        union all
        select customer_id, true from exposure.holds
         where (credit_group_id, customer_id) = (given.credit_group_id, b.customer_id) and buyer_code is null
           and (document_type, document_number) = (given.document_type, given.document_number) and status = 'open'
        union all
        select customer_id, false from receivables.deliveries
         where given.document_type = 'delivery' and number = given.document_number
           and (credit_group_id, buyer_code) = (given.credit_group_id, given.buyer_code)
        union all
        select customer_id, false from receivables.deliveries
         where given.document_type = 'delivery' and number = given.document_number and buyer_code is null
           and (credit_group_id, customer_id) = (given.credit_group_id, b.customer_id)
        union all
        select customer_id, false from receivables.invoices
         where given.document_type = 'invoice' and number = given.document_number
           and (credit_group_id, buyer_code) = (given.credit_group_id, given.buyer_code)
        union all
        select customer_id, false from receivables.invoices
         where given.document_type = 'invoice' and number = given.document_number and buyer_code is null
           and (credit_group_id, customer_id) = (given.credit_group_id, b.customer_id)) h
      join customers.customers c on c.customer_id = h.customer_id`.execute(db);
  return rows;
}
