import type { InjectOptions } from 'fastify';
import { createServer, type Platform } from '#platform';
import { createAuthenticator } from '../usecases/authenticator.ts';
import { teamRoutes } from './routes.ts';
import { sessionRoutes } from './session-routes.ts';

type Given = {
  readonly session?: Session | undefined;
  readonly key?: string;
  readonly headers?: Record<string, string>;
};
type Session = { readonly token: string; readonly csrfToken: string };

/** The room's own server, asked without a network; every sign-in comes from an address of its own. */
export async function teamServer(platform: Platform) {
  const app = await createServer({
    platform,
    authenticator: createAuthenticator(platform),
    routes: teamRoutes(platform),
    plugins: [sessionRoutes(platform)],
  });
  let count = 0;

  async function ask(method: InjectOptions['method'] & string, path: string, body?: unknown, given: Given = {}) {
    count += 1;
    const response = await app.inject({
      method: method as 'GET',
      url: `/api/v1${path}`,
      remoteAddress: `10.0.${Math.floor(count / 250)}.${count % 250}`,
      headers: {
        ...(method === 'GET' ? {} : { 'idempotency-key': `ask-${count}` }),
        ...(given.key === undefined ? {} : { authorization: `Bearer ${given.key}` }),
        ...(given.session === undefined ? {} : { 'x-csrf-token': given.session.csrfToken }),
        ...given.headers,
      },
      cookies: given.session === undefined ? {} : { headroom_session: given.session.token },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: response.statusCode, body: response.json() as any, cookies: response.cookies, response };
  }

  async function signIn(email: string, password: string): Promise<Session> {
    const answer = await ask('POST', '/session', { email, password });
    if (answer.status !== 200) throw new Error(`Sign-in failed: ${JSON.stringify(answer.body)}`);
    const value = (name: string) => answer.cookies.find((cookie) => cookie.name === name)?.value ?? '';
    return { token: value('headroom_session'), csrfToken: value('headroom_csrf') };
  }

  return { app, ask, signIn };
}
