import { ok } from '#kernel';
import { listCustomerEntries, type Platform, type StoredEntry, toPage } from '#platform';
import { customerNotFound } from '../customer-view.ts';
import { findCustomer } from '../store/customers.ts';

/** What was done about a customer and by whom, newest first. */
export async function listTimeline(
  { database }: Platform,
  code: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const customer = await findCustomer(database.sql, code);
  if (customer === undefined) return customerNotFound(code);
  const entries = await listCustomerEntries(database.sql, customer.customerId, limit + 1, cursor);
  return ok(toPage(entries, limit, { item: presentEntry, cursor: ({ entry }) => entry.entryId }));
}

function presentEntry({ entry }: StoredEntry) {
  const { entryId, at, actorKind, actorName, command, subject, detail } = entry;
  return { id: entryId, at: at.toISOString(), actorKind, actorName, command, subject, detail: forEverybody(detail) };
}

/** What people `judged` stands in the trail alone: who is to judge a second time must not know of the first. */
function forEverybody(detail: unknown): unknown {
  if (detail === null || typeof detail !== 'object' || !('judged' in detail)) return detail;
  const { judged: _, ...shown } = detail;
  return shown;
}
