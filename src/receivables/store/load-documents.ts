import { sql } from 'kysely';
import type { CreditGroupId, CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { asTable, type Sql } from '#platform';
import type { Bill } from '../bill.ts';
import { partsOfBill, type StoredParts } from './bill-parts.ts';
import type { Allocation, Delivery, Invoice, Settlement } from '../documents.ts';
import type { Marks } from '../marks.ts';
import { originalOf, type StoredOriginal } from '../original.ts';

/** Whose document it is: the first two columns of every key of this room. */
export type Owner = { readonly creditGroupId: CreditGroupId; readonly customerId: CustomerId };
export type Numbered = Owner & { readonly number: string };
export type Owned<Document> = Document & Owner;
export type Stored<Document> = Omit<Document, 'original'> & { readonly original: StoredOriginal };

const owner = sql`d.credit_group_id as "creditGroupId", d.customer_id as "customerId"`;

const deliveryColumns = sql`${owner}, d.delivery_id as "deliveryId", d.number, d.order_number as "orderNumber",
  d.delivered_on as "deliveredOn", d.amount_minor as "amountMinor", d.open_minor as "openMinor",
  d.excess_minor as "excessMinor", d.original, d.marks, d.buyer_code as "buyerCode"`;

const invoiceColumns = sql`${owner}, d.invoice_id as "invoiceId", d.number, d.issued_on as "issuedOn", d.due_on as "dueOn",
  d.amount_minor as "amountMinor", d.open_minor as "openMinor", d.excess_minor as "excessMinor",
  d.order_number as "orderNumber", d.delivery_number as "deliveryNumber", d.completes_order as "completesOrder", d.disputed, d.original, d.marks,
  d.buyer_code as "buyerCode"`;

const settlementColumns = sql`${owner}, d.settlement_id as "settlementId", d.kind, d.number, d.settled_on as "settledOn",
  d.amount_minor as "amountMinor", d.unapplied_minor as "unappliedMinor", d.method, d.matures_on as "maturesOn", d.reason,
  d.named, d.reversed_on as "reversedOn", d.original, b.kind as "billKind", b.number as "billNumber", b.acceptor, b.due_on as "billDueOn", b.state as "billState",
  b.with_recourse as "withRecourse", b.counts, b.paid`;

const billOfSettlement = sql`
      left join receivables.bills b on (b.credit_group_id, b.customer_id, b.settlement_id)
                                     = (d.credit_group_id, d.customer_id, d.settlement_id)`;

const byNumber = { credit_group_id: 'uuid', customer_id: 'uuid', number: 'text' } as const;

/**
 * Each document by its unique number. With a plain join the planner reads the whole table for some thousand numbers,
 * and once more for the next thousand; the limit leaves it the index.
 */
function eachByNumber(table: 'deliveries' | 'invoices') {
  return sql`
      cross join lateral (
        select * from ${sql.table(`receivables.${table}`)}
         where (credit_group_id, customer_id, number) = (given.credit_group_id, given.customer_id, given.number)
         limit 1) d`;
}

export async function loadDeliveries(db: Sql, wanted: readonly Numbered[]): Promise<Owned<Delivery>[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<Stored<Owned<Delivery>>>`
    select ${deliveryColumns} from ${asTable(wanted.map(toKey), byNumber)} ${eachByNumber('deliveries')}`.execute(db);
  return rows.map(withOriginal<Owned<Delivery>>);
}

/** The deliveries of these orders that are not wholly invoiced. `number` is the order's. */
export async function loadDeliveriesToInvoice(db: Sql, orders: readonly Numbered[]): Promise<Owned<Delivery>[]> {
  if (orders.length === 0) return [];
  const { rows } = await sql<Stored<Owned<Delivery>>>`
    select ${deliveryColumns} from receivables.deliveries d
      join ${asTable(orders.map(toKey), byNumber)}
        on (d.credit_group_id, d.customer_id, d.order_number) = (given.credit_group_id, given.customer_id, given.number)
     where d.open_minor > 0`.execute(db);
  return rows.map(withOriginal<Owned<Delivery>>);
}

export async function loadInvoices(db: Sql, wanted: readonly Numbered[]): Promise<Owned<Invoice>[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<Stored<Owned<Invoice>>>`
    select ${invoiceColumns} from ${asTable(wanted.map(toKey), byNumber)} ${eachByNumber('invoices')}`.execute(db);
  return rows.map(withOriginal<Owned<Invoice>>);
}

/** Of each customer, the open invoices that are due first, just as many as `upToMinor` can reach; `currency` null: its own. */
export async function loadOldestOpenInvoices(
  db: Sql,
  wanted: readonly (Owner & { readonly upToMinor: bigint; readonly currency: string | null })[],
): Promise<Owned<Invoice>[]> {
  if (wanted.length === 0) return [];
  const rowsWanted = wanted.map((one) => ({
    ...toKey({ ...one, number: '' }),
    up_to: one.upToMinor,
    currency: one.currency,
  }));
  const { rows } = await sql<Stored<Owned<Invoice>>>`
    select ${invoiceColumns}
      from ${asTable(rowsWanted, { credit_group_id: 'uuid', customer_id: 'uuid', up_to: 'bigint', currency: 'text' })}
      cross join lateral (
        select i.*, sum(o.minor) over (order by i.due_on, i.issued_on, i.number) - o.minor as before_minor
          from receivables.invoices i
          cross join lateral (
            select coalesce((i.original -> 'minor' ->> 'openMinor')::bigint, i.open_minor) as minor) o
         where (i.credit_group_id, i.customer_id) = (given.credit_group_id, given.customer_id) and i.open_minor > 0
           and (i.original -> 'rate' ->> 'from') is not distinct from given.currency) d
     where d.before_minor < given.up_to`.execute(db);
  return rows.map(withOriginal<Owned<Invoice>>);
}

/** `number` stands with its kind: a receipt and a credit note may share one. */
export async function loadSettlements(
  db: Sql,
  wanted: readonly (Numbered & Pick<Settlement, 'kind'>)[],
): Promise<Owned<Settlement>[]> {
  if (wanted.length === 0) return [];
  const rowsWanted = wanted.map((one) => ({ ...toKey(one), kind: one.kind }));
  const { rows } = await sql<SettlementRow>`
    select ${settlementColumns} from receivables.settlements d
      join ${asTable(rowsWanted, { ...byNumber, kind: 'text' })} using (credit_group_id, customer_id, number, kind) ${billOfSettlement}`.execute(
    db,
  );
  return rows.map(toSettlement);
}

export async function loadUnappliedSettlements(db: Sql, owners: readonly Owner[]): Promise<Owned<Settlement>[]> {
  if (owners.length === 0) return [];
  const { rows } = await sql<SettlementRow>`
    select ${settlementColumns} from receivables.settlements d
      join ${asTable(
        owners.map((one) => toKey({ ...one, number: '' })),
        { credit_group_id: 'uuid', customer_id: 'uuid' },
      )}
        using (credit_group_id, customer_id) ${billOfSettlement}
     where d.unapplied_minor > 0`.execute(db);
  return rows.map(toSettlement);
}

/** Everything of these customers that is in another currency than theirs and still open. */
export async function loadOpenOriginals(db: Sql, owners: readonly Owner[]) {
  const given = asTable(
    owners.map((one) => toKey({ ...one, number: '' })),
    { credit_group_id: 'uuid', customer_id: 'uuid' },
  );
  const open = sql`d.original is not null and d.open_minor > 0`;
  const [deliveries, invoices, settlements, bills] = await Promise.all([
    sql<Stored<Owned<Delivery>>>`
      select ${deliveryColumns} from ${given} join receivables.deliveries d using (credit_group_id, customer_id)
       where ${open}`.execute(db),
    sql<Stored<Owned<Invoice>>>`
      select ${invoiceColumns} from ${given} join receivables.invoices d using (credit_group_id, customer_id)
       where ${open}`.execute(db),
    sql<SettlementRow>`
      select ${settlementColumns} from ${given}
        join receivables.settlements d using (credit_group_id, customer_id) ${billOfSettlement}
       where d.original is not null and d.unapplied_minor > 0`.execute(db),
    sql<SettlementRow>`
      select ${settlementColumns} from ${given}
        join receivables.bills b using (credit_group_id, customer_id)
        join receivables.settlements d on (d.credit_group_id, d.customer_id, d.settlement_id)
                                        = (b.credit_group_id, b.customer_id, b.settlement_id)
       where b.paid is not null and d.unapplied_minor = 0`.execute(db),
  ]);
  return {
    deliveries: deliveries.rows.map(withOriginal<Owned<Delivery>>),
    invoices: invoices.rows.map(withOriginal<Owned<Invoice>>),
    settlements: [...settlements.rows, ...bills.rows].map(toSettlement),
  };
}

/** Who has deliveries under these numbers: tells another customer's delivery from one that nobody has. */
export async function findDeliveryOwners(
  db: Sql,
  numbers: readonly string[],
): Promise<{ number: string; customerId: CustomerId; buyerId: CustomerId | null }[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ number: string; customerId: CustomerId; buyerId: CustomerId | null }>`
    select d.number, d.customer_id as "customerId", b.customer_id as "buyerId"
      from receivables.deliveries d left join customers.customers b on b.code = d.buyer_code
     where d.number = any(${numbers}::text[])`.execute(db);
  return rows;
}

/** What a settlement has paid so far, in the order of the invoices' due days. */
export async function loadAllocations(db: Sql, owner: Owner, settlementId: string): Promise<Allocation[]> {
  const { rows } = await sql<Stored<Allocation>>`
    select a.invoice_id as "invoiceId", i.number as "invoiceNumber", a.settlement_id as "settlementId",
           a.amount_minor as "amountMinor", a.applied_on as "appliedOn", a.original
      from receivables.allocations a join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
     where (a.credit_group_id, a.customer_id, a.settlement_id) = (${owner.creditGroupId}, ${owner.customerId}, ${settlementId})
     order by i.due_on, i.number`.execute(db);
  return rows.map(withOriginal<Allocation>);
}

export type OldestOpenItem = {
  readonly invoiceNumber: string;
  readonly dueOn: CalendarDate;
  readonly openMinor: bigint;
};

/** Of each customer the undisputed open invoice with the earliest due day: one index row; who has none is left out. */
export async function loadOldestOpenItems(db: Sql, owners: readonly Owner[]): Promise<Map<CustomerId, OldestOpenItem>> {
  if (owners.length === 0) return new Map();
  const keys = owners.map(({ creditGroupId, customerId }) => ({
    credit_group_id: creditGroupId,
    customer_id: customerId,
  }));
  const { rows } = await sql<OldestOpenItem & { customerId: CustomerId }>`
    select given.customer_id as "customerId", o.number as "invoiceNumber", o.due_on as "dueOn", o.open_minor as "openMinor"
      from ${asTable(keys, { credit_group_id: 'uuid', customer_id: 'uuid' })}
      cross join lateral (
        select * from receivables.invoices
         where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id) and open_minor > 0 and not disputed
         order by due_on, invoice_id limit 1) o`.execute(db);
  return new Map(rows.map(({ customerId, ...item }) => [customerId, item]));
}

type SettlementRow = Stored<Owned<Omit<Settlement, 'named' | 'bill' | 'reversedOn'>>> & {
  reversedOn: CalendarDate | null;
  named: { invoiceNumber: string; amountMinor: string }[] | null;
  billKind: Bill['kind'] | null;
  billNumber: string;
  acceptor: string | null;
  billDueOn: CalendarDate;
  billState: Bill['state'];
  withRecourse: boolean | null;
  counts: boolean;
  paid: StoredParts | null;
};

function toSettlement(row: SettlementRow): Owned<Settlement> {
  const {
    named,
    reversedOn,
    billKind,
    billNumber,
    acceptor,
    billDueOn,
    billState,
    withRecourse,
    counts,
    paid,
    ...rest
  } = row;
  const stored = withOriginal<Owned<Omit<Settlement, 'named' | 'bill' | 'reversedOn'>>>(rest);
  const settlement = { ...stored, ...(reversedOn !== null && { reversedOn }) };
  const asNamed =
    named?.map((one) => ({ invoiceNumber: one.invoiceNumber, amountMinor: BigInt(one.amountMinor) })) ?? null;
  if (billKind === null) return { ...settlement, named: asNamed };
  const bill = {
    kind: billKind,
    number: billNumber,
    acceptor,
    dueOn: billDueOn,
    state: billState,
    withRecourse,
    counts,
    ...partsOfBill(paid),
  };
  return { ...settlement, named: asNamed, bill };
}

/** What is kept beside the columns; most documents have none. */
export function withOriginal<Document>({ original, ...row }: Stored<Document>): Document {
  const { marks, buyerCode, ...rest } = row as { readonly marks?: Marks | null; readonly buyerCode?: string | null };
  const more = { ...(marks != null && { marks }), ...(buyerCode != null && { buyerCode }) };
  return { ...rest, ...more, ...originalOf(original) } as Document;
}

function toKey({ creditGroupId, customerId, number }: Numbered) {
  return { credit_group_id: creditGroupId, customer_id: customerId, number };
}
