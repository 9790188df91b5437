import { ok, type Result, refuse } from '#kernel';
import { newId, type Platform, runCommand, system } from '#platform';
import { businessScopes } from '../scopes.ts';
import { findApiKeyByValue, insertApiKey } from '../store/api-keys.ts';
import { keyCacheOf } from './key-cache.ts';
import { hashOfSecret } from './secrets.ts';

const shortest = 32;

/**
 * Makes the value of HEADROOM_BOOTSTRAP_API_KEY a key with every business scope. One that is there already stays as it
 * is, also revoked: a restart must not undo what an administrator did.
 */
export async function ensureBootstrapKey(platform: Platform, given: string): Promise<Result<'created' | 'present'>> {
  const value = given.trim();
  const { length } = value;
  if (length < shortest) {
    const detail = `HEADROOM_BOOTSTRAP_API_KEY needs ${shortest} characters or more; it has ${length}.`;
    return refuse('invalid', 'bootstrap_key_too_short', detail);
  }
  const valueHash = hashOfSecret(value);
  if ((await findApiKeyByValue(platform.database.sql, valueHash)) !== undefined) return ok('present');
  const result = await runCommand(
    platform,
    { caller: system },
    { name: 'team.create_bootstrap_key', may: 'keys:manage', input: {} },
    async ({ tx, now, caller, record }) => {
      const key = {
        id: newId<'api-key'>(),
        name: 'bootstrap',
        startsWith: '',
        scopes: businessScopes,
        expiresOn: null,
        requestsPerMinute: null,
        createdAt: now.toISOString(),
        createdBy: caller.name,
        revokedAt: null,
      };
      if (!(await insertApiKey(tx, key, valueHash))) return ok({ answer: 'present' as const, effect: 'unchanged' });
      record({ subject: `key ${key.id}`, detail: key });
      return ok({ answer: 'created' as const, effect: 'created' });
    },
  );
  // It may have been asked for, and not found, a moment ago.
  keyCacheOf(platform.database).clear();
  return result.ok ? ok(result.value.answer) : result;
}
