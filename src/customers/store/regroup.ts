import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';
import type { CreditGroupId, CustomerId } from '../customer.ts';

/** The customer and everyone below it. */
export async function listFamily(db: Sql, customerId: CustomerId): Promise<{ customerId: CustomerId; code: string }[]> {
  const { rows } = await sql<{ customerId: CustomerId; code: string }>`
    with recursive family as (
      select customer_id, code from customers.customers where customer_id = ${customerId}
      union all
      select c.customer_id, c.code from customers.customers c join family on c.parent_id = family.customer_id
    )
    select customer_id as "customerId", code from family order by code`.execute(db);
  return rows;
}

/** Somebody who stands in the group, as the name under which all of it is looked at again; undefined when nobody is left. */
export async function someoneIn(db: Sql, creditGroupId: CreditGroupId): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    select code from customers.customers where credit_group_id = ${creditGroupId} order by code limit 1`.execute(db);
  return rows[0]?.code;
}

export async function insertGroup(tx: Tx, creditGroupId: CreditGroupId, now: Date): Promise<void> {
  await sql`
    insert into customers.credit_groups (credit_group_id, created_at) values (${creditGroupId}, ${now})`.execute(tx);
}

/**
 * Re-keys every row of these customers to another group. Which tables those are, the database itself says: all that
 * carry both keys, so that a room built later is moved too and none can be forgotten.
 */
export async function moveToGroup(
  tx: Tx,
  { customerIds, from, to }: { customerIds: readonly CustomerId[]; from: CreditGroupId; to: CreditGroupId },
): Promise<void> {
  for (const table of await listKeyedTables(tx)) {
    await sql`
      update ${sql.table(table)} set credit_group_id = ${to}
       where credit_group_id = ${from} and customer_id = any(${customerIds}::uuid[])`.execute(tx);
  }
  // Whoever moves may bring limits of levels along, and documents that another pays.
  await sql`
    update customers.credit_groups here
       set has_levels = here.has_levels or left_one.has_levels, has_payers = here.has_payers or left_one.has_payers
      from customers.credit_groups left_one
     where here.credit_group_id = ${to} and left_one.credit_group_id = ${from}`.execute(tx);
}

async function listKeyedTables(db: Sql): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select format('%s.%s', t.table_schema, t.table_name) as table
      from information_schema.tables t
      join information_schema.columns g using (table_schema, table_name)
      join information_schema.columns c using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and g.column_name = 'credit_group_id' and c.column_name = 'customer_id'
     order by 1`.execute(db);
  return rows.map((row) => row.table);
}
