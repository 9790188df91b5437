import { sql } from 'kysely';
import type { CreditGroupId, CustomerId } from '#customers';
import type { Sql } from '#platform';

/** Everybody in a credit group: authority is measured on their limits together. */
export async function listMembers(
  db: Sql,
  creditGroupId: CreditGroupId,
): Promise<{ customerId: CustomerId; creditGroupId: CreditGroupId }[]> {
  const { rows } = await sql<{ customerId: CustomerId; creditGroupId: CreditGroupId }>`
    select customer_id as "customerId", credit_group_id as "creditGroupId" from customers.customers
     where credit_group_id = ${creditGroupId} order by customer_id`.execute(db);
  return rows;
}
