import type { CalendarDate, Id } from '#kernel';
import type { Scope } from './scopes.ts';

export type ApiKeyId = Id<'api-key'>;

/** What a machine shows instead of a password. Instants are ISO text. */
export type ApiKey = {
  readonly id: ApiKeyId;
  readonly name: string;
  /** The first characters, to tell keys apart; empty for a value that was given from outside. */
  readonly startsWith: string;
  readonly scopes: readonly Scope[];
  /** The last company day on which it works. */
  readonly expiresOn: CalendarDate | null;
  readonly requestsPerMinute: number | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly revokedAt: string | null;
};

export type ApiKeyState = 'active' | 'expired' | 'revoked';

export function apiKeyState({ revokedAt, expiresOn }: ApiKey, today: CalendarDate): ApiKeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresOn !== null && expiresOn < today ? 'expired' : 'active';
}
