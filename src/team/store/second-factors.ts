import { sql } from 'kysely';
import { findSetting, saveSetting, type Sql, type Tx } from '#platform';
import { knownRoles } from './users.ts';
import { initialSecondFactorRule, type SecondFactorRule } from '../second-factor.ts';
import type { UserId } from '../user.ts';

/** Sealed secrets: the one in force, and one that waits for its first code. */
export type StoredSecondFactor = {
  readonly secret: Buffer | null;
  readonly pendingSecret: Buffer | null;
  readonly confirmedAt: Date | null;
  readonly usedStep: number | null;
};

const columns = sql`
  secret, pending_secret as "pendingSecret", confirmed_at as "confirmedAt", last_step::int as "usedStep"`;

export async function findSecondFactor(db: Sql, userId: UserId): Promise<StoredSecondFactor | undefined> {
  const { rows } = await sql<StoredSecondFactor>`
    select ${columns} from team.second_factors where user_id = ${userId}`.execute(db);
  return rows[0];
}

/** Of two who use one code at once, the second finds it used. */
export async function lockSecondFactor(tx: Tx, userId: UserId): Promise<StoredSecondFactor | undefined> {
  const { rows } = await sql<StoredSecondFactor>`
    select ${columns} from team.second_factors where user_id = ${userId} for update`.execute(tx);
  return rows[0];
}

/** A new secret beside the one in force, until a code proves it. */
export async function savePendingSecret(tx: Tx, userId: UserId, sealed: Buffer): Promise<void> {
  await sql`
    insert into team.second_factors (user_id, pending_secret) values (${userId}, ${sealed})
    on conflict (user_id) do update set pending_secret = excluded.pending_secret`.execute(tx);
}

export async function putPendingInForce(tx: Tx, userId: UserId, usedStep: number, now: Date): Promise<void> {
  await sql`
    update team.second_factors
       set secret = pending_secret, pending_secret = null, confirmed_at = ${now}, last_step = ${usedStep}
     where user_id = ${userId}`.execute(tx);
}

export async function saveUsedStep(tx: Tx, userId: UserId, usedStep: number): Promise<void> {
  await sql`update team.second_factors set last_step = ${usedStep} where user_id = ${userId}`.execute(tx);
}

/** Whether there was anything to take away. */
export async function deleteSecondFactor(tx: Tx, userId: UserId): Promise<boolean> {
  await sql`delete from team.recovery_codes where user_id = ${userId}`.execute(tx);
  const { numAffectedRows } = await sql`delete from team.second_factors where user_id = ${userId}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function replaceRecoveryCodes(tx: Tx, userId: UserId, hashes: readonly Buffer[]): Promise<void> {
  await sql`delete from team.recovery_codes where user_id = ${userId}`.execute(tx);
  await sql`
    insert into team.recovery_codes (user_id, code_hash)
    select ${userId}, unnest(${hashes}::bytea[])`.execute(tx);
}

/** Each works once: of two at once, one gets `true`. */
export async function takeRecoveryCode(tx: Tx, userId: UserId, hash: Buffer, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update team.recovery_codes set used_at = ${now}
     where user_id = ${userId} and code_hash = ${hash} and used_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function countRecoveryCodes(db: Sql, userId: UserId): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from team.recovery_codes where user_id = ${userId} and used_at is null`.execute(db);
  return rows[0]?.left ?? 0;
}

const setting = 'second_factor';

export async function findSecondFactorRule(db: Sql): Promise<SecondFactorRule> {
  return toRule(await findSetting(db, setting));
}

export async function saveSecondFactorRule(tx: Tx, rule: SecondFactorRule): Promise<void> {
  await saveSetting(tx, setting, rule);
}

/** For the queries that read it beside something else, without another round trip. */
export const secondFactorSetting = sql`(select value from platform.settings where name = ${setting})`;

export function toRule(stored: unknown): SecondFactorRule {
  if (typeof stored !== 'object' || stored === null) return initialSecondFactorRule;
  const { everybody, roles } = stored as { everybody?: unknown; roles?: unknown };
  return { everybody: everybody === true, roles: Array.isArray(roles) ? knownRoles(roles) : [] };
}

/** How many people have a second factor that the secret key must open. */
export async function countSecondFactors(db: Sql): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from team.second_factors where secret is not null`.execute(db);
  return rows[0]?.count ?? 0;
}
