import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import { type Database, inTransaction, type Sql, type Statement, type Tx } from './postgres/database.ts';

/** Something that happened, for rooms further down the table: notices, re-checks of holds. Never a figure. */
export type OutboxEvent = {
  readonly eventId: string;
  readonly at: Date;
  readonly kind: string;
  readonly payload: unknown;
  /** Whose command it was: the id of a user or a key, `system`, `operator`. */
  readonly actorId: string | null;
};

export async function appendEvents(tx: Sql, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length > 0) await eventsInsert(events).execute(tx);
}

/** The insert of events, one or more, to be sent with other writes. */
export function eventsInsert(events: readonly OutboxEvent[]): Statement {
  const given = canonicalJson(events.map((event) => ({ ...event, at: event.at.toISOString() })));
  return sql`
    insert into platform.outbox (event_id, at, kind, payload, actor_id)
    select (event->>'eventId')::uuid, (event->>'at')::timestamptz, event->>'kind', event->'payload', event->>'actorId'
      from jsonb_array_elements(${given}::jsonb) as event`;
}

/** Hears of events in the order in which they happened. All that it writes goes into `tx`, and nothing elsewhere. */
export type Listener = (tx: Tx, events: readonly OutboxEvent[]) => Promise<void>;

/** Any fixed number: those who would deliver meet on it, and one of them does. */
const deliveryLock = 4_820_172;
const eventsPerDelivery = 200;

/**
 * Gives the events that nobody has heard of yet to every listener, and marks them in the same transaction: a crash in
 * between takes back what the listeners wrote, and the next delivery begins with the same events. Returns how many.
 */
export async function deliverEvents(
  { database, now }: { database: Pick<Database, 'transact'>; now: Date },
  listeners: readonly Listener[],
): Promise<number> {
  return inTransaction(database, async (tx) => {
    const { rows: locks } = await sql<{ taken: boolean }>`
      select pg_try_advisory_xact_lock(${deliveryLock}) as taken`.execute(tx);
    if (locks[0]?.taken !== true) return 0;
    const { rows: events } = await sql<OutboxEvent>`
      select event_id as "eventId", at, kind, payload, actor_id as "actorId" from platform.outbox
       where handled_at is null order by event_id limit ${eventsPerDelivery}`.execute(tx);
    if (events.length === 0) return 0;
    for (const listener of listeners) await listener(tx, events);
    await sql`
      update platform.outbox set handled_at = ${now}
       where event_id = any(${events.map(({ eventId }) => eventId)}::uuid[])`.execute(tx);
    return events.length;
  });
}

/** Events are kept this long for whoever listens. */
const eventsKeptDays = 30;

/** The nightly clean-up. Returns how many events were forgotten. */
export async function forgetOldEvents(db: Sql, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from platform.outbox
     where at < ${now}::timestamptz - make_interval(days => ${eventsKeptDays})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
