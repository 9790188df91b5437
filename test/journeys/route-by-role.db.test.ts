import { afterAll, describe, expect, it } from 'vitest';
import { createServer, newId, openJobs, operator } from '#platform';
import type { Endpoint } from '#platform/contract';
import { type Role, roles, type Scope, scopes, scopesOf, scopesOfRoles, withIncluded } from '#team';
import { createApiKey, createAuthenticator, demoPassword, listUsers, seedDemoUsers } from '#team/usecases';
import { allJobs, allPlugins, allRoutes } from '../../src/wiring.ts';
import { allDoors } from '../setup/doors.ts';
import { testPlatform } from '../setup/platform.ts';

// The table of who may what, asked at every door of the whole server: the contracts say what a door needs, the roles
// say who has it. Nothing is sent that could be carried out: what is let in meets an empty database and no body.

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

await seedDemoUsers(platform);
const users = await listUsers(platform.database.sql, 100);
// Leaving closes the door behind one, so it is tried last.
const doors = (await allDoors()).toSorted((a, b) => Number(isSignOut(a)) - Number(isSignOut(b)));
const locked = doors.filter(({ may }) => may !== 'anyone');

type Headers = Record<string, string>;

async function knock({ method, path }: Endpoint, headers: Headers): Promise<{ status: number; code?: string }> {
  const answer = await server.inject({
    method,
    url: `/api/v1${path.replaceAll(/\{\w+\}/g, newId())}`,
    headers: { 'idempotency-key': newId(), ...headers },
  });
  return { status: answer.statusCode, code: answer.json<{ code?: string }>().code ?? '' };
}

/** What every door says to this caller: `GET /holds: in`. */
async function answersTo(headers: Headers, asked: readonly Endpoint[] = doors): Promise<string[]> {
  const answers: string[] = [];
  for (const door of asked) answers.push(`${nameOf(door)}: ${verdict(await knock(door, headers))}`);
  return answers;
}

function verdict({ status, code = '' }: { status: number; code?: string }): string {
  if (code === 'no_such_address' || status >= 500) return `${status} ${code}`;
  return status === 401 || status === 403 ? String(status) : 'in';
}

function expectedFor(held: ReadonlySet<string>): string[] {
  const open = (may: string) => may === 'anyone' || may === 'signed_in' || held.has(may);
  return doors.map((door) => `${nameOf(door)}: ${open(door.may) ? 'in' : '403'}`);
}

function nameOf({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}

function isSignOut({ method, path }: Endpoint): boolean {
  return method === 'DELETE' && path === '/session';
}

async function signIn(role: Role): Promise<Headers> {
  const email = users.find((user) => user.roles.includes(role))?.email;
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { email, password: demoPassword },
  });
  const value = (name: string) => answer.cookies.find((cookie) => cookie.name === name)?.value ?? '';
  return { cookie: `headroom_session=${value('headroom_session')}`, 'x-csrf-token': value('headroom_csrf') };
}

async function keyWith(held: readonly Scope[]): Promise<Headers> {
  const created = await createApiKey(platform, { caller: operator }, { name: held.join(' '), scopes: held });
  if (!created.ok) throw new Error(created.refusal.detail);
  return { authorization: `Bearer ${created.value.answer.value}` };
}

describe('every door', () => {
  it('is opened by the server', async () => {
    const missing = doors.filter(({ method, path }) => {
      const url = `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      return !server.hasRoute({ method, url });
    });
    expect(missing.map(nameOf)).toEqual([]);
  });

  it('is locked, but for those where one says who one is', () => {
    expect(
      doors
        .filter((door) => !locked.includes(door))
        .map(nameOf)
        .toSorted(),
    ).toEqual(['GET /sign-in-options', 'POST /first-administrator', 'POST /session']);
  });

  it('that changes something asks for more than a right to read', () => {
    const changing = doors.filter(({ method }) => method !== 'GET');
    expect(changing.filter(({ may }) => may.endsWith(':read')).map(nameOf)).toEqual([]);
  });

  it.each<[string, Headers]>([
    ['nobody', {}],
    ['a key that nobody made', { authorization: 'Bearer hr_nonsense' }],
    ['another kind of authorization', { authorization: 'Basic cm9vdDpyb290' }],
    ['a session that never was', { cookie: 'headroom_session=nonsense' }],
  ])('answers 401 to %s, unless it is anyone’s', async (_who, headers) => {
    expect(await answersTo(headers, locked)).toEqual(locked.map((door) => `${nameOf(door)}: 401`));
  });
});

describe('a person', () => {
  it.each(roles)('%s comes in exactly where the role says', async (role) => {
    expect(await answersTo(await signIn(role))).toEqual(expectedFor(scopesOfRoles([role])));
  });
});

describe('a machine', () => {
  it.each(scopes)('whose key holds only %s comes in exactly there', async (scope) => {
    expect(await answersTo(await keyWith([scope]))).toEqual(expectedFor(withIncluded([scope])));
  });
});

describe('the table of roles', () => {
  it.each(scopes)('somebody holds %s', (scope) => {
    expect(roles.filter((role) => (scopesOf[role] as readonly Scope[]).includes(scope))).not.toEqual([]);
  });

  it('lets nobody who hands out rights grant or release credit', () => {
    const credit: readonly Scope[] = ['limits:grant', 'holds:release', 'credit:check', 'receivables:write'];
    expect(scopesOf.administrator.filter((scope) => credit.includes(scope))).toEqual([]);
  });
});
