import { sql } from 'kysely';
import { asTable, newId, type OutboxEvent, type Sql, type Tx } from '#platform';
import type { NoticeKind } from '../notice-kinds.ts';
import type { Facts, Told } from '../who-is-told.ts';

/** One for each person and event, however often the event is delivered; only to people who may sign in. */
export async function insertNotices(
  tx: Tx,
  notices: readonly (Told & Pick<OutboxEvent, 'eventId' | 'at'>)[],
): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ userId, eventId, at, kind, facts }) => ({
    notice_id: newId(),
    user_id: userId,
    event_id: eventId,
    at,
    kind,
    facts: JSON.stringify(facts),
  }));
  await sql`
    insert into notices.notices (notice_id, user_id, event_id, at, kind, facts)
    select given.notice_id, u.user_id, given.event_id, given.at, given.kind, given.facts
      from ${asTable(rows, { notice_id: 'uuid', user_id: 'text', event_id: 'uuid', at: 'timestamptz', kind: 'text', facts: 'jsonb' })}
      join team.users u on u.user_id::text = given.user_id and u.disabled_at is null
    on conflict (event_id, user_id) do nothing`.execute(tx);
}

export type Notice = {
  readonly noticeId: string;
  readonly at: Date;
  readonly kind: NoticeKind;
  readonly facts: Facts;
  readonly readAt: Date | null;
};

/** What one person was told, what happened last first; `before` is the last of the page above. */
export async function listNotices(
  db: Sql,
  userId: string,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select notice_id as "noticeId", at, kind, facts, read_at as "readAt" from notices.notices
     where user_id = ${userId} and ${before === undefined ? sql`true` : sql`(at, notice_id) < ${placeOf(before)}`}
     order by at desc, notice_id desc limit ${limit}`.execute(db);
  return rows;
}

/** Several may have come with one delivery: the day and minute of what happened is their order. */
function placeOf(noticeId: string) {
  return sql`(select at, notice_id from notices.notices where notice_id = ${noticeId}::uuid)`;
}

export async function countUnread(db: Sql, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notices.notices where user_id = ${userId} and read_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Marks one notice of this person, or all up to one that they have seen. Returns how many were not read before. */
export async function markRead(
  db: Sql,
  userId: string,
  { noticeId, andOlder }: { noticeId: string; andOlder: boolean },
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update notices.notices set read_at = ${now}
     where user_id = ${userId} and read_at is null
       and (at, notice_id) ${andOlder ? sql`<=` : sql`=`} ${placeOf(noticeId)}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** What is older than this is no news to anybody. */
const noticesKeptDays = 180;

export async function forgetOldNotices(db: Sql, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from notices.notices
     where at < ${now}::timestamptz - make_interval(days => ${noticesKeptDays})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
