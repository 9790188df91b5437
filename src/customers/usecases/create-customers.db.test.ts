import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ok } from '#kernel';
import { type Caller, operator, type RowOutcome, runCommand } from '#platform';
import { listPeople, seedDemoUsers } from '#team/usecases';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { NewCustomer } from '../new-customer.ts';
import { createCustomer, importCustomers } from './index.ts';

const platform = await testPlatform();
const db = platform.database.sql;

async function importChunk(rows: readonly NewCustomer[]) {
  const name = { name: 'integrations.import', may: 'customers:write', input: { rows } };
  const done = await runCommand<RowOutcome[]>(platform, { caller: operator }, name, async (command) => {
    const outcomes = await importCustomers(command, rows);
    const created = outcomes.some((outcome) => 'effect' in outcome && outcome.effect === 'created');
    return ok({ answer: outcomes, effect: created ? 'created' : 'unchanged' });
  });
  if (!done.ok) throw new Error(done.refusal.detail);
  return done.value.answer.map((outcome) => ('refusal' in outcome ? outcome.refusal.code : outcome.effect));
}

async function count(what: 'customers.customers' | 'customers.credit_groups' | 'platform.audit_entries') {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.raw(what)}`.execute(db);
  return rows[0]?.count;
}

test('a chunk of 2,000 rows goes in, each for itself, with one audit entry; again, nothing happens', async () => {
  const rows = Array.from({ length: 2000 }, (_, place): NewCustomer => {
    const code = `C${place}`;
    return { code, name: code, parentCode: place % 4 === 0 ? undefined : `C${place - (place % 4)}` };
  });
  const bad: NewCustomer = { code: 'BAD', name: 'Bad', unifiedSocialCreditCode: '1' };
  const outcomes = await importChunk([...rows, bad]);
  expect(outcomes.at(-1)).toBe('invalid_social_credit_code');
  expect(new Set(outcomes.slice(0, -1))).toEqual(new Set(['created']));
  expect(await count('customers.customers')).toBe(2000);
  expect(await count('customers.credit_groups')).toBe(500);

  const { rows: entries } = await sql<{ detail: unknown }>`select detail from platform.audit_entries`.execute(db);
  const rowsHash = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(entries).toEqual([{ detail: { rows: 2001, created: 2000, unchanged: 0, refused: 1, rowsHash } }]);

  expect(new Set(await importChunk(rows))).toEqual(new Set(['unchanged']));
  expect(await importChunk([{ ...rows[0], code: 'C0', name: 'Another' }])).toEqual(['customer_exists']);
  expect(await count('platform.audit_entries')).toBe(1);
});

test('many who add the same customer at once: one adds it, and nobody fails', async () => {
  const add = () => createCustomer(platform, { caller: operator }, { code: 'RACE', name: 'Race', parentCode: 'C0' });
  const ends = await Promise.all(Array.from({ length: 12 }, add));
  const effects = ends.map((end) => (end.ok ? end.value.effect : end.refusal.code));
  expect(effects.toSorted()).toEqual(['created', ...Array.from({ length: 11 }, () => 'unchanged')]);
  expect(new Set(ends.map((end) => end.ok && end.value.answer.id)).size).toBe(1);
});

test('a salesperson looks after the customers they add, unless they name somebody else', async () => {
  await seedDemoUsers(platform);
  const [seller, other] = (await listPeople(db, ['salesperson', 'sales_manager'])).filter(
    ({ roles }, place, all) => place === all.findIndex((one) => one.roles[0] === roles[0]),
  );
  if (seller === undefined || other === undefined) throw new Error('The demo sells with two people at least.');
  const caller = { kind: 'user' as const, id: seller.id, name: seller.name, scopes: new Set(['customers:create']) };
  const ownerOf = async (given: NewCustomer, by = caller as Caller) => {
    const done = await createCustomer(platform, { caller: by }, given);
    return done.ok ? done.value.answer.owner?.email : done.refusal.code;
  };
  expect(await ownerOf({ code: 'OWN-1', name: 'Own' })).toBe(seller.email);
  expect(await ownerOf({ code: 'OWN-1', name: 'Own' })).toBe(seller.email);
  expect(await ownerOf({ code: 'OWN-2', name: 'Given', owner: other.email })).toBe(other.email);
  expect(await ownerOf({ code: 'OWN-3', name: 'Nobody' }, operator)).toBeUndefined();
});
