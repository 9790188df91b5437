import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import type { Sql } from './postgres/database.ts';

/** Something that happened, for rooms further down the table: notices, re-checks of holds. Never a figure. */
export type OutboxEvent = {
  readonly eventId: string;
  readonly at: Date;
  readonly kind: string;
  readonly payload: unknown;
};

export async function appendEvents(tx: Sql, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into platform.outbox (event_id, at, kind, payload)
    select (event->>'eventId')::uuid, (event->>'at')::timestamptz, event->>'kind', event->'payload'
      from jsonb_array_elements(${canonicalJson(events.map((event) => ({ ...event, at: event.at.toISOString() })))}::jsonb) as event`.execute(
    tx,
  );
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
