export const attemptsAllowed = 5;
export const lockMinutes = 15;
const lockMs = lockMinutes * 60_000;

/** The attempts made under one e-mail address since the last right password. */
export type Attempts = {
  readonly attempts: number;
  readonly lastAttemptAt: Date;
  readonly lockedUntil: Date | null;
};

/**
 * Counts one more attempt, before its password is looked at: so a hundred guesses sent at once are still five. The last
 * one allowed locks; a right password takes the count, and with it the lock, away again.
 */
export function nextAttempt(
  before: Attempts | undefined,
  now: Date,
): { readonly kind: 'locked'; readonly until: Date } | { readonly kind: 'allowed'; readonly after: Attempts } {
  const isLocked = before?.lockedUntil != null && now < before.lockedUntil;
  if (isLocked) return { kind: 'locked', until: before.lockedUntil };
  const isFresh = before !== undefined && now.getTime() - before.lastAttemptAt.getTime() < lockMs;
  const attempts = isFresh ? before.attempts + 1 : 1;
  const lockedUntil = attempts >= attemptsAllowed ? new Date(now.getTime() + lockMs) : null;
  return { kind: 'allowed', after: { attempts, lastAttemptAt: now, lockedUntil } };
}

export function minutesUntil(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
}
