import { ok, type Result, refuse } from '#kernel';
import { type Caller, type Platform, runCommand } from '#platform';
import { needsSecondFactor } from '../second-factor.ts';
import { deleteSecondFactor, findSecondFactorRule } from '../store/second-factors.ts';
import { findUser } from '../store/users.ts';
import { proveIdentity } from './prove-password.ts';

/** One's own, with password and code, where no rule asks for it. */
export async function turnOffSecondFactor(
  platform: Platform,
  caller: Caller,
  { currentPassword, code }: { readonly currentPassword: string; readonly code: string },
): Promise<Result<null>> {
  const { sql } = platform.database;
  const user = caller.kind === 'user' ? await findUser(sql, caller.id) : undefined;
  if (user === undefined) return refuse('not_allowed', 'people_only', 'Only a person has a second factor.');
  if (needsSecondFactor(await findSecondFactorRule(sql), user.roles)) {
    const detail = 'Your role needs a second factor. Set up another device instead.';
    return refuse('conflict', 'second_factor_required', detail);
  }
  const proven = await proveIdentity(platform, { email: user.email, password: currentPassword, code });
  if (!proven.ok) return proven.refusal.code === 'locked_out' ? proven : asFieldError(proven.refusal.code);
  const done = await runCommand(
    platform,
    { caller },
    { name: 'team.turn_off_second_factor', may: 'signed_in', input: {} },
    async ({ tx, record }) => {
      const wasOn = await deleteSecondFactor(tx, user.id);
      if (wasOn) record({ subject: `user ${user.id}`, detail: { proof: proven.value.proof } });
      return ok({ answer: null, effect: wasOn ? 'changed' : 'unchanged' });
    },
  );
  return done.ok ? ok(null) : done;
}

/** Whoever asks is signed in: a wrong word here is a field to mend, not the end of the session. */
function asFieldError(code: string): Result<never> {
  return code === 'wrong_credentials'
    ? refuse('invalid', 'wrong_password', 'The current password is wrong.', { field: 'currentPassword' })
    : refuse('invalid', 'wrong_code', 'This code is wrong, too old, or was used already.', { field: 'code' });
}
