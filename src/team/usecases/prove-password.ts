import { ok, type Result, refuse } from '#kernel';
import { anonymous, type Platform, runCommand } from '#platform';
import { attemptsAllowed, minutesUntil, nextAttempt } from '../lock-out.ts';
import { findSecondFactor } from '../store/second-factors.ts';
import { clearAttempts, lockAttempts, saveAttempts, takeBackAttempt } from '../store/sign-in-attempts.ts';
import { type Account, findAccount, saveRehash } from '../store/users.ts';
import { decoyHash, hashPassword, verifyPassword } from './password-hash.ts';
import { type Proof, takeSecondFactor } from './prove-second-factor.ts';

type Credentials = { readonly email: string; readonly password: string };

/**
 * Is this the password of that address? An unknown address, a disabled user and a wrong password give the same answer
 * in the same time, and lock in the same way; only the audit trail knows which it was.
 */
export async function provePassword(platform: Platform, given: Credentials): Promise<Result<Account>> {
  const proven = await countAndProve(platform, given);
  if (!proven.ok) return proven;
  await forgiveAttempt(platform, given.email, proven.value.hasSecondFactor);
  return ok(proven.value.account);
}

/** Password, and the second factor of whoever has one: both stand behind one count of attempts. */
export async function proveIdentity(
  platform: Platform,
  { code, ...given }: Credentials & { readonly code?: string | undefined },
): Promise<Result<{ readonly account: Account; readonly proof: Proof | undefined }>> {
  const proven = await countAndProve(platform, given);
  if (!proven.ok) return proven;
  const { account, attempt, hasSecondFactor } = proven.value;
  if (hasSecondFactor && code === undefined) {
    await forgiveAttempt(platform, given.email, true);
    return refuse('not_signed_in', 'second_factor_needed', 'Give the code that your authenticator app shows, too.');
  }
  const used = await takeSecondFactor(platform, account.id, code ?? '');
  if (!used.ok) {
    await recordFailure(platform, account.id, attempt, 'code');
    return used;
  }
  await clearAttempts(platform.database.sql, given.email);
  return ok({ account, proof: used.value });
}

type Proven = { readonly account: Account; readonly attempt: number; readonly hasSecondFactor: boolean };

async function countAndProve(platform: Platform, { email, password }: Credentials): Promise<Result<Proven>> {
  const counted = await countAttempt(platform, email);
  if (!counted.ok) return counted;
  const { sql } = platform.database;
  const found = await findAccount(sql, email);
  const passwordHash = found?.passwordHash ?? (await decoyHash());
  const { matches, outdated } = await verifyPassword(passwordHash, password);
  if (found === undefined || found.disabled || !matches) {
    await recordFailure(platform, found?.id, counted.value, 'password');
    return refuse('not_signed_in', 'wrong_credentials', 'The e-mail address or the password is wrong.');
  }
  if (outdated) await saveRehash(sql, found.id, passwordHash, await hashPassword(password));
  const { id, name, roles } = found;
  const hasSecondFactor = (await findSecondFactor(sql, id))?.secret != null;
  return ok({ account: { id, name, roles }, attempt: counted.value, hasSecondFactor });
}

/**
 * Where a second factor stands behind it, a right password takes back its own attempt only: who knows the password
 * must not gain more guesses at the code by showing it in between.
 */
async function forgiveAttempt({ database }: Platform, email: string, hasSecondFactor: boolean): Promise<void> {
  if (hasSecondFactor) await takeBackAttempt(database.sql, email);
  else await clearAttempts(database.sql, email);
}

async function countAttempt({ database, clock }: Platform, email: string): Promise<Result<number>> {
  return database.sql.transaction().execute(async (tx) => {
    const now = clock.now();
    const next = nextAttempt(await lockAttempts(tx, email, now), now);
    if (next.kind === 'locked') {
      const minutes = minutesUntil(next.until, now);
      const detail = `Too many wrong passwords or codes. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
      return refuse('too_many', 'locked_out', detail, { facts: { minutes } });
    }
    await saveAttempts(tx, email, next.after);
    return ok(next.after.attempts);
  });
}

/** What was typed is not kept: it may be a password in the wrong field. */
async function recordFailure(
  platform: Platform,
  userId: string | undefined,
  attempt: number,
  wrong: 'password' | 'code',
): Promise<void> {
  const name = attempt >= attemptsAllowed ? 'team.lock_out' : 'team.fail_sign_in';
  await runCommand(platform, { caller: anonymous }, { name, may: 'anyone', input: {} }, async ({ record }) => {
    record({ subject: userId === undefined ? 'unknown user' : `user ${userId}`, detail: { attempt, wrong } });
    return ok({ answer: null, effect: 'created' });
  });
}
