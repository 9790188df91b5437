import { sql } from 'kysely';
import type { Sql, Statement, Tx } from '#platform';
import type { CreditGroupId, Customer } from '../customer.ts';
import { findCustomers } from './customers.ts';

/**
 * Locks the credit groups of these customers, in id order, so that two writers can never wait for each other in a
 * circle. Every writer of ledger, limits, freeze, blacklist or membership comes through here first. Gives what there is
 * in each group beside the usual.
 */
export async function lockGroups(tx: Tx, groupIds: readonly CreditGroupId[]): Promise<Map<CreditGroupId, GroupFlags>> {
  const { rows } = await sql<Pick<Address, 'creditGroupId'> & GroupFlags>`
    select credit_group_id as "creditGroupId", has_levels as "hasLevels", has_payers as "hasPayers"
      from customers.credit_groups
     where credit_group_id = any(${[...new Set(groupIds)]}::uuid[])
     order by credit_group_id for update`.execute(tx);
  return new Map(rows.map(({ creditGroupId, ...flags }) => [creditGroupId, flags]));
}

/** What checks and bookings have to look for in a group; most groups have neither. */
export type GroupFlags = {
  /** Limits beside the customers' own. */
  readonly hasLevels: boolean;
  /** Documents that another member pays than the one that bought. */
  readonly hasPayers: boolean;
};

/** Notes that somebody in these groups pays for another, so that checks and bookings look for it. */
export function notePayers(groupIds: readonly CreditGroupId[]): Statement {
  return sql`
    update customers.credit_groups set has_payers = true
     where credit_group_id = any(${[...new Set(groupIds)]}::uuid[]) and not has_payers`;
}

/** Those of these groups in which somebody ever paid for another. */
export async function groupsWithPayers(db: Sql, groupIds: readonly CreditGroupId[]): Promise<Set<CreditGroupId>> {
  const { rows } = await sql<Pick<Address, 'creditGroupId'>>`
    select credit_group_id as "creditGroupId" from customers.credit_groups
     where credit_group_id = any(${[...new Set(groupIds)]}::uuid[]) and has_payers`.execute(db);
  return new Set(rows.map(({ creditGroupId }) => creditGroupId));
}

/** Notes that somebody in these groups has a limit beside the customers' own, so that checks look for them. */
export async function noteLevels(tx: Tx, groupIds: readonly CreditGroupId[]): Promise<void> {
  if (groupIds.length === 0) return;
  await sql`
    update customers.credit_groups set has_levels = true
     where credit_group_id = any(${groupIds}::uuid[]) and not has_levels`.execute(tx);
}

/** Locks the groups of these customers, and gives them as they are under the lock. Unknown codes are left out. */
export async function lockCustomers(tx: Tx, codes: readonly string[]): Promise<Map<string, Customer>> {
  const [groups, customers] = await Promise.all([lockGroupsOf(tx, codes), findCustomers(tx, codes)]);
  const stands = [...customers.values()].every(({ creditGroupId }) => groups.has(creditGroupId));
  // Before the lock was there a customer changed its group: the old group's lock protects nothing, so look again.
  return stands ? customers : lockCustomers(tx, codes);
}

/** As {@link lockGroups}, for who does not know the groups: look-up, lock and what is read under it are one round trip. */
async function lockGroupsOf(tx: Tx, codes: readonly string[]): Promise<Set<CreditGroupId>> {
  const { rows } = await sql<Pick<Address, 'creditGroupId'>>`
    select credit_group_id as "creditGroupId" from customers.credit_groups
     where credit_group_id in (select credit_group_id from customers.customers where code = any(${codes}::text[]))
     order by credit_group_id for update`.execute(tx);
  return new Set(rows.map(({ creditGroupId }) => creditGroupId));
}

/** Where a customer was seen to stand: its own id, and the group whose lock protects it. */
export type Address = Pick<Customer, 'customerId' | 'creditGroupId'> & GroupFlags;

/** Where the customers with these codes stand now. Unknown codes are left out. */
export async function findAddresses(db: Sql, codes: readonly string[]): Promise<Map<string, Address>> {
  const { rows } = await sql<AddressRow>`
    select code, customer_id as "customerId", credit_group_id as "creditGroupId", has_levels as "hasLevels",
           has_payers as "hasPayers"
      from customers.customers join customers.credit_groups using (credit_group_id)
     where code = any(${codes}::text[])`.execute(db);
  return new Map(rows.map(toAddress));
}

/**
 * Where everybody stands, so many at a time, read once through from the first to the last as the table lies on disk: by
 * code each would be looked up on its own, which takes three times as long.
 */
export async function* readAllAddresses(tx: Tx, atOnce: number): AsyncGenerator<[string, Address][]> {
  // Planned for reading all of it, not for the first rows.
  await sql`set local cursor_tuple_fraction = 1`.execute(tx);
  await sql`
    declare addresses no scroll cursor for
      select code, customer_id as "customerId", credit_group_id as "creditGroupId",
             coalesce(has_levels, false) as "hasLevels", coalesce(has_payers, false) as "hasPayers"
        from customers.customers
        left join (select * from customers.credit_groups where has_levels or has_payers) g using (credit_group_id)`.execute(
    tx,
  );
  for (;;) {
    const { rows } = await sql<AddressRow>`fetch ${sql.lit(atOnce)} from addresses`.execute(tx);
    if (rows.length === 0) return;
    yield rows.map(toAddress);
  }
}

type AddressRow = Address & { readonly code: string };

function toAddress({ code, ...address }: AddressRow): [string, Address] {
  return [code, address];
}

/**
 * Locks the groups in which these customers were seen, and gives the customers as they are under the lock; undefined
 * when one has moved since, or its group has got limits of levels or payers for others. For who remembers addresses: lock and look-up travel
 * together, in one round trip.
 */
export async function lockAddresses(
  tx: Tx,
  addresses: ReadonlyMap<string, Address>,
): Promise<Map<string, Customer> | undefined> {
  const groupIds = [...addresses.values()].map(({ creditGroupId }) => creditGroupId);
  const [groups, locked] = await Promise.all([lockGroups(tx, groupIds), findCustomers(tx, [...addresses.keys()])]);
  const stands = [...addresses].every(([code, seen]) => {
    const now = locked.get(code);
    const isThere = now?.customerId === seen.customerId && now.creditGroupId === seen.creditGroupId;
    const flags = groups.get(seen.creditGroupId);
    return isThere && seen.hasLevels === flags?.hasLevels && seen.hasPayers === flags.hasPayers;
  });
  return stands ? locked : undefined;
}

/** Any fixed number: whoever adds customers meets on it, so that two who add the same code see each other's. */
const joiningLock = 4_820_171;

/** One at a time may add customers. Taken before any group's lock. */
export async function lockJoining(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${joiningLock})`.execute(tx);
}
