import { type Authenticator, type KeyCaller, type Platform, type SessionCaller, todayAt } from '#platform';
import { apiKeyState } from '../api-key.ts';
import { withIncluded } from '../scopes.ts';
import { isLive, isWorthNoting } from '../session.ts';
import { findApiKeyByValue } from '../store/api-keys.ts';
import { findSession, noteSeen } from '../store/sessions.ts';
import { keyCacheOf } from './key-cache.ts';
import { csrfTokenOf, hashOfSecret } from './secrets.ts';
import { callerOf } from './sign-in.ts';

/** How the server learns who somebody is. */
export function createAuthenticator(platform: Platform): Authenticator {
  const { database, clock } = platform;
  const cache = keyCacheOf(database);
  return {
    byKey: (value) => cache.get(value, clock.now(), () => findKeyCaller(platform, value)),
    bySession: async (token) => {
      const now = clock.now();
      const session = await findSession(database.sql, hashOfSecret(token));
      if (session === undefined || !isLive(session, now)) return undefined;
      if (isWorthNoting(session, now)) await noteSeen(database.sql, session.sessionId, now);
      const found = { caller: callerOf(session.account, session.sessionId), csrfToken: csrfTokenOf(token) };
      return session.secondFactor === 'required' ? confined(found) : found;
    },
  };
}

/** Who must have a second factor and has none can do nothing but set it up, or leave. */
function confined({ caller, csrfToken }: SessionCaller): SessionCaller {
  const detail = 'Your role needs a second factor. Set it up first; until then nothing else is open.';
  const confinedBy = { code: 'second_factor_to_set_up', detail };
  return { caller: { ...caller, scopes: new Set() }, csrfToken, confinedBy };
}

async function findKeyCaller({ database, clock, company }: Platform, value: string): Promise<KeyCaller | undefined> {
  // HTTP headers arrive as Latin-1 text: this gives back the bytes that were sent.
  const key = await findApiKeyByValue(database.sql, hashOfSecret(Buffer.from(value, 'latin1')));
  if (key === undefined || apiKeyState(key, todayAt(clock, company)) !== 'active') return undefined;
  const caller = { kind: 'key', id: key.id, name: key.name, scopes: withIncluded(key.scopes) } as const;
  return key.requestsPerMinute === null ? { caller } : { caller, perMinute: key.requestsPerMinute };
}
