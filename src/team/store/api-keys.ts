import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Sql, Tx } from '#platform';
import type { ApiKey, ApiKeyId } from '../api-key.ts';
import { type Scope, scopes } from '../scopes.ts';

type ApiKeyRow = Omit<ApiKey, 'scopes' | 'createdAt' | 'revokedAt'> & {
  readonly scopes: readonly string[];
  readonly expiresOn: CalendarDate | null;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
};

const selectKeys = sql`
  select api_key_id as "id", name, starts_with as "startsWith", scopes, expires_on as "expiresOn",
         requests_per_minute as "requestsPerMinute", created_at as "createdAt", created_by as "createdBy",
         revoked_at as "revokedAt"
    from team.api_keys`;

/** Newest first; `before` is the last key of the page above. */
export async function listApiKeys(db: Sql, limit: number, before?: string): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKeyRow>`
    ${selectKeys} where ${before ?? null}::uuid is null or api_key_id < ${before ?? null}::uuid
     order by api_key_id desc limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

export async function findApiKeyByValue(db: Sql, valueHash: Buffer): Promise<ApiKey | undefined> {
  const { rows } = await sql<ApiKeyRow>`${selectKeys} where value_hash = ${valueHash}`.execute(db);
  return rows.map(fromRow)[0];
}

export async function lockApiKey(tx: Tx, id: string): Promise<ApiKey | undefined> {
  const { rows } = await sql<ApiKeyRow>`${selectKeys} where api_key_id = ${id} for update`.execute(tx);
  return rows.map(fromRow)[0];
}

/** Adds a key unless its value is known already: then `false`. */
export async function insertApiKey(tx: Tx, key: ApiKey, valueHash: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into team.api_keys
      (api_key_id, name, value_hash, starts_with, scopes, expires_on, requests_per_minute, created_by, created_at)
    values (${key.id}, ${key.name}, ${valueHash}, ${key.startsWith}, ${key.scopes}::text[], ${key.expiresOn},
            ${key.requestsPerMinute}, ${key.createdBy}, ${key.createdAt})
    on conflict (value_hash) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function markRevoked(tx: Tx, id: ApiKeyId, at: string): Promise<void> {
  await sql`update team.api_keys set revoked_at = ${at} where api_key_id = ${id}`.execute(tx);
}

function fromRow({ createdAt, revokedAt, ...row }: ApiKeyRow): ApiKey {
  return {
    ...row,
    // A scope that a newer version of Headroom knew gives nothing here.
    scopes: scopes.filter((scope: Scope) => row.scopes.includes(scope)),
    createdAt: createdAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
