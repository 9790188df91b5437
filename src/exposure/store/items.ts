import { sql } from 'kysely';
import { asCurrency, type CalendarDate, canonicalJson } from '#kernel';
import { asTable, type Sql, type Tx } from '#platform';
import { originalOf, type StoredOriginal } from '#receivables';
import type { Owner } from '#receivables/usecases';
import type { ExposureItem } from '../exposure-item.ts';
import type { ItemKind } from '../item-kinds.ts';
import { ownerColumns, toKey } from './load-books.ts';

type Row = Omit<ExposureItem, 'currency' | 'original' | 'failed'> & {
  readonly failed: NonNullable<ExposureItem['failed']> | null;
  readonly currency: string;
  readonly original: StoredOriginal;
};

const items = sql`
  select i.credit_group_id as "creditGroupId", i.customer_id as "customerId", i.item_id as "itemId",
         c.code as "customerCode", c.currency, i.kind, i.amount_minor as "amountMinor", i.original, i.valid_from as "validFrom",
         i.valid_to as "validTo", i.reference, i.source, i.document, i.created_at as "createdAt",
         i.created_by as "createdBy", i.ended_on as "endedOn", i.ended_by as "endedBy", i.end_reason as "endReason", i.failed
    from exposure.items i join customers.customers c using (credit_group_id, customer_id)`;

/** `snapshots`: by item, what was known where something failed, as canonical JSON. */
export async function insertItems(
  tx: Tx,
  added: readonly ExposureItem[],
  snapshots: ReadonlyMap<string, { readonly snapshotJson: string }>,
): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map((item) => ({
    ...keyOf(item),
    kind: item.kind,
    amount_minor: item.amountMinor,
    original: originalJson(item),
    valid_from: item.validFrom,
    valid_to: item.validTo,
    reference: item.reference,
    source: item.source,
    document: item.document,
    created_at: item.createdAt,
    created_by: item.createdBy,
    failed: item.failed === undefined ? null : canonicalJson(item.failed),
    snapshot: snapshots.get(item.itemId)?.snapshotJson ?? null,
  }));
  const given = asTable(rows, {
    ...keys,
    kind: 'text',
    amount_minor: 'bigint',
    original: 'jsonb',
    valid_from: 'date',
    valid_to: 'date',
    reference: 'text',
    source: 'text',
    document: 'text',
    created_at: 'timestamptz',
    created_by: 'text',
    failed: 'jsonb',
    snapshot: 'jsonb',
  });
  await sql`
    insert into exposure.items
      (credit_group_id, customer_id, item_id, kind, amount_minor, original, valid_from, valid_to, reference, source,
       document, created_at, created_by, failed, snapshot)
    select * from ${given}`.execute(tx);
}

export async function findItem(db: Sql, itemId: string): Promise<ExposureItem | undefined> {
  const { rows } = await sql<Row>`${items} where i.item_id = ${itemId}`.execute(db);
  return rows.map(fromRow)[0];
}

/** Every item of these customers under these references, ended or not. */
export async function findItemsOf(
  db: Sql,
  owners: readonly Owner[],
  references: readonly string[],
): Promise<ExposureItem[]> {
  if (owners.length === 0) return [];
  const { rows } = await sql<Row>`
    ${items}
     where (i.credit_group_id, i.customer_id) in (select * from ${asTable(owners.map(toKey), ownerColumns)})
       and i.reference = any(${[...new Set(references)]}::text[])
     order by i.item_id`.execute(db);
  return rows.map(fromRow);
}

/** What these customers have in other currencies that runs on a day or is to run. */
export async function findItemsInOther(db: Sql, owners: readonly Owner[], asOf: CalendarDate): Promise<ExposureItem[]> {
  if (owners.length === 0) return [];
  const { rows } = await sql<Row>`
    ${items}
     where (i.credit_group_id, i.customer_id) in (select * from ${asTable(owners.map(toKey), ownerColumns)})
       and i.original is not null and coalesce(least(i.valid_to, i.ended_on - 1), 'infinity') >= ${asOf}
     order by i.item_id`.execute(db);
  return rows.map(fromRow);
}

/** What items in other currencies count as at another rate. */
export async function saveCountedItems(tx: Tx, counted: readonly ExposureItem[]): Promise<void> {
  if (counted.length === 0) return;
  const rows = counted.map((item) => ({
    ...keyOf(item),
    amount_minor: item.amountMinor,
    original: originalJson(item),
  }));
  await sql`
    update exposure.items i set amount_minor = given.amount_minor, original = given.original
      from ${asTable(rows, { ...keys, amount_minor: 'bigint', original: 'jsonb' })}
     where (i.credit_group_id, i.customer_id, i.item_id) = (given.credit_group_id, given.customer_id, given.item_id)`.execute(
    tx,
  );
}

/** Newest first; `before` is the last id of the page above. */
export async function listItems(
  db: Sql,
  { customerId, creditGroupId }: Owner,
  page: { readonly kind: ItemKind | undefined; readonly limit: number; readonly before: string | undefined },
): Promise<ExposureItem[]> {
  const { rows } = await sql<Row>`
    ${items}
     where (i.credit_group_id, i.customer_id) = (${creditGroupId}, ${customerId})
       and (${page.kind ?? null}::text is null or i.kind = ${page.kind ?? null})
       and (${page.before ?? null}::uuid is null or i.item_id < ${page.before ?? null}::uuid)
     order by i.item_id desc limit ${page.limit}`.execute(db);
  return rows.map(fromRow);
}

export async function endItem(
  tx: Tx,
  { creditGroupId, customerId, itemId, endedOn, endedBy, endReason }: ExposureItem,
): Promise<void> {
  await sql`
    update exposure.items set ended_on = ${endedOn}, ended_by = ${endedBy}, end_reason = ${endReason}
     where (credit_group_id, customer_id, item_id) = (${creditGroupId}, ${customerId}, ${itemId})`.execute(tx);
}

const keys = { ...ownerColumns, item_id: 'uuid' } as const;

function keyOf(item: ExposureItem) {
  return { ...toKey(item), item_id: item.itemId };
}

function originalJson({ original }: ExposureItem): string | null {
  return original === undefined ? null : canonicalJson(original);
}

function fromRow({ original, failed, ...row }: Row): ExposureItem {
  const own = { ...row, currency: asCurrency(row.currency), ...originalOf<'amountMinor'>(original) };
  return failed === null ? own : { ...own, failed };
}
