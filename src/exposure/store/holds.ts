import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { asCurrency, type CalendarDate, type Currency, canonicalJson, type Id } from '#kernel';
import { asTable, type Caller, type Sql, type Statement, type Tx } from '#platform';
import { type Marks, type Original, originalOf, type StoredOriginal } from '#receivables';
import type { Owner } from '#receivables/usecases';
import type { ReservationId, ReservedDocument } from '../books.ts';
import { ownerColumns, toKey } from './load-books.ts';

export type HoldId = Id<'hold'>;

/** A document that may not go on until somebody decides. It counts in no exposure. */
export type Hold = Owner & {
  readonly holdId: HoldId;
  /** The check that held it; null where somebody put it on hold. */
  readonly checkId: string | null;
  readonly document: ReservedDocument;
  /** 购货方: who bought, where another than that is to pay: it is held for the payer's limit. */
  readonly buyerCode?: string;
  /** Of a delivery: the order that it delivers. */
  readonly orderNumber: string | null;
  /** Of an order: the day on which it is to be delivered. */
  readonly deliverOn?: CalendarDate | null;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  /** What a release reserves: the amount less what was prepaid. */
  readonly reserveMinor: bigint;
  readonly marks?: Marks;
  readonly original?: Original<'amountMinor' | 'reserveMinor'>;
  /** The objections as they were answered. */
  readonly objections: unknown;
  /** `declined`, `withdrawn`: ended without a release. */
  readonly status: 'open' | 'released' | 'superseded' | 'declined' | 'withdrawn';
  /** `kind:id` of who asked; that person may not release it. */
  readonly requestedBy: string;
  readonly requesterName: string;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly closeReason: string | null;
  readonly reservationId: ReservationId | null;
};

/** What a hold says of who asked, and that nobody has ended it yet. */
export function openedBy({ kind, id, name }: Caller, now: Date) {
  return {
    status: 'open',
    requestedBy: `${kind}:${id}`,
    requesterName: name,
    createdAt: now,
    closedAt: null,
    closedBy: null,
    closeReason: null,
    reservationId: null,
  } as const;
}

/** A hold with the names that a person reads. */
export type NamedHold = Hold & {
  readonly customerCode: string;
  readonly customerName: string;
  readonly buyerName?: string;
  /** Who in sales looks after the customer, or after the buyer. */
  readonly ownerName: string | null;
};

export type HoldRow = Omit<NamedHold, 'document' | 'currency' | 'original' | 'marks' | 'buyerCode' | 'buyerName'> & {
  buyerCode: string | null;
  buyerName: string | null;
  marks: Marks | null;
  original: StoredOriginal;
  documentType: ReservedDocument['type'];
  documentNumber: string;
  currency: string;
};

export const columns = sql`
  h.credit_group_id as "creditGroupId", h.customer_id as "customerId", h.hold_id as "holdId", h.check_id as "checkId",
  h.document_type as "documentType", h.document_number as "documentNumber", h.order_number as "orderNumber", h.currency, h.amount_minor as "amountMinor",
  h.reserve_minor as "reserveMinor", h.marks, h.original, h.objections, h.status, h.requested_by as "requestedBy",
  h.requester_name as "requesterName", h.created_at as "createdAt", h.closed_at as "closedAt", h.closed_by as "closedBy",
  h.close_reason as "closeReason", h.reservation_id as "reservationId", h.deliver_on as "deliverOn", c.code as "customerCode", c.name as "customerName",
  (select u.name from team.users u where u.user_id = case when h.buyer_code is null then c.owner_id else
    (select b.owner_id from customers.customers b where b.code = h.buyer_code) end) as "ownerName",
  h.buyer_code as "buyerCode",
  case when h.buyer_code is not null then (select b.name from customers.customers b where b.code = h.buyer_code) end
    as "buyerName"`;

const askedColumns = { ...ownerColumns, document_type: 'text', document_number: 'text', buyer_code: 'text' } as const;

/** The open holds of these documents in these books: the customer's own, or those of one that it pays for. */
export async function loadOpenHolds(
  tx: Sql,
  documents: readonly (Owner & ReservedDocument & { readonly buyerCode?: string })[],
): Promise<NamedHold[]> {
  if (documents.length === 0) return [];
  const keys = documents.map((one) => ({
    ...toKey(one),
    document_type: one.type,
    document_number: one.number,
    buyer_code: one.buyerCode ?? '',
  }));
  const { rows } = await sql<HoldRow>`
    select ${columns}
      from ${asTable(keys, askedColumns)}
      cross join lateral (
        select * from exposure.holds
         where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id)
           and (document_type, document_number) = (given.document_type, given.document_number)
           and coalesce(buyer_code, '') = given.buyer_code and status = 'open' limit 1) h
      join customers.customers c on c.customer_id = h.customer_id`.execute(tx);
  return rows.map(fromRow);
}

export async function findHold(db: Sql, holdId: string): Promise<NamedHold | undefined> {
  const { rows } = await sql<HoldRow>`
    select ${columns} from exposure.holds h join customers.customers c on c.customer_id = h.customer_id
     where h.hold_id = ${holdId}`.execute(db);
  return rows.map(fromRow)[0];
}

/** Those of these that there are, in the order in which they were asked for. */
export async function findHolds(db: Sql, holdIds: readonly string[]): Promise<NamedHold[]> {
  const { rows } = await sql<HoldRow>`
    select ${columns} from exposure.holds h join customers.customers c on c.customer_id = h.customer_id
     where h.hold_id = any(${holdIds}::uuid[])
     order by array_position(${holdIds}::uuid[], h.hold_id)`.execute(db);
  return rows.map(fromRow);
}

export type HoldFilter = {
  readonly status: Hold['status'] | undefined;
  readonly customerId: CustomerId | undefined;
  readonly sellerCode?: string | undefined;
  /** Of customers that this person looks after, or asked for by them. */
  readonly mineOf: string | undefined;
  readonly limit: number;
  /** The last id of the page before. */
  readonly after: string | undefined;
};

/** Held documents, oldest first: who has waited longest stands on top. Of what is decided, the newest does. */
export async function listHolds(
  db: Sql,
  { status, customerId, sellerCode, mineOf, limit, after }: HoldFilter,
): Promise<NamedHold[]> {
  const newestFirst = status !== undefined && status !== 'open';
  const { rows } = await sql<HoldRow>`
    select ${columns} from exposure.holds h join customers.customers c on c.customer_id = h.customer_id
     where (${status ?? null}::text is null or h.status = ${status ?? null})
       and (${customerId ?? null}::uuid is null or h.customer_id = ${customerId ?? null}::uuid
            or h.buyer_code = (select b.code from customers.customers b where b.customer_id = ${customerId ?? null}::uuid))
       and (${sellerCode ?? null}::text is null or h.marks->>'sellerCode' = ${sellerCode ?? null})
       and ${mineOf === undefined ? sql`true` : isMine(mineOf)}
       and (${after ?? null}::uuid is null or h.hold_id ${newestFirst ? sql`<` : sql`>`} ${after ?? null}::uuid)
     order by h.hold_id ${newestFirst ? sql`desc` : sql``} limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

/** Another text whenever a hold was made or ended, or was found to have lost its reasons. */
export async function markOfHolds(db: Sql): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ', (select hold_id from exposure.holds order by hold_id desc limit 1),
                     (select extract(epoch from max(closed_at)) from exposure.holds),
                     (select extract(epoch from max(cleared_at)) from exposure.cleared_holds)) as mark`.execute(db);
  return rows[0]?.mark ?? '';
}

/** How many wait: of one salesperson’s, or that a person may release, who did not ask for them. */
export async function countHolds(
  db: Sql,
  { notAskedBy, mineOf }: { readonly notAskedBy?: string; readonly mineOf?: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from exposure.holds h join customers.customers c on c.customer_id = h.customer_id
     where h.status = 'open' and (${notAskedBy ?? null}::text is null or h.requested_by <> ${notAskedBy ?? null})
       and ${mineOf === undefined ? sql`true` : isMine(mineOf)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Of a customer that this person looks after, bought by one, or asked for by them. */
function isMine(personId: string) {
  const bought = sql`h.buyer_code in (select b.code from customers.customers b where b.owner_id::text = ${personId})`;
  return sql`(c.owner_id::text = ${personId} or h.requested_by = ${`user:${personId}`} or ${bought})`;
}

/** Whether this person looks after the customer of the hold, or asked for it. */
export async function isHoldOf(db: Sql, holdId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select from exposure.holds h join customers.customers c on c.customer_id = h.customer_id
     where h.hold_id = ${holdId} and ${isMine(personId)}`.execute(db);
  return rows.length > 0;
}

export async function saveHolds(tx: Tx, holds: readonly Hold[]): Promise<void> {
  if (holds.length > 0) await writeHolds(holds).execute(tx);
}

const holdColumns = {
  ...ownerColumns,
  hold_id: 'uuid',
  check_id: 'uuid',
  document_type: 'text',
  document_number: 'text',
  order_number: 'text',
  currency: 'text',
  amount_minor: 'bigint',
  reserve_minor: 'bigint',
  marks: 'jsonb',
  objections: 'jsonb',
  status: 'text',
  requested_by: 'text',
  requester_name: 'text',
  created_at: 'timestamptz',
  closed_at: 'timestamptz',
  closed_by: 'text',
  close_reason: 'text',
  reservation_id: 'uuid',
  original: 'jsonb',
  deliver_on: 'date',
  buyer_code: 'text',
} as const;

/** New holds are added; of one that is there only its end is written. */
export function writeHolds(holds: readonly Hold[]): Statement {
  const rows = holds.map((hold) => ({
    ...toKey(hold),
    hold_id: hold.holdId,
    check_id: hold.checkId,
    document_type: hold.document.type,
    document_number: hold.document.number,
    order_number: hold.orderNumber,
    currency: hold.currency,
    amount_minor: hold.amountMinor,
    reserve_minor: hold.reserveMinor,
    marks: hold.marks === undefined ? null : canonicalJson(hold.marks),
    objections: canonicalJson(hold.objections),
    status: hold.status,
    requested_by: hold.requestedBy,
    requester_name: hold.requesterName,
    created_at: hold.createdAt,
    closed_at: hold.closedAt,
    closed_by: hold.closedBy,
    close_reason: hold.closeReason,
    reservation_id: hold.reservationId,
    original: hold.original === undefined ? null : canonicalJson(hold.original),
    deliver_on: hold.deliverOn ?? null,
    buyer_code: hold.buyerCode ?? null,
  }));
  const given = asTable(rows, holdColumns);
  return sql`
    insert into exposure.holds
      (credit_group_id, customer_id, hold_id, check_id, document_type, document_number, order_number, currency,
       amount_minor, reserve_minor, marks, objections, status, requested_by, requester_name, created_at, closed_at, closed_by, close_reason,
       reservation_id, original, deliver_on, buyer_code)
    select * from ${given}
    on conflict (hold_id, credit_group_id) do update set
      status = excluded.status, closed_at = excluded.closed_at, closed_by = excluded.closed_by,
      close_reason = excluded.close_reason, reservation_id = excluded.reservation_id`;
}

export function fromRow({
  documentType,
  documentNumber,
  currency,
  original,
  marks,
  buyerCode,
  buyerName,
  ...row
}: HoldRow): NamedHold {
  const document = { type: documentType, number: documentNumber };
  return {
    ...row,
    currency: asCurrency(currency),
    document,
    ...originalOf(original),
    ...(marks !== null && { marks }),
    ...(buyerCode !== null && { buyerCode, buyerName: buyerName ?? buyerCode }),
  };
}
