import type { Id } from '#kernel';
import type { Role } from './roles.ts';

export type UserId = Id<'user'>;

/** Somebody who signs in. Instants are ISO text. */
export type User = {
  readonly id: UserId;
  readonly name: string;
  /** In lower case: one person, one account. */
  readonly email: string;
  readonly roles: readonly Role[];
  readonly disabled: boolean;
  /** Still has the well-known password of the demo company. */
  readonly demo: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  /** Sign-in is refused until then, after too many wrong passwords. */
  readonly lockedUntil: string | null;
  /** Signs in with a code from their own device too. */
  readonly secondFactor: boolean;
};
