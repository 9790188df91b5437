import { sql } from 'kysely';
import type { Customer, CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { asTable, type Sql } from '#platform';
import { type Delivery, type Marks, originalOf, type Settlement, type StoredOriginal } from '#receivables';
import {
  loadDeliveries,
  loadDeliveriesToInvoice,
  loadInvoices,
  loadOldestOpenInvoices,
  loadSettlements,
  loadUnappliedSettlements,
  type Owned,
  type Owner,
} from '#receivables/usecases';
import {
  type Books,
  documentKey,
  openBooks,
  type Position,
  type Reservation,
  type ReservedDocument,
  settlementKey,
} from '../books.ts';

export const ownerColumns = { credit_group_id: 'uuid', customer_id: 'uuid' } as const;

/** Which documents a posting has to see. Everything is asked for once, set-based, whatever the number of customers. */
export type Needed = {
  readonly reservations?: readonly (Owner & ReservedDocument)[];
  readonly deliveries?: readonly (Owner & { readonly number: string })[];
  /** Also what the orders of those deliveries have reserved, and their other deliveries. */
  readonly ordersOfDeliveries?: true;
  /** Orders of which the deliveries that are not invoiced yet are wanted. */
  readonly deliveriesOfOrders?: readonly (Owner & { readonly number: string })[];
  readonly invoices?: readonly (Owner & { readonly number: string })[];
  readonly settlements?: readonly (Owner & Pick<Settlement, 'kind' | 'number'>)[];
  /** The invoices that are due first, as many as this amount can settle. */
  readonly oldestInvoices?: readonly (Owner & { readonly upToMinor: bigint; readonly currency: string | null })[];
  /** Money that waits for invoices. */
  readonly unappliedCash?: true;
};

/** Opens the books of these customers. Call it under the lock of their groups. */
export async function loadBooks(
  tx: Sql,
  customers: Iterable<Customer>,
  needed: Needed,
): Promise<Map<CustomerId, Books>> {
  const owners: Owner[] = [...customers].map(({ customerId, creditGroupId }) => ({ customerId, creditGroupId }));
  const [positions, deliveries, invoices, oldest, settlements] = await Promise.all([
    loadPositions(tx, owners),
    loadDeliveries(tx, needed.deliveries ?? []),
    loadInvoices(tx, needed.invoices ?? []),
    loadOldestOpenInvoices(tx, needed.oldestInvoices ?? []),
    loadSettlements(tx, needed.settlements ?? []),
  ]);
  const orders = needed.ordersOfDeliveries === true ? ordersOf(deliveries) : [];
  const ordersReserved = orders.map((order) => ({ ...order, type: 'sales_order' as const }));
  const withCash = owners.filter(({ customerId }) => (positions.get(customerId)?.unappliedMinor ?? 0n) > 0n);
  const [ofOrders, reservations, unapplied] = await Promise.all([
    loadDeliveriesToInvoice(tx, [...(needed.deliveriesOfOrders ?? []), ...orders]),
    loadReservations(tx, [...(needed.reservations ?? []), ...ordersReserved]),
    loadUnappliedSettlements(tx, needed.unappliedCash === true ? withCash : []),
  ]);

  const drawnOn = await loadReservations(tx, ordersDrawnOn(reservations));

  const all = new Map(owners.map((owner) => [owner.customerId, openBooks(owner, positions.get(owner.customerId))]));
  putInto(all, [...deliveries, ...ofOrders], (books, delivery) => books.deliveries.set(delivery.number, delivery));
  putInto(all, [...invoices, ...oldest], (books, invoice) => books.invoices.set(invoice.number, invoice));
  putInto(all, [...settlements, ...unapplied], (books, one) => books.settlements.set(settlementKey(one), one));
  putInto(all, [...reservations, ...drawnOn], putReservation);
  return all;
}

/** Lays documents into their owners' books, which note when one of them counts in another currency than its own. */
export function putInto<Document extends { readonly original?: unknown }>(
  all: ReadonlyMap<CustomerId, Books>,
  documents: readonly Owned<Document>[],
  put: (books: Books, document: Owned<Document>) => void,
): void {
  for (const document of documents) {
    const books = all.get(document.customerId);
    if (books === undefined) continue;
    put(books, document);
    if (document.original !== undefined) books.hasOriginals = true;
  }
}

export function putReservation(books: Books, reservation: Owned<Reservation>): void {
  books.reservations.set(documentKey(reservation.document), reservation);
}

/** Orders that these deliveries were checked for, and that are not among them. */
function ordersDrawnOn(reservations: readonly Owned<Reservation>[]): (Owner & ReservedDocument)[] {
  const loaded = new Set(reservations.map(({ customerId, document }) => `${customerId} ${documentKey(document)}`));
  return reservations.flatMap(({ creditGroupId, customerId, orderNumber }) => {
    if (orderNumber === null) return [];
    const order = { type: 'sales_order' as const, number: orderNumber };
    return loaded.has(`${customerId} ${documentKey(order)}`) ? [] : [{ creditGroupId, customerId, ...order }];
  });
}

function ordersOf(deliveries: readonly Owned<Delivery>[]): (Owner & { number: string })[] {
  return deliveries.flatMap(({ creditGroupId, customerId, orderNumber }) =>
    orderNumber === null ? [] : [{ creditGroupId, customerId, number: orderNumber }],
  );
}

export const positionColumns = sql`
  p.open_orders_minor as "openOrdersMinor", p.delivered_minor as "deliveredMinor", p.receivables_minor as "receivablesMinor",
  p.bills_minor as "billsMinor", p.unapplied_minor as "unappliedMinor", p.entry_no as "entryNo"`;

export async function loadPositions(db: Sql, owners: readonly Owner[]): Promise<Map<CustomerId, Position>> {
  if (owners.length === 0) return new Map();
  const { rows } = await sql<Position & { customerId: CustomerId }>`
    select p.customer_id as "customerId", ${positionColumns}
      from ${asTable(owners.map(toKey), ownerColumns)}
      cross join lateral (
        select * from exposure.positions
         where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id) limit 1) p`.execute(db);
  return new Map(rows.map(({ customerId, ...position }) => [customerId, position]));
}

const documentColumns = { ...ownerColumns, document_type: 'text', document_number: 'text' } as const;

async function loadReservations(db: Sql, wanted: readonly (Owner & ReservedDocument)[]): Promise<Owned<Reservation>[]> {
  if (wanted.length === 0) return [];
  const keys = wanted.map((one) => ({ ...toKey(one), document_type: one.type, document_number: one.number }));
  const { rows } = await sql<ReservationRow>`
    select ${reservationColumns}
      from ${asTable(keys, documentColumns)}
      cross join lateral (
        select * from exposure.reservations
         where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id)
           and (document_type, document_number) = (given.document_type, given.document_number)
           and status <> 'replaced' limit 1) r`.execute(db);
  return rows.map(toReservation);
}

export type ReservationRow = Omit<
  Owned<Reservation>,
  'document' | 'cover' | 'deliverOn' | 'uncounted' | 'original' | 'marks' | 'buyerCode'
> & {
  buyerCode: string | null;
  deliverOn: CalendarDate | null;
  uncounted: boolean;
  original: StoredOriginal;
  marks: Marks | null;
  cover: { upToMinor: string; prepayMinor: string; until: CalendarDate } | null;
  documentType: ReservedDocument['type'];
  documentNumber: string;
};

export const reservationColumns = sql`
  r.credit_group_id as "creditGroupId", r.customer_id as "customerId", r.reservation_id as "reservationId",
  r.document_type as "documentType", r.document_number as "documentNumber", r.amount_minor as "amountMinor",
  r.taken_minor as "takenMinor", r.invoiced_ahead_minor as "invoicedAheadMinor", r.open_minor as "openMinor", r.status, r.origin, r.created_at as "createdAt",
  r.ends_reason as "endsReason", r.drawn_minor as "drawnMinor", r.order_number as "orderNumber", r.cover,
  r.deliver_on as "deliverOn", r.uncounted, r.original, r.marks, r.buyer_code as "buyerCode"`;

export function toReservation(given: ReservationRow): Owned<Reservation> {
  const { documentType, documentNumber, cover, deliverOn, uncounted, original, marks, buyerCode, ...row } = given;
  const reservation: Owned<Reservation> = {
    ...row,
    document: { type: documentType, number: documentNumber },
    ...(deliverOn !== null && { deliverOn }),
    ...(uncounted && { uncounted }),
    ...originalOf(original),
    ...(marks !== null && { marks }),
    ...(buyerCode !== null && { buyerCode }),
  };
  if (cover === null) return reservation;
  const { upToMinor, prepayMinor, until } = cover;
  return { ...reservation, cover: { upToMinor: BigInt(upToMinor), prepayMinor: BigInt(prepayMinor), until } };
}

/** In whose books a number is, and who bought where that is another. */
export type NumberOwner = {
  readonly number: string;
  readonly customerId: CustomerId;
  readonly buyerId: CustomerId | null;
};

/** Who has orders under these numbers: tells another customer's order from one that nobody has. */
export async function findOrderOwners(db: Sql, numbers: readonly string[]): Promise<NumberOwner[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<NumberOwner>`
    select number, o.customer_id as "customerId", b.customer_id as "buyerId"
      from (select document_number as number, customer_id, buyer_code from exposure.reservations
             where document_number = any(${numbers}::text[]) and document_type = 'sales_order' and status <> 'replaced'
               and origin <> 'unreserved'
            union
            select document_number, customer_id, buyer_code from exposure.holds
             where document_number = any(${numbers}::text[]) and document_type = 'sales_order') o
      left join customers.customers b on b.code = o.buyer_code`.execute(db);
  return rows;
}

export function toKey({ creditGroupId, customerId }: Owner) {
  return { credit_group_id: creditGroupId, customer_id: customerId };
}
