import { appendAudit, appendEvents, type Tx } from '#platform';
import { pinyinOfNames } from '#customers/usecases';
import type { Entry, Position, Reservation } from '#exposure';
import { CNY, canonicalJson } from '#kernel';
import { keepNewest } from '#limits/usecases';
import type { Allocation, Delivery, Invoice, Settlement } from '#receivables';
import type { DemoGrant } from '../grants.ts';
import { type Dispute, type History, openedAt } from '../history.ts';
import { newsOf } from '../news.ts';
import { type KeptCheck, type KeptHold, keptHolds } from '../order-desk.ts';
import { ownerOf } from '../owners.ts';
import { trailOf } from '../trail.ts';
import { creditInsertions } from './credit-tables.ts';
import { type Columns, insertion, type Table } from './insert-rows.ts';

// Which column takes which figure. Nearly every row starts with whose it is.

const customers = (pinyinOf: ReadonlyMap<string, string>): Table<History> => ({
  name: 'customers.customers',
  rowsOf: (history) => [history],
  columns: {
    name_pinyin: ['text', ({ player }) => pinyinOf.get(player.name)],
    customer_id: ['uuid', ({ player }) => player.customerId],
    credit_group_id: ['uuid', ({ player }) => player.creditGroupId],
    code: ['text', ({ player }) => player.code],
    name: ['text', ({ player }) => player.name],
    unified_social_credit_code: ['text', ({ player }) => player.unifiedSocialCreditCode],
    industry: ['text', ({ player }) => player.industry.name],
    parent_id: ['uuid', ({ player }) => player.parentId],
    owner_id: ['uuid', ({ player, people }) => ownerOf(player, people)?.id],
    country: ['text', () => 'CN'],
    currency: ['text', () => CNY],
    status: ['text', ({ standing }) => standing.status],
    version: ['int', versionOf],
    blacklisted_at: ['timestamptz', ({ standing }) => standing.blacklist?.at],
    blacklist_reason: ['text', ({ standing }) => standing.blacklist?.reason],
    frozen_at: ['timestamptz', ({ standing }) => standing.freeze?.at],
    freeze_reason: ['text', ({ standing }) => standing.freeze?.reason],
    created_at: ['timestamptz', openedAt],
  },
});

/** One more with each change of its standing. */
function versionOf({ standing }: History): string {
  const changes = [standing.blacklist !== null, standing.freeze !== null, standing.status !== 'active'];
  return String(1 + changes.filter(Boolean).length);
}

const groups: Table<History> = {
  name: 'customers.credit_groups',
  rowsOf: (history) => (history.player.parentId === null ? [history] : []),
  columns: {
    credit_group_id: ['uuid', ({ player }) => player.creditGroupId],
    created_at: ['timestamptz', openedAt],
  },
};

const owner: Columns<unknown> = {
  credit_group_id: ['uuid', (_, { player }) => player.creditGroupId],
  customer_id: ['uuid', (_, { player }) => player.customerId],
};

const limits: Table<DemoGrant> = {
  name: 'limits.limits',
  rowsOf: ({ grants }) => grants,
  columns: {
    ...owner,
    limit_id: ['uuid', (row) => row.limitId],
    kind: ['text', (row) => row.amount.kind],
    currency: ['text', () => CNY],
    amount_minor: ['bigint', (row) => (row.amount.kind === 'amount' ? row.amount.amount.minor : null)],
    single_document_minor: ['bigint', (row) => row.singleDocument?.minor],
    valid_from: ['date', (row) => row.validFrom],
    valid_to: ['date', (row) => row.validTo],
    granted_to: ['date', (row) => row.grantedTo],
    reason: ['text', (row) => row.reason],
    granted_by: ['text', (row) => row.grantedBy],
    granted_at: ['timestamptz', (row) => row.grantedAt],
    ended_by: ['uuid', (row) => row.endedBy],
    temporary: ['boolean', (row) => row.temporary],
    terms: ['jsonb', (row) => row.terms && canonicalJson(row.terms)],
    application_id: ['uuid', (row) => row.applicationId],
  },
};

const deliveries: Table<Delivery> = {
  name: 'receivables.deliveries',
  rowsOf: ({ books }) => [...books.deliveries.values()],
  columns: {
    ...owner,
    delivery_id: ['uuid', (row) => row.deliveryId],
    number: ['text', (row) => row.number],
    order_number: ['text', (row) => row.orderNumber],
    delivered_on: ['date', (row) => row.deliveredOn],
    amount_minor: ['bigint', (row) => row.amountMinor],
    open_minor: ['bigint', (row) => row.openMinor],
    excess_minor: ['bigint', (row) => row.excessMinor],
    booked_at: ['timestamptz', (row, { bookedAt }) => bookedAt.get(row.deliveryId)],
  },
};

const invoices: Table<Invoice> = {
  name: 'receivables.invoices',
  rowsOf: ({ books }) => [...books.invoices.values()],
  columns: {
    ...owner,
    invoice_id: ['uuid', (row) => row.invoiceId],
    number: ['text', (row) => row.number],
    issued_on: ['date', (row) => row.issuedOn],
    due_on: ['date', (row) => row.dueOn],
    amount_minor: ['bigint', (row) => row.amountMinor],
    open_minor: ['bigint', (row) => row.openMinor],
    excess_minor: ['bigint', (row) => row.excessMinor],
    order_number: ['text', (row) => row.orderNumber],
    delivery_number: ['text', (row) => row.deliveryNumber],
    completes_order: ['boolean', (row) => row.completesOrder],
    disputed: ['boolean', (row) => row.disputed],
    booked_at: ['timestamptz', (row, { bookedAt }) => bookedAt.get(row.invoiceId)],
  },
};

const settlements: Table<Settlement> = {
  name: 'receivables.settlements',
  rowsOf: ({ books }) => [...books.settlements.values()],
  columns: {
    ...owner,
    settlement_id: ['uuid', (row) => row.settlementId],
    kind: ['text', (row) => row.kind],
    number: ['text', (row) => row.number],
    settled_on: ['date', (row) => row.settledOn],
    amount_minor: ['bigint', (row) => row.amountMinor],
    unapplied_minor: ['bigint', (row) => row.unappliedMinor],
    method: ['text', (row) => row.method],
    matures_on: ['date', (row) => row.maturesOn],
    reason: ['text', (row) => row.reason],
    named: ['jsonb', (row) => row.named && canonicalJson(row.named)],
    booked_at: ['timestamptz', (row, { bookedAt }) => bookedAt.get(row.settlementId)],
  },
};

const allocations: Table<Allocation> = {
  name: 'receivables.allocations',
  rowsOf: ({ books }) => books.written.allocations,
  columns: {
    ...owner,
    invoice_id: ['uuid', (row) => row.invoiceId],
    settlement_id: ['uuid', (row) => row.settlementId],
    amount_minor: ['bigint', (row) => row.amountMinor],
    applied_on: ['date', (row) => row.appliedOn],
    booked_at: ['timestamptz', (_, { allocatedAt }, place) => allocatedAt[place]],
  },
};

const disputes: Table<Dispute> = {
  name: 'receivables.disputes',
  rowsOf: ({ disputes }) => disputes,
  columns: {
    ...owner,
    dispute_id: ['uuid', (row) => row.disputeId],
    invoice_id: ['uuid', (row) => row.invoiceId],
    raised_on: ['date', (row) => row.raisedOn],
    reason: ['text', (row) => row.reason],
    settled_on: ['date', (row) => row.settledOn],
    resolution: ['text', (row) => row.resolution],
  },
};

const positions: Table<Position> = {
  name: 'exposure.positions',
  rowsOf: ({ books }) => [books.position],
  columns: {
    ...owner,
    open_orders_minor: ['bigint', (row) => row.openOrdersMinor],
    delivered_minor: ['bigint', (row) => row.deliveredMinor],
    receivables_minor: ['bigint', (row) => row.receivablesMinor],
    unapplied_minor: ['bigint', (row) => row.unappliedMinor],
    entry_no: ['bigint', (row) => row.entryNo],
  },
};

const entries: Table<Entry> = {
  name: 'exposure.entries',
  rowsOf: ({ books }) => books.written.entries,
  columns: {
    ...owner,
    entry_no: ['bigint', (row) => row.entryNo],
    booked_at: ['timestamptz', (row) => row.bookedAt],
    cause: ['text', (row) => row.cause],
    document_type: ['text', (row) => row.document.type],
    document_number: ['text', (row) => row.document.number],
    open_orders_minor: ['bigint', (row) => row.openOrdersMinor],
    delivered_minor: ['bigint', (row) => row.deliveredMinor],
    receivables_minor: ['bigint', (row) => row.receivablesMinor],
    unapplied_minor: ['bigint', (row) => row.unappliedMinor],
    exposure_after: ['bigint', (row) => row.exposureAfterMinor],
  },
};

const reservations: Table<Reservation> = {
  name: 'exposure.reservations',
  rowsOf: ({ books }) => [...books.reservations.values(), ...books.written.replaced],
  columns: {
    ...owner,
    reservation_id: ['uuid', (row) => row.reservationId],
    document_type: ['text', (row) => row.document.type],
    document_number: ['text', (row) => row.document.number],
    amount_minor: ['bigint', (row) => row.amountMinor],
    taken_minor: ['bigint', (row) => row.takenMinor],
    invoiced_ahead_minor: ['bigint', (row) => row.invoicedAheadMinor],
    open_minor: ['bigint', (row) => row.openMinor],
    status: ['text', (row) => row.status],
    origin: ['text', (row) => row.origin],
    created_at: ['timestamptz', (row) => row.createdAt],
    ends_reason: ['text', (row) => row.endsReason],
  },
};

const checks: Table<KeptCheck> = {
  name: 'exposure.credit_checks',
  rowsOf: ({ checks }) => checks,
  columns: {
    ...owner,
    check_id: ['uuid', (row) => row.checkId],
    caller_id: ['text', (row) => row.callerId],
    request_key: ['text', (row) => row.requestKey],
    request_hash: ['bytea', (row) => row.requestHash],
    checked_at: ['timestamptz', (row) => row.checkedAt],
    outcome: ['text', (row) => row.outcome],
    document_type: ['text', () => 'sales_order'],
    document_number: ['text', (row) => row.documentNumber],
    amount_minor: ['bigint', (row) => row.amountMinor],
    policy_version: ['text', (row) => row.policyVersion],
    snapshot: ['text', (row) => row.snapshotJson],
    answer: ['text', (row) => row.answerJson],
  },
};

const holds: Table<KeptHold> = {
  name: 'exposure.holds',
  rowsOf: keptHolds,
  columns: {
    ...owner,
    hold_id: ['uuid', (row) => row.holdId],
    check_id: ['uuid', (row) => row.checkId],
    document_type: ['text', () => 'sales_order'],
    document_number: ['text', (row) => row.documentNumber],
    currency: ['text', () => CNY],
    amount_minor: ['bigint', (row) => row.amountMinor],
    reserve_minor: ['bigint', (row) => row.amountMinor],
    objections: ['jsonb', (row) => canonicalJson(row.objections)],
    status: ['text', (row) => row.status],
    requested_by: ['text', (row) => row.requestedBy],
    requester_name: ['text', (row) => row.requesterName],
    created_at: ['timestamptz', (row) => row.createdAt],
    closed_at: ['timestamptz', (row) => row.closedAt],
    closed_by: ['text', (row) => row.closedBy],
    close_reason: ['text', (row) => row.closeReason],
    reservation_id: ['uuid', (row) => row.reservationId],
  },
};

/** Parents of foreign keys first, groups and customers before all of these. */
const insertions = [
  (histories: readonly History[]) => insertion(limits, histories),
  (histories: readonly History[]) => insertion(deliveries, histories),
  (histories: readonly History[]) => insertion(invoices, histories),
  (histories: readonly History[]) => insertion(settlements, histories),
  (histories: readonly History[]) => insertion(allocations, histories),
  (histories: readonly History[]) => insertion(disputes, histories),
  (histories: readonly History[]) => insertion(positions, histories),
  (histories: readonly History[]) => insertion(entries, histories),
  (histories: readonly History[]) => insertion(reservations, histories),
  (histories: readonly History[]) => insertion(checks, histories),
  (histories: readonly History[]) => insertion(holds, histories),
  ...creditInsertions,
];

/**
 * Writes the histories of some customers, each table as one statement, and their audit trail; groups come before
 * their members. Nothing waits for an answer, so PostgreSQL does not wait for the next statement.
 */
export async function saveHistories(tx: Tx, histories: readonly History[]): Promise<void> {
  const names = histories.map(({ player }) => player.name);
  const pinyin = await pinyinOfNames(names);
  const customersOf = customers(new Map(names.map((name, place) => [name, pinyin[place] ?? ''])));
  const sent: Promise<unknown>[] = [];
  for (const insertionOf of [
    (all: readonly History[]) => insertion(groups, all),
    (all: readonly History[]) => insertion(customersOf, all),
    ...insertions,
  ]) {
    const next = insertionOf(histories);
    if (next !== undefined) sent.push(next.execute(tx));
  }
  const renewed = histories.filter(({ grants }) => grants.length > 1).map(({ player }) => player);
  sent.push(
    keepNewest(tx, renewed),
    appendAudit(tx, histories.flatMap(trailOf)),
    appendEvents(tx, histories.flatMap(newsOf)),
  );
  await Promise.all(sent);
}
