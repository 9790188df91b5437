import { expect, test } from 'vitest';
import { testPlatform } from '../../test/setup/platform.ts';
import { ok, type Result, refuse } from '#kernel';
import type { Caller } from './caller.ts';
import { type Command, type CommandName, type Done, runCommand } from './command.ts';
import { forgetOldKeys } from './idempotency.ts';
import { findSetting, saveSetting } from './settings.ts';

const platform = await testPlatform();
const { sql: db, pool } = platform.database;
const caller = (id: string, scope = 'things:write'): Caller => ({
  kind: 'key',
  id,
  name: id,
  scopes: new Set([scope]),
});
const one = caller('one');
let names = 0;
/** A setting that nobody else writes. */
const newName = () => `thing-${(names += 1)}`;

type Answer = { readonly value: number };
type Work = (command: Command) => Promise<Result<Done<Answer>>>;

/** Adds one to a setting, leaves its traces, and answers what it is now. */
function increase(name: string): Work {
  return async ({ tx, record, announce }) => {
    const value = Number((await findSetting(tx, name)) ?? 0) + 1;
    await saveSetting(tx, name, value);
    record({ subject: name, detail: { value } });
    announce('thing_changed', { name });
    return ok({ answer: { value }, effect: 'created' });
  };
}

function run(work: Work, { key, by = one, ...more }: Partial<CommandName> & { key?: string; by?: Caller } = {}) {
  const command = { name: 'things.increase', may: 'things:write', input: { amount: 1n }, ...more };
  return runCommand(platform, key === undefined ? { caller: by } : { caller: by, key }, command, work);
}

async function tracesOf(name: string): Promise<{ value: unknown; entries: number; events: number }> {
  const count = async (table: string, where: string) =>
    (await pool.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where} = $1`, [name])).rows[0]
      ?.n ?? 0;
  return {
    value: await findSetting(db, name),
    entries: await count('platform.audit_entries', 'subject'),
    events: await count('platform.outbox', `payload->>'name'`),
  };
}

test('a write, its audit entry and its event are there together', async () => {
  const name = newName();
  expect(await run(increase(name))).toEqual(ok({ answer: { value: 1 }, effect: 'created' }));
  expect(await tracesOf(name)).toEqual({ value: 1, entries: 1, events: 1 });
});

test('a key answers once, again with the same, and never for another request', async () => {
  const name = newName();
  const again = ok({ answer: { value: 1 }, effect: 'unchanged' });
  expect(await run(increase(name), { key: 'k' })).toEqual(ok({ answer: { value: 1 }, effect: 'created' }));
  expect(await run(increase(name), { key: 'k' })).toEqual(again);
  expect(await run(increase(name), { key: 'k', input: { amount: 2n } })).toMatchObject({
    refusal: { kind: 'conflict', code: 'idempotency_conflict' },
  });
  expect(await run(increase(name), { key: 'k' })).toEqual(again);
  expect(await tracesOf(name)).toEqual({ value: 1, entries: 1, events: 1 });
});

test('a key belongs to one caller, one command, and one customer', async () => {
  const name = newName();
  const others = [{}, { by: caller('two') }, { name: 'things.other' }, { customerCode: 'C1' }, { customerCode: 'C2' }];
  for (const other of others) await run(increase(name), { key: 'shared', ...other });
  expect((await tracesOf(name)).value).toBe(others.length);
});

test('the same key many times at once: carried out once, answered to all', async () => {
  const name = newName();
  const answers = await Promise.all(Array.from({ length: 20 }, () => run(increase(name), { key: 'crowd' })));
  expect(answers.map((answer) => answer.ok && answer.value.answer)).toEqual(answers.map(() => ({ value: 1 })));
  expect(answers.filter((answer) => answer.ok && answer.value.effect === 'created')).toHaveLength(1);
  expect(await tracesOf(name)).toEqual({ value: 1, entries: 1, events: 1 });
});

test('a refusal takes everything back and leaves the key free, also for who waited for it', async () => {
  const name = newName();
  const refusing: Work = async (command) => {
    await increase(name)(command);
    return refuse('invalid', 'no_good', 'No good.');
  };
  const [refused, waited] = await Promise.all([
    run(refusing, { key: 'again' }),
    run(refusing, { key: 'again', input: 'other' }),
  ]);
  expect([refused, waited]).toMatchObject([{ refusal: { code: 'no_good' } }, { refusal: { code: 'no_good' } }]);
  expect(await tracesOf(name)).toEqual({ value: undefined, entries: 0, events: 0 });
  expect(await run(increase(name), { key: 'again', input: 'third' })).toMatchObject({ value: { effect: 'created' } });
});

test('a fault takes everything back too', async () => {
  const name = newName();
  const failing: Work = async (command) => {
    await increase(name)(command);
    throw new Error('out of paper');
  };
  await expect(run(failing, { key: 'fault' })).rejects.toThrow('out of paper');
  expect(await tracesOf(name)).toEqual({ value: undefined, entries: 0, events: 0 });
  expect(await run(increase(name), { key: 'fault' })).toMatchObject({ value: { effect: 'created' } });
});

test('a dry run answers as if, and writes nothing, nor takes its key', async () => {
  const name = newName();
  const dry = await run(increase(name), { key: 'dry', dryRun: true });
  expect(dry).toEqual(ok({ answer: { value: 1 }, effect: 'created' }));
  expect(await tracesOf(name)).toEqual({ value: undefined, entries: 0, events: 0 });
  expect(await run(increase(name), { key: 'dry', input: 'other' })).toMatchObject({ value: { effect: 'created' } });
});

test('who may not is refused before anything is done', async () => {
  const name = newName();
  expect(await run(increase(name), { by: caller('three', 'things:read'), key: 'k' })).toMatchObject({
    refusal: { kind: 'not_allowed', code: 'scope_missing', facts: { scope: 'things:write' } },
  });
  expect(await tracesOf(name)).toEqual({ value: undefined, entries: 0, events: 0 });
});

test('a change without an audit entry is a bug, and does not happen', async () => {
  const name = newName();
  const silent: Work = async ({ tx }) => {
    await saveSetting(tx, name, 1);
    return ok({ answer: { value: 1 }, effect: 'changed' });
  };
  await expect(run(silent)).rejects.toThrow('recorded nothing');
  expect((await tracesOf(name)).value).toBeUndefined();
});

test('keys are kept thirty days, then forgotten', async () => {
  const name = newName();
  await run(increase(name), { key: 'old' });
  const day = 86_400_000;
  await forgetOldKeys(db, new Date(Date.now() + 29 * day));
  expect(await run(increase(name), { key: 'old' })).toMatchObject({ value: { effect: 'unchanged' } });
  expect(await forgetOldKeys(db, new Date(Date.now() + 31 * day))).toBeGreaterThan(0);
  expect(await run(increase(name), { key: 'old' })).toMatchObject({ value: { answer: { value: 2 } } });
});
