import { ok, type Result, refuse } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import type { ApiKey } from '../api-key.ts';
import { lockApiKey, markRevoked } from '../store/api-keys.ts';
import { keyCacheOf } from './key-cache.ts';

/** From the answer on, this process refuses the key; another one does within seconds. */
export async function revokeApiKey(platform: Platform, origin: Origin, keyId: string): Promise<Result<Done<ApiKey>>> {
  const result = await runCommand(
    platform,
    origin,
    { name: 'team.revoke_api_key', may: 'keys:manage', input: { keyId } },
    async ({ tx, now, record }) => {
      const key = await lockApiKey(tx, keyId);
      if (key === undefined) return refuse('not_found', 'api_key_not_found', `There is no API key ${keyId}.`);
      if (key.revokedAt !== null) return ok({ answer: key, effect: 'unchanged' });
      const revoked = { ...key, revokedAt: now.toISOString() };
      await markRevoked(tx, key.id, revoked.revokedAt);
      record({ subject: `key ${keyId}`, detail: { name: key.name } });
      return ok({ answer: revoked, effect: 'changed' });
    },
  );
  keyCacheOf(platform.database).clear();
  return result;
}
