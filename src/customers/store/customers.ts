import { sql } from 'kysely';
import { asCurrency } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { CreditGroupId, Customer } from '../customer.ts';

type CustomerRow = Omit<Customer, 'currency'> & { currency: string };

const columns = sql`
  c.customer_id as "customerId", c.credit_group_id as "creditGroupId", c.code, c.name,
  c.unified_social_credit_code as "unifiedSocialCreditCode", c.industry, p.code as "parentCode", c.country, c.currency,
  c.status, c.blacklist_reason as "blacklistReason", c.freeze_reason as "freezeReason", c.version`;

export async function findCustomers(db: Sql, codes: readonly string[]): Promise<Map<string, Customer>> {
  const { rows } = await sql<CustomerRow>`
    select ${columns}
      from customers.customers c left join customers.customers p on p.customer_id = c.parent_id
     where c.code = any(${codes}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.code, fromRow(row)]));
}

/**
 * Locks the credit groups of these customers, in id order, so that two writers can never wait for each other in a
 * circle. Every writer of ledger, limits, freeze, blacklist or membership comes through here first.
 */
export async function lockGroups(tx: Tx, groupIds: readonly CreditGroupId[]): Promise<void> {
  await sql`
    select credit_group_id from customers.credit_groups
     where credit_group_id = any(${[...new Set(groupIds)]}::uuid[])
     order by credit_group_id for update`.execute(tx);
}

/** Finds the customers, locks their groups, and gives them as they are under the lock. Unknown codes are left out. */
export async function lockCustomers(tx: Tx, codes: readonly string[]): Promise<Map<string, Customer>> {
  const before = await findCustomers(tx, codes);
  await lockGroups(
    tx,
    [...before.values()].map((customer) => customer.creditGroupId),
  );
  const locked = await findCustomers(tx, codes);
  const moved = [...locked.values()].some((now) => before.get(now.code)?.creditGroupId !== now.creditGroupId);
  // Between look-up and lock a customer changed its group: the old group's lock protects nothing, so look again.
  return moved ? lockCustomers(tx, codes) : locked;
}

export function fromRow(row: CustomerRow): Customer {
  return { ...row, currency: asCurrency(row.currency) };
}
