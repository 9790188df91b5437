import { type AddressBook, notePayers } from '#customers/usecases';
import type { CalendarDate } from '#kernel';
import { eventsInsert, inExpressTransaction, newId, type Platform, type Statement, todayAt, together } from '#platform';
import { type Policy, policyInForce } from '#policy';
import { hasFreed } from '../books.ts';
import { inWords, insertChecks } from '../store/checks.ts';
import { writeHolds } from '../store/holds.ts';
import { ledgerWrites } from '../store/save-books.ts';
import { auditChecks } from './audit-checks.ts';
import { type Desk, openDesk } from './check-desk.ts';
import { decide } from './decide-check.ts';
import type { AskedCheck, Checked } from './sent-check.ts';

/**
 * Decides a batch of checks in the order in which they arrived, in one transaction of two round trips: lock the groups
 * and load all that the decisions need; decide one after the other on working copies of the books; write everything
 * set-based and commit. Two orders can therefore never take the same headroom, whether they meet in one batch, in two
 * lanes or in two servers.
 */
export async function checkBatch(
  platform: Platform,
  addresses: AddressBook,
  asked: readonly AskedCheck[],
  policyOf: (asOf: CalendarDate) => Policy = policyInForce,
): Promise<Checked[]> {
  const named = asked.flatMap(({ sent }) => (sent.payerCode === undefined ? [] : [sent.payerCode]));
  const found = new Set<string>();
  for (;;) {
    const codes = [...new Set([...asked.map((one) => one.sent.customerCode), ...named, ...found])];
    const seenAt = await addresses.find(codes);
    const results = await inExpressTransaction(platform.database, async (tx) => {
      const now = platform.clock.now();
      const today = todayAt(platform.clock, platform.company);
      const desk = await openDesk(tx, seenAt, asked, found, { today, timeZone: platform.company.timeZone, policyOf });
      if (desk === undefined) return { outcome: undefined, writes: [] };
      const decided = asked.map((one) => decide(desk, one, { now, today }));
      return { outcome: decided, writes: writesOf(desk, asked, now) };
    });
    if (results !== undefined) return results;
    // A customer changed its group: the lock that was taken protects nothing, so look again. Or another payer was found.
    addresses.forget(codes);
  }
}

/**
 * A document has one open hold: the older one must be closed before the newer is written. The books go first, and
 * the decisions are put in words while the database writes them.
 */
export function* writesOf(desk: Desk, asked: readonly AskedCheck[], now: Date): Generator<readonly Statement[]> {
  const { books, superseded, newHolds, decided, firstPayers } = desk;
  if (decided.length === 0) return;
  const { altered, added } = ledgerWrites([...books.values()]);
  const first = [
    ...(firstPayers.size > 0 ? [notePayers([...firstPayers])] : []),
    ...altered,
    ...(superseded.length > 0 ? [writeHolds(superseded)] : []),
    ...(newHolds.length > 0 ? [writeHolds(newHolds)] : []),
  ];
  yield [...first, ...together(added)];
  const records = decided.map((one) => {
    const record = Object.assign(one, inWords({ snapshot: one.snapshot, answer: one.answered.value }));
    one.answered.text = record.answerJson;
    return record;
  });
  yield together([insertChecks(records), auditChecks(asked, records, now), ...newsOf(desk, asked, now)]);
}

/** Tells whoever listens which documents wait for a person now, and who has headroom again: an order asked for less. */
function newsOf(desk: Desk, asked: readonly AskedCheck[], now: Date): Statement[] {
  const codes = new Map([...desk.customers.values()].map(({ customerId, code }) => [customerId, code]));
  const callers = new Map(asked.map(({ caller }) => [`${caller.kind}:${caller.id}`, caller.id]));
  const open = desk.newHolds.filter(({ status }) => status === 'open');
  const held = open.map(({ holdId, customerId, requestedBy, buyerCode }) => ({
    eventId: newId(),
    at: now,
    kind: 'order_held',
    payload: { holdId, customerCodes: [codes.get(customerId), ...(buyerCode === undefined ? [] : [buyerCode])] },
    actorId: callers.get(requestedBy) ?? null,
  }));
  const customerCodes = [...desk.books.values()].filter(hasFreed).map(({ customerId }) => codes.get(customerId));
  const freed = { eventId: newId(), at: now, kind: 'headroom_freed', payload: { customerCodes }, actorId: null };
  const events = customerCodes.length === 0 ? held : [...held, freed];
  return events.length === 0 ? [] : [eventsInsert(events)];
}
