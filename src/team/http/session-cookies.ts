import type { FastifyReply, FastifyRequest } from 'fastify';
import { csrfCookie, sessionCookie } from '#platform';
import { sessionLongestMs } from '../session.ts';
import type { OpenedSession } from '../usecases/sign-in.ts';

/** The session's own token, out of reach of scripts; and the one that our script reads and sends back with writes. */
export function setSessionCookies(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, csrfToken }: OpenedSession,
): void {
  const cookie = {
    path: '/',
    sameSite: 'lax',
    secure: isHttps(request),
    maxAge: sessionLongestMs / 1000,
  } as const;
  reply.setCookie(sessionCookie, token, { ...cookie, httpOnly: true });
  reply.setCookie(csrfCookie, csrfToken, cookie);
}

export function clearSessionCookies(reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, { path: '/' });
  reply.clearCookie(csrfCookie, { path: '/' });
}

/** Believing a proxy here is harmless: who lies to us makes only their own cookie stricter. */
function isHttps(request: FastifyRequest): boolean {
  return request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
}
