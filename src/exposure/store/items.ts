import { sql } from 'kysely';
import { asCurrency, type CalendarDate, type Currency, type Id } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { Owner } from '#receivables/usecases';
import type { ItemKind } from '../item-kinds.ts';

/** A dated amount beside the ledger: a plan, a guarantee, a deposit, an insured or a collateralised part. */
export type ExposureItem = Owner & {
  readonly itemId: Id<'exposure item'>;
  readonly customerCode: string;
  readonly currency: Currency;
  readonly kind: ItemKind;
  readonly amountMinor: bigint;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  /** The number of the policy, the plan, the contract. */
  readonly reference: string;
  /** Who says so: the insurer, the register, the finance system. */
  readonly source: string;
  /** Where the paper lies. */
  readonly document: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** The first day on which it does not count any more. */
  readonly endedOn: CalendarDate | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
};

type Row = Omit<ExposureItem, 'currency'> & { readonly currency: string };

const items = sql`
  select i.credit_group_id as "creditGroupId", i.customer_id as "customerId", i.item_id as "itemId",
         c.code as "customerCode", c.currency, i.kind, i.amount_minor as "amountMinor", i.valid_from as "validFrom",
         i.valid_to as "validTo", i.reference, i.source, i.document, i.created_at as "createdAt",
         i.created_by as "createdBy", i.ended_on as "endedOn", i.ended_by as "endedBy", i.end_reason as "endReason"
    from exposure.items i join customers.customers c using (credit_group_id, customer_id)`;

export async function insertItem(tx: Tx, item: ExposureItem): Promise<void> {
  await sql`
    insert into exposure.items
      (credit_group_id, customer_id, item_id, kind, amount_minor, valid_from, valid_to, reference, source, document,
       created_at, created_by)
    values (${item.creditGroupId}, ${item.customerId}, ${item.itemId}, ${item.kind}, ${item.amountMinor},
            ${item.validFrom}, ${item.validTo}, ${item.reference}, ${item.source}, ${item.document}, ${item.createdAt},
            ${item.createdBy})`.execute(tx);
}

export async function findItem(db: Sql, itemId: string): Promise<ExposureItem | undefined> {
  const { rows } = await sql<Row>`${items} where i.item_id = ${itemId}`.execute(db);
  return rows.map(fromRow)[0];
}

/** The one of this kind and reference that has not been ended. */
export async function findItemOf(
  db: Sql,
  { customerId, creditGroupId }: Owner,
  { kind, reference }: Pick<ExposureItem, 'kind' | 'reference'>,
): Promise<ExposureItem | undefined> {
  const { rows } = await sql<Row>`
    ${items}
     where (i.credit_group_id, i.customer_id) = (${creditGroupId}, ${customerId})
       and (i.kind, i.reference) = (${kind}, ${reference}) and i.ended_on is null`.execute(db);
  return rows.map(fromRow)[0];
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

function fromRow(row: Row): ExposureItem {
  return { ...row, currency: asCurrency(row.currency) };
}
