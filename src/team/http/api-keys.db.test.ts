import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { businessScopes } from '../scopes.ts';
import { createApiKey } from '../usecases/create-api-key.ts';
import { ensureBootstrapKey } from '../usecases/bootstrap-key.ts';
import { createAuthenticator } from '../usecases/authenticator.ts';
import { teamServer } from './team.fixture.ts';

let now = new Date('2026-03-31T04:00:00Z');
const platform = await testPlatform({ now: () => now });
const { app, ask } = await teamServer(platform);
const authenticator = createAuthenticator(platform);
let manager = '';

beforeAll(async () => {
  const scopes = ['keys:manage'] as const;
  const created = await createApiKey(platform, { caller: operator }, { name: 'keys', scopes });
  manager = (created.ok && created.value.answer.value) || '';
});
afterAll(async () => {
  await app.close();
  await platform.database.close();
});

async function newKey(more: object = {}) {
  const body = { name: 'ERP', scopes: ['users:manage'], ...more };
  const answer = await ask('POST', '/api-keys', body, { key: manager });
  expect(answer.status).toBe(201);
  return answer.body as { id: string; value: string };
}
const statusWith = async (key: string) => (await ask('GET', '/users', undefined, { key })).status;

describe('an API key', () => {
  test('is shown once, and stored as a hash', async () => {
    const body = { name: 'ERP', scopes: ['credit:check'], expiresOn: '2026-12-31', requestsPerMinute: 600 };
    const given = { key: manager, headers: { 'idempotency-key': 'erp-1' } };
    const first = await ask('POST', '/api-keys', body, given);
    const { value, ...shown } = first.body;
    expect(value).toMatch(/^hr_[A-Za-z0-9_-]{43}$/);
    expect(shown).toMatchObject({ ...body, startsWith: value.slice(0, 9), state: 'active', createdBy: 'keys' });

    const repeated = await ask('POST', '/api-keys', body, given);
    expect([repeated.status, repeated.body]).toEqual([200, shown]);
    const { items } = (await ask('GET', '/api-keys?limit=1', undefined, { key: manager })).body;
    expect(items).toEqual([shown]);
    const { rows } = await platform.database.pool.query(
      `select k::text as row from team.api_keys k union all select i::text from platform.idempotency_keys i
       union all select e::text from platform.audit_entries e`,
    );
    expect(rows.map(({ row }) => row).join()).not.toContain(value);
  });

  test('may do what its scopes say, and nothing else', async () => {
    const { value } = await newKey({ scopes: ['users:manage'] });
    expect(await statusWith(value)).toBe(200);
    const other = await ask('GET', '/api-keys', undefined, { key: value });
    expect([other.status, other.body.code, other.body.scope]).toEqual([403, 'scope_missing', 'keys:manage']);
    expect((await ask('GET', '/session', undefined, { key: value })).status).toBe(404);
  });

  test('that is wrong is 401, also next to a good cookie', async () => {
    for (const key of ['hr_nonsense', manager.slice(0, -1), `${manager}x`, 'Ünïcode']) {
      expect(await statusWith(key)).toBe(401);
    }
  });

  test('works to the end of its last day in the company’s time zone', async () => {
    const { value } = await newKey({ expiresOn: '2026-03-31' });
    now = new Date('2026-03-31T15:59:59Z');
    expect(await statusWith(value)).toBe(200);
    now = new Date('2026-03-31T16:00:05Z');
    expect(await statusWith(value)).toBe(401);
    const past = { name: 'late', scopes: ['users:manage'], expiresOn: '2026-03-31' };
    const refused = await ask('POST', '/api-keys', past, { key: manager });
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'expiresOn']);
  });

  test('is refused from the moment it is revoked', async () => {
    const { id, value } = await newKey();
    expect(await statusWith(value)).toBe(200);
    const revoked = await ask('DELETE', `/api-keys/${id}`, undefined, { key: manager });
    expect([revoked.status, revoked.body.state]).toEqual([200, 'revoked']);
    expect(await statusWith(value)).toBe(401);
    const unknown = '01980000-0000-7000-8000-000000000000';
    expect((await ask('DELETE', `/api-keys/${unknown}`, undefined, { key: manager })).status).toBe(404);
  });

  test('is looked up once in five seconds, and another process’s revocation counts after them', async () => {
    const { id, value } = await newKey();
    const first = await authenticator.byKey(value);
    await platform.database.pool.query('update team.api_keys set revoked_at = now() where api_key_id = $1', [id]);
    expect(await authenticator.byKey(value)).toBe(first);
    now = new Date(now.getTime() + 5_000);
    expect(await authenticator.byKey(value)).toBeUndefined();
  });

  test('has a limit of its own if one was set', async () => {
    const { value } = await newKey({ requestsPerMinute: 3 });
    const statuses = [];
    for (let no = 1; no <= 4; no += 1) statuses.push(await statusWith(value));
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test.each([
    ['no scope', { scopes: [] }, 'scopes'],
    ['unknown scope', { scopes: ['everything'] }, 'scopes[0]'],
    ['no requests', { requestsPerMinute: 0 }, 'requestsPerMinute'],
    ['no day', { expiresOn: '2026-02-30' }, 'expiresOn'],
  ])('%s is refused by name', async (_what, change, field) => {
    const body = { name: 'ERP', scopes: ['credit:check'], ...change };
    const answer = await ask('POST', '/api-keys', body, { key: manager });
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
  });
});

describe('the bootstrap key', () => {
  const value = 'any text of thirty-two characters';

  test('is any text of 32 characters, and carries every business right', async () => {
    expect(await authenticator.byKey(value)).toBeUndefined();
    expect(await ensureBootstrapKey(platform, value)).toEqual({ ok: true, value: 'created' });
    const found = await authenticator.byKey(value);
    expect([found?.caller.name, [...(found?.caller.scopes ?? [])]]).toEqual(['bootstrap', businessScopes]);
    expect(await ensureBootstrapKey(platform, `${value}\n`)).toEqual({ ok: true, value: 'present' });
  });

  test('two starts at once make one', async () => {
    const other = 'x'.repeat(32);
    await Promise.all([ensureBootstrapKey(platform, other), ensureBootstrapKey(platform, other)]);
    const { rows } = await platform.database.pool.query(`select name from team.api_keys where name = 'bootstrap'`);
    expect(rows).toHaveLength(2);
  });

  test('stays revoked when the system starts again', async () => {
    const { rows } = await platform.database.pool.query(
      `select api_key_id from team.api_keys where name = 'bootstrap' order by 1 limit 1`,
    );
    await ask('DELETE', `/api-keys/${rows[0].api_key_id}`, undefined, { key: manager });
    expect(await ensureBootstrapKey(platform, value)).toEqual({ ok: true, value: 'present' });
    expect(await authenticator.byKey(value)).toBeUndefined();
  });

  test('in Chinese it works as a client sends it', async () => {
    const chinese = '信用额度'.repeat(8);
    await ensureBootstrapKey(platform, chinese);
    const asNodeReadsIt = Buffer.from(chinese).toString('latin1');
    expect((await authenticator.byKey(asNodeReadsIt))?.caller.name).toBe('bootstrap');
  });

  test('too short is refused with one line', async () => {
    const result = await ensureBootstrapKey(platform, 'x'.repeat(31));
    expect(result).toMatchObject({
      ok: false,
      refusal: { detail: 'HEADROOM_BOOTSTRAP_API_KEY needs 32 characters or more; it has 31.' },
    });
  });
});
