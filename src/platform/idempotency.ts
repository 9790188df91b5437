import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import type { Sql } from './postgres/database.ts';

type Keyed = { readonly callerId: string; readonly lane: string; readonly key: string };

/** Keys are remembered at least this long. */
const keysKeptDays = 30;

/**
 * Takes the key for this transaction. A second request with the same key waits here until the first has ended, then
 * gets `false` (answered) or `true` (the first was refused, so the key is free again).
 */
export async function takeKey(
  tx: Sql,
  { callerId, lane, key, inputHash, now }: Keyed & { inputHash: Buffer; now: Date },
) {
  const { numAffectedRows } = await sql`
    insert into platform.idempotency_keys (caller_id, lane, key, input_hash, created_at)
    values (${callerId}, ${lane}, ${key}, ${inputHash}, ${now})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function rememberAnswer(
  tx: Sql,
  { callerId, lane, key, answer }: Keyed & { answer: unknown },
): Promise<void> {
  await sql`
    update platform.idempotency_keys set answer = ${canonicalJson(answer)}::jsonb
     where caller_id = ${callerId} and lane = ${lane} and key = ${key}`.execute(tx);
}

export async function findAnswer<Answer>(
  tx: Sql,
  { callerId, lane, key }: Keyed,
): Promise<{ inputHash: Buffer; answer: Answer }> {
  const { rows } = await sql<{ inputHash: Buffer; answer: Answer }>`
    select input_hash as "inputHash", answer from platform.idempotency_keys
     where caller_id = ${callerId} and lane = ${lane} and key = ${key}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('An idempotency key that was taken has vanished.');
  return row;
}

/** The nightly clean-up. Returns how many keys were forgotten. */
export async function forgetOldKeys(db: Sql, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from platform.idempotency_keys
     where created_at < ${now}::timestamptz - make_interval(days => ${keysKeptDays})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
