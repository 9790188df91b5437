import type { Id } from '#kernel';

export type SessionId = Id<'session'>;

const minute = 60_000;
const hour = 60 * minute;

/** A session nobody used for half a day has been forgotten somewhere; after a week everybody signs in again. */
export const sessionIdleMs = 12 * hour;
export const sessionLongestMs = 7 * 24 * hour;
/** Being seen again is noted at most this often, so that reading does not become writing. */
const noteSeenMs = minute;

type Times = { readonly createdAt: Date; readonly lastSeenAt: Date };

export function isLive({ createdAt, lastSeenAt }: Times, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() < sessionIdleMs && now.getTime() - createdAt.getTime() < sessionLongestMs;
}

export function isWorthNoting({ lastSeenAt }: Times, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= noteSeenMs;
}
