import { randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '#kernel';
import { type Caller, type Platform, runCommand } from '#platform';
import { recoveryCodeCount } from '../second-factor.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { lockSecondFactor, putPendingInForce, replaceRecoveryCodes } from '../store/second-factors.ts';
import { base32, findStep } from '../totp.ts';
import type { UserId } from '../user.ts';
import { openSecret } from './prove-second-factor.ts';
import { hashOfSecret } from './secrets.ts';

/** 80 random bits, four times four characters. */
const recoveryCodeBytes = 10;

/**
 * The first code from the new device puts it in force, and ends every other session: they were opened without it.
 * The recovery codes are in this one answer only.
 */
export async function confirmSecondFactor(
  platform: Platform,
  caller: Caller,
  code: string,
): Promise<Result<{ readonly recoveryCodes: string[] }>> {
  const userId = caller.id as UserId;
  const codes = Array.from({ length: recoveryCodeCount }, () => base32(randomBytes(recoveryCodeBytes)));
  const done = await runCommand(
    platform,
    { caller },
    { name: 'team.turn_on_second_factor', may: 'signed_in', input: {} },
    async ({ tx, now, record }) => {
      const stored = caller.kind === 'user' ? await lockSecondFactor(tx, userId) : undefined;
      if (stored?.pendingSecret == null) {
        return refuse('conflict', 'second_factor_not_started', 'There is no new device to confirm. Start again.');
      }
      const secret = openSecret(platform, userId, stored.pendingSecret);
      if (!secret.ok) return secret;
      const step = findStep(secret.value, code, { now, usedStep: null });
      if (step === undefined) {
        const detail = 'This is not the code that the app shows now. Are the clocks right?';
        return refuse('invalid', 'wrong_code', detail, { field: 'code' });
      }
      await putPendingInForce(tx, userId, step, now);
      await replaceRecoveryCodes(tx, userId, codes.map(hashOfSecret));
      await deleteSessionsOf(tx, userId, caller.sessionId);
      record({ subject: `user ${userId}`, detail: { replaced: stored.secret !== null } });
      return ok({ answer: null, effect: 'changed' });
    },
  );
  return done.ok ? ok({ recoveryCodes: codes.map(inFours) }) : done;
}

function inFours(code: string): string {
  return (code.match(/.{4}/g) ?? []).join('-');
}
