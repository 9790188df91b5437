import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator, saveSetting } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { createUser } from '../usecases/create-user.ts';
import { demoPassword, seedDemoUsers } from '../usecases/demo-users.ts';
import { forgetOldSignIns } from '../usecases/sign-out.ts';
import { roles, scopesOf } from '../roles.ts';
import { teamServer } from './team.fixture.ts';

let now = new Date('2026-03-31T04:00:00Z');
const pass = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const platform = await testPlatform({ now: () => now });
const { app, ask, signIn } = await teamServer(platform);
const password = 'a long enough one';

beforeAll(async () => {
  for (const name of ['anna', 'ben', 'carl', 'dora']) {
    const given = { name, email: `${name}@example.com`, password, roles: ['salesperson'] } as const;
    const created = await createUser(platform, { caller: operator }, given);
    expect(created.ok).toBe(true);
  }
});
afterAll(async () => {
  await app.close();
  await platform.database.close();
});

async function audited(command: string) {
  const { rows } = await platform.database.pool.query(
    'select actor_kind, subject, detail from platform.audit_entries where command = $1 order by entry_id',
    [command],
  );
  return rows;
}

describe('signing in', () => {
  test('answers who it is, and sets two cookies', async () => {
    const answer = await ask('POST', '/session', { email: ' Anna@Example.com ', password });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      user: { name: 'anna', email: 'anna@example.com', roles: ['salesperson'], scopes: scopesOf.salesperson },
      company: { timeZone: 'Asia/Shanghai', currency: 'CNY' },
      demo: false,
    });
    expect(answer.cookies).toMatchObject([
      { name: 'headroom_session', httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 604_800 },
      { name: 'headroom_csrf', sameSite: 'Lax', path: '/' },
    ]);
    expect(answer.cookies.map((cookie) => [cookie.httpOnly, cookie.secure])).toEqual([
      [true, undefined],
      [undefined, undefined],
    ]);
  });

  test('over https the cookies are for https only', async () => {
    const answer = await ask(
      'POST',
      '/session',
      { email: 'anna@example.com', password },
      {
        headers: { 'x-forwarded-proto': 'https' },
      },
    );
    expect(answer.cookies.map(({ secure }) => secure)).toEqual([true, true]);
  });

  test('the database holds neither token', async () => {
    const { token, csrfToken } = await signIn('anna@example.com', password);
    const { rows } = await platform.database.pool.query(`select s::text as row from team.sessions s`);
    const text = rows.map(({ row }) => row).join();
    for (const secret of [token, csrfToken]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('hex'));
      expect(text).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
    }
  });

  test('an unknown address and a wrong password are answered alike, and both are in the trail', async () => {
    const wrong = await ask('POST', '/session', { email: 'ben@example.com', password: 'not this one' });
    const unknown = await ask('POST', '/session', { email: 'nobody@example.com', password: 'not this one' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'wrong_credentials' });
    expect([unknown.status, unknown.body, unknown.cookies]).toEqual([wrong.status, wrong.body, wrong.cookies]);
    expect((await audited('team.fail_sign_in')).map(({ subject }) => subject.replace(/ [0-9a-f-]{36}/, ' …'))).toEqual([
      'user …',
      'unknown user',
    ]);
    expect(JSON.stringify(await audited('team.fail_sign_in'))).not.toContain('nobody@');
  });

  test.each(['ben@example.com', 'nobody.at.all@example.com'])(
    'after five wrong ones %s is locked for a quarter of an hour, known or not',
    async (email) => {
      pass(60);
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        expect((await ask('POST', '/session', { email, password: 'wrong wrong' })).status).toBe(401);
      }
      const locked = await ask('POST', '/session', { email, password });
      expect([locked.status, locked.body.code, locked.body.minutes]).toEqual([429, 'locked_out', 15]);
      pass(14.5);
      expect((await ask('POST', '/session', { email, password })).body).toMatchObject({ minutes: 1 });
      pass(0.5);
      expect((await ask('POST', '/session', { email, password })).status).toBe(email.startsWith('ben') ? 200 : 401);
      expect(await audited('team.lock_out')).not.toEqual([]);
    },
  );

  test('thirty guesses at once are five guesses', async () => {
    const guess = () => ask('POST', '/session', { email: 'carl@example.com', password: 'wrong wrong' });
    const answers = await Promise.all(Array.from({ length: 30 }, guess));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ body }) => body.code === 'locked_out')).toHaveLength(25);
    pass(15);
  });

  test('one address may guess sixty times a minute', async () => {
    const codes: string[] = [];
    for (let no = 0; no <= 60; no += 1) {
      const payload = { email: 'guess@example.com', password: '' };
      const response = await app.inject({ method: 'POST', url: '/api/v1/session', remoteAddress: '10.9.9.9', payload });
      codes.push(response.json().code);
    }
    expect(codes[59]).toBe('locked_out');
    expect(codes[60]).toBe('too_many_requests');
  });

  test('a password hashed with weaker parameters is hashed anew when it is proven', async () => {
    const { pool } = platform.database;
    const hashOf = async () =>
      (await pool.query(`select password_hash from team.users where email = 'dora@example.com'`)).rows[0].password_hash;
    const weak =
      '$argon2id$v=19$m=8192,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$' +
      (await import('node:crypto'))
        .argon2Sync('argon2id', {
          message: password,
          nonce: Buffer.alloc(16, 7),
          memory: 8192,
          passes: 1,
          parallelism: 1,
          tagLength: 32,
        })
        .toString('base64')
        .replaceAll('=', '');
    await pool.query(`update team.users set password_hash = $1 where email = 'dora@example.com'`, [weak]);
    await signIn('dora@example.com', password);
    expect(await hashOf()).toContain('$m=19456,t=2,p=1$');
    await signIn('dora@example.com', password);
  });
});

describe('a session', () => {
  test('carries reads; a write needs its CSRF token too', async () => {
    const session = await signIn('anna@example.com', password);
    expect((await ask('GET', '/session', undefined, { session: { ...session, csrfToken: '' } })).status).toBe(200);
    for (const csrfToken of ['', 'x'.repeat(43), (await signIn('ben@example.com', password)).csrfToken]) {
      const refused = await ask('DELETE', '/session', undefined, { session: { ...session, csrfToken } });
      expect([refused.status, refused.body.code]).toEqual([403, 'csrf_token_missing']);
    }
    expect((await ask('GET', '/session', undefined, { session })).status).toBe(200);
  });

  test('ends with sign-out, whose answer takes the cookies away', async () => {
    const session = await signIn('anna@example.com', password);
    const answer = await ask('DELETE', '/session', undefined, { session });
    expect([answer.status, answer.body]).toEqual([200, { signedOut: true }]);
    expect(answer.cookies.map(({ name, value }) => [name, value])).toEqual([
      ['headroom_session', ''],
      ['headroom_csrf', ''],
    ]);
    expect((await ask('GET', '/session', undefined, { session })).status).toBe(401);
  });

  test('ends after half a day of silence, and after a week whatever happens', async () => {
    const session = await signIn('anna@example.com', password);
    const status = async () => (await ask('GET', '/session', undefined, { session })).status;
    for (let half = 1; half <= 14; half += 1) {
      pass(11.9 * 60);
      expect(await status()).toBe(200);
    }
    pass(2 * 60);
    expect(await status()).toBe(401);
    const silent = await signIn('anna@example.com', password);
    pass(12 * 60);
    expect((await ask('GET', '/session', undefined, { session: silent })).status).toBe(401);
    await forgetOldSignIns(platform);
    const { rows } = await platform.database.pool.query('select session_id from team.sessions');
    expect(rows).toEqual([]);
  });

  test('being seen is written once a minute', async () => {
    const session = await signIn('anna@example.com', password);
    const seen = async () =>
      (await platform.database.pool.query('select last_seen_at from team.sessions')).rows[0].last_seen_at.getTime();
    const opened = now.getTime();
    pass(0.9);
    await ask('GET', '/session', undefined, { session });
    expect(await seen()).toBe(opened);
    pass(0.2);
    await ask('GET', '/session', undefined, { session });
    expect(await seen()).toBe(now.getTime());
  });

  test('without one there is nobody', async () => {
    expect((await ask('GET', '/session')).body).toMatchObject({ status: 401, code: 'not_signed_in' });
    const ended = { token: 'x'.repeat(43), csrfToken: '' };
    expect((await ask('GET', '/session', undefined, { session: ended })).status).toBe(401);
    expect((await ask('GET', '/sign-in-options', undefined, { session: ended })).status).toBe(200);
  });
});

describe('demo users', () => {
  test('are offered in demo mode only, at least one for each role, and can sign in', async () => {
    await seedDemoUsers(platform);
    await seedDemoUsers(platform);
    expect((await ask('GET', '/sign-in-options')).body).toEqual({ demoUsers: [], needsFirstAdministrator: false });
    await saveSetting(platform.database.sql, 'demo', true);
    const { demoUsers } = (await ask('GET', '/sign-in-options')).body;
    const offered: string[] = demoUsers.map(({ role }: { role: string }) => role);
    expect([...new Set(offered)]).toEqual(roles);
    // The committee decides with two members of one mind.
    expect(offered.filter((role) => role === 'committee_member')).toHaveLength(3);
    expect(offered).toHaveLength(roles.length + 2);
    expect(demoUsers[3]).toEqual({
      email: 'shen.jing@demo.headroom.example',
      name: '沈静',
      role: 'credit_manager',
      password: demoPassword,
    });
    for (const { email, password: shown, role } of demoUsers) {
      const answer = await ask('POST', '/session', { email, password: shown });
      expect([answer.body.user.roles, answer.body.demo]).toEqual([[role], true]);
    }
  });

  test('one who has a password of their own is not offered any more', async () => {
    const email = 'sun.liqun@demo.headroom.example';
    const session = await signIn(email, demoPassword);
    const { id } = (await ask('GET', '/session', undefined, { session })).body.user;
    const body = { password: 'another long one', currentPassword: demoPassword };
    expect((await ask('POST', `/users/${id}/password`, body, { session })).status).toBe(200);
    const { demoUsers } = (await ask('GET', '/sign-in-options')).body;
    expect(demoUsers.map((user: { email: string }) => user.email)).not.toContain(email);
  });
});
