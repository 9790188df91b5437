import { ok, type Result, refuse } from '#kernel';
import { anonymous, type Platform, runCommand } from '#platform';
import { attemptsAllowed, minutesUntil, nextAttempt } from '../lock-out.ts';
import { clearAttempts, lockAttempts, saveAttempts } from '../store/sign-in-attempts.ts';
import { type Account, findAccount, saveRehash } from '../store/users.ts';
import { decoyHash, hashPassword, verifyPassword } from './password-hash.ts';

/**
 * Is this the password of that address? An unknown address, a disabled user and a wrong password give the same answer
 * in the same time, and lock in the same way; only the audit trail knows which it was.
 */
export async function provePassword(
  platform: Platform,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Result<Account>> {
  const counted = await countAttempt(platform, email);
  if (!counted.ok) return counted;
  const account = await findAccount(platform.database.sql, email);
  const passwordHash = account?.passwordHash ?? (await decoyHash());
  const { matches, outdated } = await verifyPassword(passwordHash, password);
  if (account === undefined || account.disabled || !matches) {
    await recordFailure(platform, account?.id, counted.value);
    return refuse('not_signed_in', 'wrong_credentials', 'The e-mail address or the password is wrong.');
  }
  await clearAttempts(platform.database.sql, email);
  if (outdated) {
    await saveRehash(platform.database.sql, account.id, passwordHash, await hashPassword(password));
  }
  const { id, name, roles } = account;
  return ok({ id, name, roles });
}

async function countAttempt({ database, clock }: Platform, email: string): Promise<Result<number>> {
  return database.sql.transaction().execute(async (tx) => {
    const now = clock.now();
    const next = nextAttempt(await lockAttempts(tx, email, now), now);
    if (next.kind === 'locked') {
      const minutes = minutesUntil(next.until, now);
      const detail = `Too many wrong passwords. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
      return refuse('too_many', 'locked_out', detail, { facts: { minutes } });
    }
    await saveAttempts(tx, email, next.after);
    return ok(next.after.attempts);
  });
}

/** What was typed is not kept: it may be a password in the wrong field. */
async function recordFailure(platform: Platform, userId: string | undefined, attempt: number): Promise<void> {
  const name = attempt >= attemptsAllowed ? 'team.lock_out' : 'team.fail_sign_in';
  await runCommand(platform, { caller: anonymous }, { name, may: 'anyone', input: {} }, async ({ record }) => {
    record({ subject: userId === undefined ? 'unknown user' : `user ${userId}`, detail: { attempt } });
    return ok({ answer: null, effect: 'created' });
  });
}
