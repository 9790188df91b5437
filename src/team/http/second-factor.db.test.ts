import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { Role } from '../roles.ts';
import { createUser } from '../usecases/create-user.ts';
import { codeAt, stepAt } from '../totp.ts';
import { teamServer } from './team.fixture.ts';

let now = new Date('2026-03-31T04:00:00Z');
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const platform = await testPlatform({ now: () => now });
const { app, ask, signIn } = await teamServer(platform);
const password = 'a long enough one';
const session = await newPerson('root', ['administrator']).then(({ email }) => signIn(email, password));
const everyone = { everybody: true, roles: [] };
const nobody = { everybody: false, roles: [] };

beforeAll(async () => {
  expect((await ask('GET', '/second-factor-rule', undefined, { session })).body).toEqual(nobody);
});
afterAll(async () => {
  await app.close();
  await platform.database.close();
});

async function newPerson(name: string, roles: readonly Role[] = ['salesperson']) {
  const email = `${name}@example.com`;
  const created = await createUser(platform, { caller: operator }, { name, email, password, roles });
  if (!created.ok) throw new Error(created.refusal.detail);
  return { email, id: created.value.answer.id };
}

type Session = Awaited<ReturnType<typeof signIn>>;

/** What the person's app would show now. */
function appWith(secret: string) {
  const bits = Array.from(secret, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return () => codeAt(bytes, stepAt(now));
}

async function enrol(own: Session) {
  const started = await ask('POST', '/second-factor', { currentPassword: password }, { session: own });
  expect(started.status).toBe(200);
  const code = appWith(started.body.secret);
  const confirmed = await ask('POST', '/second-factor/confirm', { code: code() }, { session: own });
  expect(confirmed.status).toBe(200);
  return { code, recoveryCodes: confirmed.body.recoveryCodes as string[], started: started.body };
}

const open = (email: string, code?: string, typed = password) =>
  ask('POST', '/session', { email, password: typed, ...(code === undefined ? {} : { code }) });
const outcome = ({ status, body }: { status: number; body: any }) => (status === 200 ? 'in' : body.code);

async function require(rule: object): Promise<void> {
  expect((await ask('PUT', '/second-factor-rule', rule, { session })).body).toEqual(rule);
}

describe('a person with a second factor', () => {
  test('signs in with password and code; the password alone only says that a code is missing', async () => {
    const { email } = await newPerson('anna');
    const { code } = await enrol(await signIn(email, password));
    pass(30);
    expect(outcome(await open(email))).toBe('second_factor_needed');
    expect(outcome(await open(email, '000000'))).toBe('wrong_code');
    const entered = await open(email, code());
    expect([entered.status, entered.body.secondFactor]).toEqual([200, 'on']);
    // Whoever does not know the password learns nothing of a second factor.
    expect(outcome(await open(email, code(), 'not the password'))).toBe('wrong_credentials');
  });

  test('cannot use a code twice, neither the one that put it in force', async () => {
    const { email } = await newPerson('ben');
    const { code } = await enrol(await signIn(email, password));
    expect(outcome(await open(email, code()))).toBe('wrong_code');
    pass(30);
    const both = await Promise.all([open(email, code()), open(email, code())]);
    expect(both.map(outcome).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['in', 'wrong_code']);
    pass(30);
    expect(outcome(await open(email, code()))).toBe('in');
  });

  test('uses each recovery code once', async () => {
    const { email } = await newPerson('carl');
    const { recoveryCodes } = await enrol(await signIn(email, password));
    expect(recoveryCodes).toHaveLength(8);
    expect(new Set(recoveryCodes).size).toBe(8);
    const [first = '', second = ''] = recoveryCodes;
    expect(first).toMatch(/^[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}$/);
    expect(outcome(await open(email, first.toLowerCase().replaceAll('-', ' ')))).toBe('in');
    expect(outcome(await open(email, first))).toBe('wrong_code');
    expect(outcome(await open(email, second))).toBe('in');
    const own = await signInWith(email, recoveryCodes[2]);
    expect((await ask('GET', '/second-factor', undefined, { session: own })).body).toMatchObject({
      state: 'on',
      recoveryCodesLeft: 5,
    });
  });

  test('is locked out after five wrong codes, whatever right passwords stand between them', async () => {
    const { email } = await newPerson('dora');
    const { code } = await enrol(await signIn(email, password));
    const tries = [];
    for (let no = 1; no <= 5; no += 1) {
      tries.push(outcome(await open(email)), outcome(await open(email, '000000')));
    }
    expect(tries.filter((one) => one === 'wrong_code')).toHaveLength(5);
    pass(60);
    expect(outcome(await open(email, code()))).toBe('locked_out');
    pass(15 * 60);
    expect(outcome(await open(email, code()))).toBe('in');
  });

  test('a hundred codes sent at once are five guesses', async () => {
    const { email } = await newPerson('emil');
    await enrol(await signIn(email, password));
    const guesses = Array.from({ length: 100 }, (_, no) => open(email, String(no).padStart(6, '0')));
    const outcomes = (await Promise.all(guesses)).map(outcome);
    expect(outcomes.filter((one) => one === 'wrong_code')).toHaveLength(5);
    expect(outcomes.filter((one) => one === 'locked_out')).toHaveLength(95);
  });

  test('keeps the old device until the new one is proven', async () => {
    const { email } = await newPerson('fina');
    const own = await signIn(email, password);
    const old = await enrol(own);
    const wrong = await ask('POST', '/second-factor', { currentPassword: 'not mine' }, { session: own });
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, 'currentPassword']);
    const { secret } = (await ask('POST', '/second-factor', { currentPassword: password }, { session: own })).body;
    const miss = await ask('POST', '/second-factor/confirm', { code: '000000' }, { session: own });
    expect([miss.status, miss.body.errors[0].field]).toEqual([400, 'code']);
    pass(30);
    const elsewhere = await signInWith(email, old.code());
    pass(30);
    const next = appWith(secret);
    expect((await ask('POST', '/second-factor/confirm', { code: next() }, { session: own })).status).toBe(200);
    // The session that was opened without the new device is over; this one goes on.
    expect((await ask('GET', '/session', undefined, { session: elsewhere })).status).toBe(401);
    expect((await ask('GET', '/session', undefined, { session: own })).status).toBe(200);
    pass(30);
    expect([outcome(await open(email, old.code())), outcome(await open(email, next()))]).toEqual(['wrong_code', 'in']);
    expect(outcome(await open(email, old.recoveryCodes[0]))).toBe('wrong_code');
  });

  test('turns it off with password and code', async () => {
    const { email } = await newPerson('gina');
    const own = await signIn(email, password);
    const { code } = await enrol(own);
    pass(30);
    const off = (body: object) => ask('POST', '/second-factor/turn-off', body, { session: own });
    expect((await off({ currentPassword: password, code: '000000' })).body).toMatchObject({
      status: 400,
      code: 'wrong_code',
    });
    expect((await off({ currentPassword: 'nonsense', code: code() })).body).toMatchObject({ code: 'wrong_password' });
    expect((await off({ currentPassword: password, code: code() })).body).toEqual({ turnedOff: true });
    expect(outcome(await open(email))).toBe('in');
  });
});

async function signInWith(email: string, code = ''): Promise<Session> {
  const answer = await open(email, code);
  expect(answer.status).toBe(200);
  const value = (name: string) => answer.cookies.find((cookie) => cookie.name === name)?.value ?? '';
  return { token: value('headroom_session'), csrfToken: value('headroom_csrf') };
}

describe('where a second factor is required', () => {
  test('who has none can set it up or leave, and nothing else; then everything is open', async () => {
    const { email, id } = await newPerson('hugo', ['administrator']);
    const own = await signIn(email, password);
    await require({ everybody: false, roles: ['credit_manager', 'administrator'] });
    const blocked = async (method: string, path: string, body?: object) => {
      const answer = await ask(method, path, body, { session: own });
      return [answer.status, answer.body.code];
    };
    const shut = [403, 'second_factor_to_set_up'];
    expect(await blocked('GET', '/users')).toEqual(shut);
    expect(await blocked('POST', `/users/${id}/password`, { password, currentPassword: password })).toEqual(shut);
    expect(await blocked('POST', '/second-factor/turn-off', { currentPassword: password, code: '1' })).toEqual(shut);
    const said = (await ask('GET', '/session', undefined, { session: own })).body;
    expect([said.secondFactor, said.user.scopes]).toEqual(['required', []]);
    await enrol(own);
    expect((await ask('GET', '/users', undefined, { session: own })).status).toBe(200);
    const off = await ask(
      'POST',
      '/second-factor/turn-off',
      { currentPassword: password, code: '1' },
      { session: own },
    );
    expect([off.status, off.body.code]).toEqual([409, 'second_factor_required']);
    // The one who made the rule is led to it as well.
    expect((await ask('GET', '/users', undefined, { session })).body.code).toBe('second_factor_to_set_up');
    await enrol(session);
  });

  test('other roles stay as they are, until everybody must', async () => {
    const { email } = await newPerson('ida');
    expect((await open(email)).body.secondFactor).toBe('off');
    await require(everyone);
    expect((await open(email)).body.secondFactor).toBe('required');
    await require(nobody);
    expect((await open(email)).body.secondFactor).toBe('off');
  });

  test('nobody but who may change settings says who must', async () => {
    const own = await signIn((await newPerson('jan')).email, password);
    expect((await ask('PUT', '/second-factor-rule', everyone, { session: own })).status).toBe(403);
  });
});

describe('an administrator', () => {
  test('resets what somebody lost: their sessions end, and the password alone opens', async () => {
    const { email, id } = await newPerson('kim');
    const own = await signIn(email, password);
    await enrol(own);
    const reset = await ask('POST', `/users/${id}/reset-second-factor`, undefined, { session });
    expect([reset.status, reset.body.secondFactor]).toEqual([200, false]);
    expect((await ask('GET', '/session', undefined, { session: own })).status).toBe(401);
    expect(outcome(await open(email))).toBe('in');
  });

  test('cannot reset their own', async () => {
    const { id } = (await ask('GET', '/session', undefined, { session })).body.user;
    const own = await ask('POST', `/users/${id}/reset-second-factor`, undefined, { session });
    expect([own.status, own.body.code]).toEqual([403, 'own_second_factor']);
  });
});

test('no secret, code or recovery code lies open in the database; what was done is in the trail', async () => {
  const { email, id } = await newPerson('leo');
  const { started, recoveryCodes } = await enrol(await signIn(email, password));
  const { rows } = await platform.database.pool.query(
    `select f::text as row from team.second_factors f union all select c::text from team.recovery_codes c
     union all select e::text from platform.audit_entries e union all select i::text from platform.idempotency_keys i`,
  );
  const text = rows.map(({ row }) => row).join();
  for (const secret of [started.secret, ...recoveryCodes]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(secret.replaceAll('-', ''));
    expect(text).not.toContain(Buffer.from(secret.replaceAll('-', '')).toString('hex'));
  }
  await ask('POST', `/users/${id}/reset-second-factor`, undefined, { session });
  const trail = await platform.database.pool.query(
    `select command from platform.audit_entries where subject = $1 and command like '%second_factor%' order by entry_id`,
    [`user ${id}`],
  );
  expect(trail.rows.map(({ command }) => command)).toEqual([
    'team.start_second_factor',
    'team.turn_on_second_factor',
    'team.reset_second_factor',
  ]);
});

test('without a key on the server nobody is led into a dead end', async () => {
  const keyless = await teamServer({ ...platform, vault: undefined });
  const { email } = await newPerson('mia', ['administrator']);
  const own = await keyless.signIn(email, password);
  const start = await keyless.ask('POST', '/second-factor', { currentPassword: password }, { session: own });
  const rule = await keyless.ask('PUT', '/second-factor-rule', everyone, { session: own });
  expect([start.body.code, rule.body.code]).toEqual(['secret_key_missing', 'secret_key_missing']);
  await keyless.app.close();
});

test('a lost key closes the codes, not the recovery codes', async () => {
  const { email } = await newPerson('nils');
  const { code, recoveryCodes } = await enrol(await signIn(email, password));
  pass(30);
  const keyless = await teamServer({ ...platform, vault: undefined });
  const enter = (typed: string) => keyless.ask('POST', '/session', { email, password, code: typed });
  expect(outcome(await enter(code()))).toBe('second_factor_unreadable');
  expect(outcome(await enter(recoveryCodes[0] ?? ''))).toBe('in');
  await keyless.app.close();
});
