import { ok, type Result, refuse } from '#kernel';
import { type Caller, type Platform, runCommand } from '#platform';
import { secondFactorState } from '../second-factor.ts';
import { findSecondFactorRule } from '../store/second-factors.ts';
import { proveIdentity } from './prove-password.ts';
import { callerOf } from './sign-in.ts';

/**
 * A person at the shell says who they are, for one command: the same password, second factor and lock-out as at the
 * sign-in page, and no session that stays. Who would be led to set a second factor up first is sent there.
 */
export async function signAtShell(
  platform: Platform,
  given: { readonly email: string; readonly password: string; readonly code?: string | undefined },
): Promise<Result<Caller>> {
  const proven = await proveIdentity(platform, { ...given, email: given.email.trim() });
  if (!proven.ok) return proven;
  const { account, proof } = proven.value;
  const rule = await findSecondFactorRule(platform.database.sql);
  if (secondFactorState(rule, account.roles, proof !== undefined) === 'required') {
    const detail = 'Your role needs a second factor. Set it up in the browser first.';
    return refuse('not_allowed', 'second_factor_to_set_up', detail);
  }
  const caller = callerOf(account);
  const name = { name: 'team.sign_at_shell', may: 'signed_in', input: {} };
  const signed = await runCommand(platform, { caller }, name, async ({ record }) => {
    record({ subject: `user ${account.id}`, detail: proof === undefined ? {} : { secondFactor: proof } });
    return ok({ answer: null, effect: 'created' });
  });
  return signed.ok ? ok(caller) : signed;
}
