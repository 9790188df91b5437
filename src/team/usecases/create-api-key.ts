import { type CalendarDate, ok, type Result, refuse } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import type { ApiKey } from '../api-key.ts';
import type { Scope } from '../scopes.ts';
import { insertApiKey } from '../store/api-keys.ts';
import { hashOfSecret, newSecret } from './secrets.ts';

export type NewApiKey = {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresOn?: CalendarDate | undefined;
  readonly requestsPerMinute?: number | undefined;
};

const shownLength = 9;

/** The value is in the first answer only: what a retry gets is read from storage, and it was never stored. */
export async function createApiKey(
  platform: Platform,
  origin: Origin,
  given: NewApiKey,
): Promise<Result<Done<ApiKey & { readonly value?: string }>>> {
  const value = `hr_${newSecret()}`;
  const result = await runCommand(
    platform,
    origin,
    { name: 'team.create_api_key', may: 'keys:manage', input: given },
    async ({ tx, now, today, caller, record }) => {
      const { expiresOn } = given;
      if (expiresOn !== undefined && expiresOn < today) {
        const detail = `The key would have expired already: ${expiresOn} is before ${today}.`;
        return refuse('invalid', 'expires_in_the_past', detail, { field: 'expiresOn' });
      }
      const key: ApiKey = {
        id: newId(),
        name: given.name,
        startsWith: value.slice(0, shownLength),
        scopes: [...new Set(given.scopes)],
        expiresOn: expiresOn ?? null,
        requestsPerMinute: given.requestsPerMinute ?? null,
        createdAt: now.toISOString(),
        createdBy: caller.name,
        revokedAt: null,
      };
      await insertApiKey(tx, key, hashOfSecret(value));
      record({ subject: `key ${key.id}`, detail: key });
      return ok({ answer: key, effect: 'created' });
    },
  );
  if (!result.ok || result.value.effect !== 'created') return result;
  return ok({ ...result.value, answer: { ...result.value.answer, value } });
}
