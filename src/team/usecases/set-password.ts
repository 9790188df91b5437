import { ok, type Result, refuse, refused } from '#kernel';
import { type Caller, type Done, holds, type Origin, type Platform, runCommand, scopeMissing } from '#platform';
import { deleteSessionsOf } from '../store/sessions.ts';
import { clearAttempts } from '../store/sign-in-attempts.ts';
import { findUser, lockUser, savePassword } from '../store/users.ts';
import type { User } from '../user.ts';
import { userNotFound } from './change-user.ts';
import { getUser } from './create-user.ts';
import { hashPassword } from './password-hash.ts';
import { provePassword } from './prove-password.ts';
import { inputDigest } from './secrets.ts';

type Passwords = { readonly password: string; readonly currentPassword?: string | undefined };

/** Your own with the current one, or anybody's with `users:manage`. Every session of that user but this one ends. */
export async function setPassword(
  platform: Platform,
  origin: Origin,
  userId: string,
  { password, currentPassword }: Passwords,
): Promise<Result<Done<User>>> {
  const { caller } = origin;
  const input = { userId, password: inputDigest(password) };
  // Before the transaction, as argon2 takes its time; answered inside it, as a retry needs the first answer.
  const allowed = await mayChoose(platform, caller, userId, currentPassword);
  const passwordHash = await hashPassword(password);
  return runCommand(
    platform,
    origin,
    { name: 'team.set_password', may: 'signed_in', input },
    async ({ tx, record }) => {
      if (!allowed.ok) return allowed;
      const user = await lockUser(tx, userId);
      if (user === undefined) return refused(userNotFound(userId));
      await savePassword(tx, user.id, passwordHash);
      await deleteSessionsOf(tx, user.id, caller.sessionId);
      await clearAttempts(tx, user.email);
      record({ subject: `user ${userId}`, detail: { bySelf: isSelf(caller, userId) } });
      return ok({ answer: await getUser(tx, userId), effect: 'changed' });
    },
  );
}

/** Even an administrator shows their own password to change it: an unlocked screen is not a new password. */
async function mayChoose(
  platform: Platform,
  caller: Caller,
  userId: string,
  currentPassword: string | undefined,
): Promise<Result<null>> {
  if (!isSelf(caller, userId)) return holds(caller, 'users:manage') ? ok(null) : scopeMissing('users:manage');
  const field = 'currentPassword';
  if (currentPassword === undefined) {
    return refuse('invalid', 'current_password_needed', 'Give your current password too.', { field });
  }
  const user = await findUser(platform.database.sql, userId);
  const proven = await provePassword(platform, { email: user?.email ?? '', password: currentPassword });
  if (proven.ok || proven.refusal.code === 'locked_out') return proven.ok ? ok(null) : proven;
  return refuse('invalid', 'wrong_password', 'The current password is wrong.', { field });
}

function isSelf(caller: Caller, userId: string): boolean {
  return caller.kind === 'user' && caller.id === userId;
}
