import { randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '#kernel';
import { type Caller, type Platform, runCommand } from '#platform';
import { savePendingSecret } from '../store/second-factors.ts';
import { findUser } from '../store/users.ts';
import { base32, otpauthUri } from '../totp.ts';
import type { User } from '../user.ts';
import { provePassword } from './prove-password.ts';
import { vaultName } from './prove-second-factor.ts';

/** As long as the hash that makes the codes: RFC 4226, section 4. */
const secretBytes = 20;

export type ShownSecret = { readonly secret: string; readonly otpauthUri: string };

/**
 * A new secret for the person's device, shown this once. It counts from the first right code on; until then the one
 * before stays in force. The password is asked for: an unlocked screen must not bind somebody else's device.
 */
export async function startSecondFactor(
  platform: Platform,
  caller: Caller,
  currentPassword: string,
): Promise<Result<ShownSecret>> {
  const { vault } = platform;
  const user = await proveSelf(platform, caller, currentPassword);
  if (!user.ok) return user;
  if (vault === undefined) {
    const detail = 'This server has no key to keep secrets with. Its operator sets HEADROOM_SECRET_KEY.';
    return refuse('conflict', 'secret_key_missing', detail);
  }
  const { id, email } = user.value;
  const secret = randomBytes(secretBytes);
  // Without an idempotency key: a remembered answer would keep the secret in the open.
  const started = await runCommand(
    platform,
    { caller },
    { name: 'team.start_second_factor', may: 'signed_in', input: {} },
    async ({ tx, record }) => {
      await savePendingSecret(tx, id, vault.seal(secret, vaultName(id)));
      record({ subject: `user ${id}`, detail: {} });
      return ok({ answer: null, effect: 'changed' });
    },
  );
  return started.ok
    ? ok({ secret: base32(secret), otpauthUri: otpauthUri({ secret, email, issuer: 'Headroom' }) })
    : started;
}

/** The person behind the session, who has just shown their password again. */
async function proveSelf(platform: Platform, caller: Caller, currentPassword: string): Promise<Result<User>> {
  const user = caller.kind === 'user' ? await findUser(platform.database.sql, caller.id) : undefined;
  if (user === undefined) return refuse('not_allowed', 'people_only', 'Only a person has a second factor.');
  const proven = await provePassword(platform, { email: user.email, password: currentPassword });
  if (proven.ok) return ok(user);
  if (proven.refusal.code === 'locked_out') return proven;
  return refuse('invalid', 'wrong_password', 'The current password is wrong.', { field: 'currentPassword' });
}
