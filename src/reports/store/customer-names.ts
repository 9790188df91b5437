import { sql } from 'kysely';
import { searchPatterns } from '#customers';
import type { Sql } from '#platform';

export type CustomerName = {
  readonly customerId: string;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
};

export async function findNames(db: Sql, customerIds: readonly string[]): Promise<Map<string, CustomerName>> {
  const { rows } = await sql<CustomerName>`
    select customer_id as "customerId", code, name, currency from customers.customers
     where customer_id = any(${customerIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.customerId, row]));
}

/** Whom a typed text may mean; nobody for an empty one. */
export async function findMeant(db: Sql, text: string, limit: number): Promise<string[]> {
  const patterns = searchPatterns(text);
  if (patterns === null) return [];
  const { rows } = await sql<{ id: string }>`
    select customer_id as id from customers.customers
     where search_text like any(${patterns}::text[]) order by code limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
