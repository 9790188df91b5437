import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPlatform } from '../../../test/setup/platform.ts';
import { firstAdministratorToken } from '../usecases/first-administrator.ts';
import { teamServer } from './team.fixture.ts';

const platform = await testPlatform();
const { app, ask, signIn } = await teamServer(platform);
const password = 'a long enough one';
const root = { email: 'root@example.com', password };
let admin: Awaited<ReturnType<typeof signIn>>;

afterAll(async () => {
  await app.close();
  await platform.database.close();
});

describe('the first administrator', () => {
  test('takes the token of the last start, once, while there is no user', async () => {
    expect((await ask('GET', '/sign-in-options')).body).toEqual({ demoUsers: [], needsFirstAdministrator: true });
    const older = await firstAdministratorToken(platform);
    const token = await firstAdministratorToken(platform);
    const become = (given: string | undefined) =>
      ask('POST', '/first-administrator', { token: given, name: '马晓东', ...root });

    for (const wrong of [older, 'guess']) {
      const refused = await become(wrong);
      expect([refused.status, refused.body.code]).toEqual([403, 'wrong_token']);
    }
    const both = await Promise.all([become(token), become(token)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const first = both.find(({ status }) => status === 200);
    expect(first?.body.user).toMatchObject({ name: '马晓东', roles: ['administrator'] });
    expect(first?.cookies).toHaveLength(2);

    expect((await become(token)).body.code).toBe('users_exist');
    expect(await firstAdministratorToken(platform)).toBeUndefined();
    expect((await ask('GET', '/sign-in-options')).body.needsFirstAdministrator).toBe(false);
  });
});

describe('users', () => {
  beforeAll(async () => {
    admin = await signIn(root.email, root.password);
  });

  async function newUser(name: string, roles = ['salesperson']) {
    const body = { name, email: `${name}@example.com`, password, roles };
    const answer = await ask('POST', '/users', body, { session: admin });
    expect(answer.status).toBe(201);
    return answer.body;
  }

  test('are created once per e-mail address, and listed page by page', async () => {
    const anna = await newUser('anna');
    expect(anna).toMatchObject({ email: 'anna@example.com', roles: ['salesperson'], disabled: false, demo: false });
    expect(JSON.stringify(anna)).not.toContain('argon2');
    const again = { name: 'x', email: 'ANNA@example.com', password, roles: ['auditor'] };
    const taken = await ask('POST', '/users', again, { session: admin });
    expect([taken.status, taken.body.code]).toEqual([409, 'email_taken']);

    const first = (await ask('GET', '/users?limit=1', undefined, { session: admin })).body;
    const second = (await ask('GET', `/users?limit=1&cursor=${first.nextCursor}`, undefined, { session: admin })).body;
    expect([first.items[0].email, second.items[0].email]).toEqual([root.email, 'anna@example.com']);
    expect(second.nextCursor).toBeNull();
  });

  test('a repeated call answers as the first did; the key with another password is refused', async () => {
    const body = { name: 'ben', email: 'ben@example.com', password, roles: ['auditor'] };
    const given = { session: admin, headers: { 'idempotency-key': 'ben-1' } };
    const first = await ask('POST', '/users', body, given);
    const second = await ask('POST', '/users', body, given);
    const other = await ask('POST', '/users', { ...body, password: 'another long one' }, given);
    expect([first.status, second.status, second.body]).toEqual([201, 200, first.body]);
    expect([other.status, other.body.code]).toEqual([409, 'idempotency_conflict']);
  });

  const bad: [what: string, change: object, field: string][] = [
    ['short password', { password: '123456789' }, 'password'],
    ['no e-mail address', { email: 'anna' }, 'email'],
    ['unknown role', { roles: ['king'] }, 'roles[0]'],
    ['no role', { roles: [] }, 'roles'],
    ['empty name', { name: ' ' }, 'name'],
  ];
  test.each(bad)('%s is refused by name', async (_what, change, field) => {
    const body = { name: 'eve', email: 'eve@example.com', password, roles: ['auditor'], ...change };
    const answer = await ask('POST', '/users', body, { session: admin });
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
    expect(answer.response.body).not.toContain('123456789');
  });

  test('other roles count from the next request on', async () => {
    const carl = await newUser('carl');
    const session = await signIn('carl@example.com', password);
    expect((await ask('GET', '/users', undefined, { session })).status).toBe(403);
    const changed = await ask('PATCH', `/users/${carl.id}`, { roles: ['administrator'] }, { session: admin });
    expect(changed.body.roles).toEqual(['administrator']);
    expect((await ask('GET', '/users', undefined, { session })).status).toBe(200);
  });

  test('a disabled user is signed out at once, and cannot sign in', async () => {
    const { id } = await newUser('dora');
    const session = await signIn('dora@example.com', password);
    expect((await ask('PATCH', `/users/${id}`, { disabled: true }, { session: admin })).body.disabled).toBe(true);
    expect((await ask('GET', '/session', undefined, { session })).status).toBe(401);
    const again = await ask('POST', '/session', { email: 'dora@example.com', password });
    expect(again.body.code).toBe('wrong_credentials');
    await ask('PATCH', `/users/${id}`, { disabled: false }, { session: admin });
    await signIn('dora@example.com', password);
    expect((await ask('GET', '/session', undefined, { session })).status).toBe(401);
  });

  test('nobody gives rights to themselves', async () => {
    const { id } = (await ask('GET', '/session', undefined, { session: admin })).body.user;
    for (const change of [{ roles: ['general_manager'] }, { disabled: true }]) {
      const answer = await ask('PATCH', `/users/${id}`, change, { session: admin });
      expect([answer.status, answer.body.code]).toEqual([403, 'own_rights']);
    }
    expect((await ask('PATCH', `/users/${id}`, { name: '马小东' }, { session: admin })).status).toBe(200);
  });

  test('an unknown user is 404', async () => {
    const path = '/users/01980000-0000-7000-8000-000000000000';
    expect((await ask('PATCH', path, { name: 'x' }, { session: admin })).status).toBe(404);
    expect((await ask('POST', `${path}/password`, { password }, { session: admin })).status).toBe(404);
  });

  test('a new password of one’s own needs the current one, and ends the other sessions', async () => {
    const { id } = await newUser('fred');
    const [here, elsewhere] = [await signIn('fred@example.com', password), await signIn('fred@example.com', password)];
    const change = (body: object, session = here) => ask('POST', `/users/${id}/password`, body, { session });
    const next = 'an even longer one';
    expect((await change({ password: next })).body.code).toBe('current_password_needed');
    const wrong = await change({ password: next, currentPassword: 'wrong wrong' });
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, 'currentPassword']);
    expect((await change({ password: next, currentPassword: password })).status).toBe(200);

    expect((await ask('GET', '/session', undefined, { session: here })).status).toBe(200);
    expect((await ask('GET', '/session', undefined, { session: elsewhere })).status).toBe(401);
    expect((await ask('POST', '/session', { email: 'fred@example.com', password })).status).toBe(401);
    await signIn('fred@example.com', next);
  });

  test('somebody else’s password needs users:manage, and lifts a lock-out', async () => {
    const { id } = await newUser('gina');
    await newUser('hugo');
    const hugo = await signIn('hugo@example.com', password);
    const path = `/users/${id}/password`;
    expect((await ask('POST', path, { password: 'hugo was here' }, { session: hugo })).body.code).toBe('scope_missing');
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await ask('POST', '/session', { email: 'gina@example.com', password: 'wrong wrong' });
    }
    expect((await ask('POST', '/session', { email: 'gina@example.com', password })).status).toBe(429);
    const reset = await ask('POST', path, { password: 'a fresh start' }, { session: admin });
    expect([reset.status, reset.body.lockedUntil]).toEqual([200, null]);
    await signIn('gina@example.com', 'a fresh start');
  });

  test('every change is in the trail, and no password is anywhere in it', async () => {
    const { rows } = await platform.database.pool.query(
      `select distinct command from platform.audit_entries where command ~ 'user|password|administrator' order by 1`,
    );
    expect(rows.map(({ command }) => command)).toEqual([
      'team.change_user',
      'team.create_first_administrator',
      'team.create_user',
      'team.set_password',
    ]);
    const { rows: everything } = await platform.database.pool.query(
      `select e::text as row from platform.audit_entries e union all select k::text from platform.idempotency_keys k`,
    );
    expect(everything.map(({ row }) => row).join()).not.toMatch(/long enough|longer one|fresh start|argon2/);
  });
});
