import { addDays, type CalendarDate } from '#kernel';
import type { GrantedLimit, LimitId, LimitTerms } from './limit.ts';

/** A grant in the history of one customer. */
export type Grant = GrantedLimit & {
  /** 临时额度: while it runs its total counts in place of the standing limit, which it does not end. */
  readonly temporary: boolean;
  /** Null where it was granted without terms. */
  readonly terms: LimitTerms | null;
  /** The last day as it was granted. */
  readonly grantedTo: CalendarDate;
  /** The later grant that ended this one before its granted last day. */
  readonly endedBy: LimitId | null;
};

/** False once a later grant has left this one no day: it had not begun yet. */
export function hasDays({ validFrom, validTo }: Pick<Grant, 'validFrom' | 'validTo'>): boolean {
  return validFrom <= validTo;
}

/**
 * The history once `next` is granted: every older grant that shares a day with it ends the day before it begins, so
 * that each day has one limit at most (and one temporary limit at most: the two do not end each other). What ends before it, or begins after its last day, stays as it is.
 */
export function grantOver(history: readonly Grant[], next: Grant): Grant[] {
  const eve = addDays(next.validFrom, -1);
  const older = history.map((grant) =>
    grant.temporary === next.temporary &&
    hasDays(grant) &&
    grant.validFrom <= next.validTo &&
    grant.validTo >= next.validFrom
      ? { ...grant, validTo: eve, endedBy: next.limitId }
      : grant,
  );
  return [...older, next];
}

export type GrantStatus = 'future' | 'active' | 'expired' | 'ended';

/** `expired`: it ran its granted days. `ended`: a later grant cut them short, and they are over (or never came). */
export function grantStatus(grant: Grant, today: CalendarDate): GrantStatus {
  if (!hasDays(grant)) return 'ended';
  if (grant.validFrom > today) return 'future';
  if (grant.validTo >= today) return 'active';
  return grant.endedBy === null ? 'expired' : 'ended';
}
