import { sql } from 'kysely';
import { asTable, type Sql, type Tx } from '#platform';
import { columns, fromRow, type HoldRow, type NamedHold } from './holds.ts';
import { ownerColumns, toKey } from './load-books.ts';

/** As many as one delivery looks at again; a group with more is looked at when the next thing happens to it. */
export const holdsMost = 500;

/** The open holds of these customers and of everybody in their credit groups. */
export async function listHoldsOfGroupsOf(db: Sql, customerCodes: readonly string[]): Promise<NamedHold[]> {
  const { rows } = await sql<HoldRow>`
    select ${columns} from exposure.holds h join customers.customers c on c.customer_id = h.customer_id
     where h.status = 'open' and h.credit_group_id in (
             select credit_group_id from customers.customers where code = any(${customerCodes}::text[]))
     order by h.hold_id limit ${holdsMost}`.execute(db);
  return rows.map(fromRow);
}

/** Every open hold, the oldest first, from the one after `after`: one page. */
export async function listOpenHolds(db: Sql, after: string | undefined): Promise<NamedHold[]> {
  const { rows } = await sql<HoldRow>`
    select ${columns} from exposure.holds h join customers.customers c on c.customer_id = h.customer_id
     where h.status = 'open' and (${after ?? null}::uuid is null or h.hold_id > ${after ?? null}::uuid)
     order by h.hold_id limit ${holdsMost}`.execute(db);
  return rows.map(fromRow);
}

/** Open holds with one of these objections, the oldest first: what a sum over everybody holds touches every customer. */
export async function listOpenHoldsFor(db: Sql, codes: readonly string[]): Promise<NamedHold[]> {
  const { rows } = await sql<HoldRow>`
    select ${columns} from exposure.holds h join customers.customers c on c.customer_id = h.customer_id
     where h.status = 'open'
       and exists (select from jsonb_array_elements(h.objections) objection where objection ->> 'code' = any(${codes}::text[]))
     order by h.hold_id limit ${holdsMost}`.execute(db);
  return rows.map(fromRow);
}

/** Of which of these it was told already that they would pass. */
export async function findClearedHolds(db: Sql, holdIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ holdId: string }>`
    select hold_id as "holdId" from exposure.cleared_holds where hold_id = any(${holdIds}::uuid[])`.execute(db);
  return new Set(rows.map(({ holdId }) => holdId));
}

export async function markCleared(tx: Tx, holds: readonly NamedHold[], at: Date): Promise<void> {
  if (holds.length === 0) return;
  const rows = holds.map((hold) => ({ ...toKey(hold), hold_id: hold.holdId }));
  await sql`
    insert into exposure.cleared_holds (credit_group_id, customer_id, hold_id, cleared_at)
    select given.*, ${at}::timestamptz from ${asTable(rows, { ...ownerColumns, hold_id: 'uuid' })}
    on conflict do nothing`.execute(tx);
}

export async function forgetCleared(tx: Tx, holdIds: readonly string[]): Promise<void> {
  if (holdIds.length === 0) return;
  await sql`delete from exposure.cleared_holds where hold_id = any(${holdIds}::uuid[])`.execute(tx);
}
