import { createServer, newId, type Platform, type Route } from '#platform';
import { type Scope, withIncluded } from '#team';

type Sent = {
  readonly body?: unknown;
  /** The scopes that the caller holds, as `customers:read customers:write`. */
  readonly may: string;
  /** The Idempotency-Key; a fresh one when left out. */
  readonly key?: string;
};

/** The real server before these routes; a caller is known by the scopes that its key names. */
export async function testApi(platform: Platform, routes: readonly Route[]) {
  const app = await createServer({
    platform,
    routes,
    authenticator: {
      byKey: async (value) => ({
        caller: { kind: 'key', id: value, name: 'Test key', scopes: withIncluded(value.split(' ') as Scope[]) },
      }),
      bySession: async () => undefined,
    },
  });
  return async (
    call: `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`,
    { body, may, key = newId() }: Sent,
  ) => {
    const [method, path] = call.split(' ') as ['GET', string];
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      // As many clients do, also where nothing is sent.
      headers: { authorization: `Bearer ${may}`, 'idempotency-key': key, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, body: answer.json<Record<string, any>>() };
  };
}
