import { sql } from 'kysely';
import type { Customer, CustomerId } from '#customers';
import { asCurrency } from '#kernel';
import type { Sql } from '#platform';

/** A customer as an assessment knows it. */
export type Assessed = Pick<
  Customer,
  'customerId' | 'creditGroupId' | 'code' | 'name' | 'industry' | 'customerType' | 'currency' | 'blacklistReason'
>;

/**
 * Whose credit file there is: who was assessed before, or of whom somebody entered a statement or an answer. Of the
 * rest nothing but their invoices is known, and a grade of that alone would say nothing.
 */
export const hasFile = sql`
  c.status = 'active' and coalesce(${oneOf('latest')}, ${oneOf('statements')}, ${oneOf('answers')}, false)`;

/** A look-up in the index for each customer: an "exists" among others is answered by reading the whole table. */
function oneOf(table: 'latest' | 'statements' | 'answers') {
  return sql`
    (select true from ${sql.table(`assessment.${table}`)} o
      where (o.credit_group_id, o.customer_id) = (c.credit_group_id, c.customer_id) limit 1)`;
}

/** Those with a credit file in the order of their ids, for whoever goes through all of them. */
export async function listCreditFiles(
  db: Sql,
  { after, limit }: { readonly after: CustomerId | null; readonly limit: number },
): Promise<Assessed[]> {
  const { rows } = await sql<Omit<Assessed, 'currency'> & { currency: string }>`
    select c.customer_id as "customerId", c.credit_group_id as "creditGroupId", c.code, c.name, c.industry,
           c.customer_type as "customerType", c.currency, c.blacklist_reason as "blacklistReason"
      from customers.customers c
     where ${hasFile} and (${after}::uuid is null or c.customer_id > ${after}::uuid)
     order by c.customer_id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, currency: asCurrency(row.currency) }));
}
