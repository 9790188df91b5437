import { expect } from 'vitest';
import { z } from 'zod';
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
    const received = answer.json<Record<string, any>>();
    const door = routes.find(({ endpoint }) => endpoint.method === method && endpoint.path === path)?.endpoint;
    // Also where it was kept and goes out as it stands: nothing in it that the contract does not name.
    if (answer.statusCode < 300 && door !== undefined) expect(z.parse(door.answer, received)).toEqual(received);
    return { status: answer.statusCode, body: received };
  };
}
