import { sql } from 'kysely';
import type { Sql, Tx } from '#platform';
import { type Attempts, attemptsAllowed, lockMinutes } from '../lock-out.ts';

// The address is hashed in SQL, in the same way wherever it is compared.
const hashOf = (email: string) => sql`sha256(convert_to(lower(${email}), 'UTF8'))`;

/** Locks the count of one address, so that guesses made at once are counted one after another. */
export async function lockAttempts(tx: Tx, email: string, now: Date): Promise<Attempts | undefined> {
  const { numAffectedRows } = await sql`
    insert into team.sign_in_attempts (email_hash, attempts, last_attempt_at)
    values (${hashOf(email)}, 0, ${now}) on conflict do nothing`.execute(tx);
  if (numAffectedRows === 1n) return undefined;
  const { rows } = await sql<Attempts>`
    select attempts, last_attempt_at as "lastAttemptAt", locked_until as "lockedUntil"
      from team.sign_in_attempts where email_hash = ${hashOf(email)} for update`.execute(tx);
  return rows[0];
}

export async function saveAttempts(tx: Tx, email: string, { attempts, lastAttemptAt, lockedUntil }: Attempts) {
  await sql`
    insert into team.sign_in_attempts (email_hash, attempts, last_attempt_at, locked_until)
    values (${hashOf(email)}, ${attempts}, ${lastAttemptAt}, ${lockedUntil})
    on conflict (email_hash) do update
       set attempts = excluded.attempts, last_attempt_at = excluded.last_attempt_at,
           locked_until = excluded.locked_until`.execute(tx);
}

export async function clearAttempts(db: Sql, email: string): Promise<void> {
  await sql`delete from team.sign_in_attempts where email_hash = ${hashOf(email)}`.execute(db);
}

/** One attempt less, and no lock if that was the one too many. */
export async function takeBackAttempt(db: Sql, email: string): Promise<void> {
  await sql`
    update team.sign_in_attempts
       set attempts = greatest(attempts - 1, 0),
           locked_until = case when attempts - 1 >= ${attemptsAllowed} then locked_until end
     where email_hash = ${hashOf(email)}`.execute(db);
}

export async function deleteOldAttempts(db: Sql, now: Date): Promise<void> {
  await sql`
    delete from team.sign_in_attempts
     where last_attempt_at < ${now}::timestamptz - make_interval(mins => ${lockMinutes})`.execute(db);
}
