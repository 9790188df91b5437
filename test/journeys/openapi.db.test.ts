import { gunzipSync } from 'node:zlib';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, describe, expect, test } from 'vitest';
import { createServer, openJobs } from '#platform';
import type { Endpoint } from '#platform/contract';
import { createAuthenticator } from '#team/usecases';
import { allJobs, allPlugins, allRoutes } from '../../src/wiring.ts';
import { allDoors } from '../setup/doors.ts';
import { testPlatform } from '../setup/platform.ts';

// The description of the API is read by machines that write clients from it: it must be whole, and true.

type Operation = {
  readonly summary: string;
  readonly security: readonly Record<string, readonly string[]>[];
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly responses: Record<string, { readonly content: Record<string, { readonly schema: unknown }> }>;
};

const platform = await testPlatform();
const server = await createServer({
  platform,
  authenticator: createAuthenticator(platform),
  routes: allRoutes(platform, openJobs(platform, allJobs(platform))),
  plugins: allPlugins(platform),
});
afterAll(async () => {
  await server.close();
  await platform.database.close();
});

const openapi = (await server.inject('/api/openapi.json')).json<{
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}>();
const doors = await allDoors();
const operationOf = ({ method, path }: Endpoint) => openapi.paths[`/api/v1${path}`]?.[method.toLowerCase()];

describe('the API’s description', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(openapi))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect((await new Validator().validate({ ...openapi, paths: 7 })).valid).toBe(false);
  });

  test('has every door, and nothing that is none', () => {
    const told = Object.entries(openapi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(told.toSorted()).toEqual(doors.map(({ method, path }) => `${method} /api/v1${path}`).toSorted());
  });

  test.each(doors.map((door) => [`${door.method} ${door.path}`, door] as const))('%s', (_name, door) => {
    const told = operationOf(door);
    const isLocked = door.may !== 'anyone';
    const rights = isLocked && door.may !== 'signed_in' ? [door.may] : [];
    expect(told?.summary).toBe(door.summary);
    expect(told?.security).toEqual(isLocked ? [{ key: rights }, { session: rights }] : []);

    const isWrite = door.method !== 'GET';
    const header = told?.parameters?.find((parameter) => parameter.in === 'header');
    const needsKey = isWrite && door.idempotent !== false;
    expect(header?.name).toBe(needsKey ? 'Idempotency-Key' : undefined);

    const statuses = Object.keys(told?.responses ?? {}).map(Number);
    const takesInput = [door.params, door.query, door.body].some((part) => part !== undefined);
    const namesSomething = door.params !== undefined || door.body !== undefined;
    expect(statuses.includes(400)).toBe(takesInput || needsKey);
    expect(statuses.includes(401)).toBe(isLocked || isWrite);
    expect(statuses.includes(403)).toBe(isLocked);
    expect(statuses.includes(404)).toBe(namesSomething);
    expect(statuses.includes(409)).toBe(isWrite);
    expect(statuses.filter((status) => status < 300)).toEqual(door.creates === true ? [200, 201] : [200]);
    for (const status of statuses.filter((one) => one >= 400)) {
      expect(told?.responses[status]?.content).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
    }
  });
});

test('the readable page needs nobody outside, and says so to the browser', async () => {
  const page = await server.inject('/api/docs');
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.body).not.toMatch(/https?:\/\//);
  expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^']+'; .*connect-src 'self'/);
  const [, script = ''] = /<script src="([^"]+)"/.exec(page.body) ?? [];
  const { statusCode, headers } = await server.inject(script);
  expect([statusCode, headers['content-encoding']]).toEqual([200, 'gzip']);
});

test('the description travels packed to whoever takes it so: it is most of a megabyte', async () => {
  const url = '/api/openapi.json';
  const plain = await server.inject(url);
  const packed = await server.inject({ url, headers: { 'accept-encoding': 'gzip' } });
  expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([undefined, 'gzip']);
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
});
