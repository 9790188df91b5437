import { ok, type Result, refuse } from '#kernel';
import type { Platform, Tx } from '#platform';
import { plainRecoveryCode } from '../second-factor.ts';
import { lockSecondFactor, type StoredSecondFactor, saveUsedStep, takeRecoveryCode } from '../store/second-factors.ts';
import { findStep } from '../totp.ts';
import type { UserId } from '../user.ts';
import { hashOfSecret } from './secrets.ts';

export type Proof = 'code' | 'recovery_code';

/** Takes a code of the person's device, or one of their recovery codes. Whichever it is, it never works again. */
export async function takeSecondFactor(
  platform: Platform,
  userId: UserId,
  code: string,
): Promise<Result<Proof | undefined>> {
  const { database, clock } = platform;
  return database.sql.transaction().execute(async (tx) => {
    const stored = await lockSecondFactor(tx, userId);
    if (stored?.secret == null) return ok(undefined);
    return useCode(platform, tx, { userId, stored, code, now: clock.now() });
  });
}

async function useCode(
  platform: Platform,
  tx: Tx,
  { userId, stored, code, now }: { userId: UserId; stored: StoredSecondFactor; code: string; now: Date },
): Promise<Result<Proof>> {
  const secret = openSecret(platform, userId, stored.secret);
  const step = secret.ok ? findStep(secret.value, code, { now, usedStep: stored.usedStep }) : undefined;
  if (step !== undefined) {
    await saveUsedStep(tx, userId, step);
    return ok('code');
  }
  // A recovery code needs no key: it also helps when the server has lost its own.
  if (await takeRecoveryCode(tx, userId, hashOfSecret(plainRecoveryCode(code)), now)) return ok('recovery_code');
  return secret.ok ? wrongCode() : secret;
}

/** 401 at the door; the same code a second time is as wrong as another. */
function wrongCode(): Result<never> {
  return refuse('not_signed_in', 'wrong_code', 'This code is wrong, too old, or was used already.');
}

export function openSecret(platform: Platform, userId: UserId, sealed: Buffer | null): Result<Buffer> {
  const opened = sealed === null ? undefined : platform.vault?.open(sealed, vaultName(userId));
  if (opened !== undefined) return ok(opened);
  platform.log.error('a second factor cannot be read: HEADROOM_SECRET_KEY is missing or is not the one it was');
  const detail = 'The server cannot read your second factor. Use a recovery code, or ask an administrator to reset it.';
  return refuse('conflict', 'second_factor_unreadable', detail);
}

export function vaultName(userId: UserId): string {
  return `second factor of ${userId}`;
}
