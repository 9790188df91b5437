import { sql } from 'kysely';
import type { Tx } from '#platform';
import type { CreditGroupId, Customer } from '../customer.ts';
import { findCustomers } from './customers.ts';

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

/** Any fixed number: whoever adds customers meets on it, so that two who add the same code see each other's. */
const joiningLock = 4_820_171;

/** One at a time may add customers. Taken before any group's lock. */
export async function lockJoining(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${joiningLock})`.execute(tx);
}
