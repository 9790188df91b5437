import { fastifyCookie } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';
import { type Problem, problem } from './problem.ts';

export const sessionCookie = 'headroom_session';
export const csrfCookie = 'headroom_csrf';
const csrfHeader = 'x-csrf-token';

/** How the platform asks who somebody is, without knowing what users or keys are. */
export type Authenticator = {
  /** At once where it was found a moment ago. */
  readonly byKey: (value: string) => KeyCaller | undefined | Promise<KeyCaller | undefined>;
  readonly bySession: (token: string) => Promise<SessionCaller | undefined>;
};

/** `perMinute` is set only for keys that were given a limit of their own. */
export type KeyCaller = { readonly caller: Caller; readonly perMinute?: number };
export type SessionCaller = {
  readonly caller: Caller;
  readonly csrfToken: string;
  /** Set while the person must do one thing first: only doors marked `whileConfined` are open. */
  readonly confinedBy?: { readonly code: string; readonly detail: string };
};

export type Found =
  | ({ readonly kind: 'caller' } & KeyCaller & Pick<SessionCaller, 'confinedBy'>)
  | { readonly kind: 'nobody' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Most requests bear a key that was seen a moment ago: they pass without waiting. */
export function recallKey({ headers }: FastifyRequest, who: Authenticator): KeyCaller | undefined {
  const value = headers.authorization === undefined ? undefined : keyIn(headers.authorization);
  const found = value === undefined ? undefined : who.byKey(value);
  return found instanceof Promise ? undefined : found;
}

function keyIn(header: string): string | undefined {
  return /^Bearer (.+)$/i.exec(header)?.[1]?.trim();
}

/** A key stands before a cookie; a cookie alone never carries a write (CSRF), it needs the session's token too. */
export async function authenticate(request: FastifyRequest, who: Authenticator): Promise<Found> {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const value = keyIn(header);
    const found = value === undefined ? undefined : await who.byKey(value);
    return found === undefined
      ? refused(notSignedIn('This API key is unknown, expired or revoked.'))
      : { kind: 'caller', ...found };
  }
  const { cookie } = request.headers;
  const token = cookie === undefined ? undefined : fastifyCookie.parse(cookie)[sessionCookie];
  if (token === undefined) return { kind: 'nobody' };
  const session = await who.bySession(token);
  if (session === undefined) return refused(notSignedIn('The session has ended. Sign in again.'));
  const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
  if (isWrite && request.headers[csrfHeader] !== session.csrfToken) {
    return refused(problem(403, 'csrf_token_missing', 'The X-CSRF-Token header does not match this session.'));
  }
  const { csrfToken: _, ...found } = session;
  return { kind: 'caller', ...found };
}

function refused(because: Problem): Found {
  return { kind: 'refused', problem: because };
}

export function notSignedIn(detail = 'Sign in, or send an API key as "Authorization: Bearer …".'): Problem {
  return problem(401, 'not_signed_in', detail);
}
