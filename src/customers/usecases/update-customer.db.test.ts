import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId, operator, runCommand } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { createCustomer } from './create-customer.ts';
import { findCustomers, lockCustomers, updateCustomer } from './index.ts';

const platform = await testPlatform();
const db = platform.database.sql;
const by = { caller: operator };

async function add(code: string, parentCode?: string) {
  const made = await createCustomer(platform, by, { code, name: code, parentCode });
  if (!made.ok) throw new Error(made.refusal.detail);
}

/** Which of these customers share a group, as `A+B C`. */
async function groups(...codes: string[]): Promise<string> {
  const found = await findCustomers(db, codes);
  const members = Map.groupBy(codes, (code) => found.get(code)?.creditGroupId);
  return [...members.values()].map((group) => group.join('+')).join(' ');
}

async function setParent(code: string, parentCode: string | null) {
  const done = await updateCustomer(platform, by, code, { parentCode });
  return done.ok ? done.value.effect : done.refusal.code;
}

test('another parent takes the customer and all below it to another group, and null makes a group of its own', async () => {
  await add('A');
  await add('A1', 'A');
  await add('A11', 'A1');
  await add('A2', 'A');
  await add('B');
  expect(await groups('A', 'A1', 'A11', 'A2', 'B')).toBe('A+A1+A11+A2 B');
  expect(await setParent('A1', 'B')).toBe('changed');
  expect(await groups('A', 'A1', 'A11', 'A2', 'B')).toBe('A+A2 A1+A11+B');
  expect(await setParent('A1', null)).toBe('changed');
  expect(await groups('A', 'A1', 'A11', 'A2', 'B')).toBe('A+A2 A1+A11 B');
  expect(await setParent('A1', null)).toBe('unchanged');
  expect(await setParent('A', 'A11')).toBe('changed');
  expect(await groups('A', 'A1', 'A11', 'A2', 'B')).toBe('A+A1+A11+A2 B');
  expect(await setParent('A2', 'A1')).toBe('changed');
  expect(await groups('A', 'A1', 'A11', 'A2', 'B')).toBe('A+A1+A11+A2 B');
});

test('nobody stands below itself', async () => {
  await add('R');
  await add('R1', 'R');
  await add('R11', 'R1');
  expect(await setParent('R', 'R')).toBe('parent_cycle');
  expect(await setParent('R', 'R11')).toBe('parent_cycle');
  expect(await setParent('R', 'NOBODY')).toBe('parent_not_found');
  expect(await setParent('R11', 'R')).toBe('changed');
});

test('two who would each put the other above themselves: one is refused', async () => {
  await add('X');
  await add('Y');
  const ends = await Promise.all([setParent('X', 'Y'), setParent('Y', 'X')]);
  expect(ends.toSorted()).toEqual(['changed', 'parent_cycle']);
  expect(await groups('X', 'Y')).toBe('X+Y');
});

test('every table that carries both keys moves along, also one that was built later', async () => {
  await add('M');
  await add('N');
  await sql`create schema later`.execute(db);
  await sql`create table later."Odd name" (customer_id uuid, credit_group_id uuid)`.execute(db);
  const before = await findCustomers(db, ['M', 'N']);
  const [m, n] = [before.get('M'), before.get('N')];
  if (m === undefined || n === undefined) throw new Error('Both were just added.');
  for (const { customerId, creditGroupId } of [m, n]) {
    await sql`insert into later."Odd name" values (${customerId}, ${creditGroupId})`.execute(db);
    await sql`
      insert into limits.limits (credit_group_id, customer_id, limit_id, kind, currency, valid_from, valid_to,
        granted_to, reason, granted_by, granted_at)
      values (${creditGroupId}, ${customerId}, ${newId()}, 'unlimited', 'CNY', '2026-01-01', '2026-12-31', '2026-12-31',
        'r', 'x', now())`.execute(db);
    await sql`insert into exposure.positions (credit_group_id, customer_id) values (${creditGroupId}, ${customerId})`.execute(
      db,
    );
  }
  expect(await setParent('M', 'N')).toBe('changed');
  for (const table of ['later."Odd name"', 'limits.limits', 'exposure.positions']) {
    const { rows } = await sql<{ customerId: string; creditGroupId: string }>`
      select customer_id as "customerId", credit_group_id as "creditGroupId" from ${sql.raw(table)}`.execute(db);
    expect(rows.map(({ customerId }) => customerId).toSorted()).toEqual([m.customerId, n.customerId].toSorted());
    expect(new Set(rows.map(({ creditGroupId }) => creditGroupId))).toEqual(new Set([n.creditGroupId]));
  }
});

test('the move stands on the timeline with who came along', async () => {
  await add('V');
  await add('V1', 'V');
  await add('W');
  await setParent('V', 'W');
  const { rows } = await sql<{ detail: unknown }>`
    select detail from platform.audit_entries where command = 'customers.update' and subject = 'V'`.execute(db);
  expect(rows).toMatchObject([
    { detail: { moved: ['V', 'V1'], changed: { parentCode: { before: null, after: 'W' } } } },
  ]);
});

test('who waited for a group that the customer left meanwhile locks the one it is in now', async () => {
  await add('E');
  await add('F');
  const order: string[] = [];
  const name = { name: 'test.hold', may: 'anyone', input: {} };
  const { promise: holding, resolve: held } = Promise.withResolvers<void>();
  const mover = runCommand(platform, by, name, async ({ tx, record }) => {
    const locked = await lockCustomers(tx, ['E', 'F']);
    held();
    await new Promise((wake) => setTimeout(wake, 150));
    await sql`update customers.customers set credit_group_id = ${locked.get('F')?.creditGroupId} where code = 'E'`.execute(
      tx,
    );
    order.push('moved');
    record({ subject: 'E', detail: {} });
    return { ok: true, value: { answer: null, effect: 'changed' } };
  });
  await holding;
  const waiter = db.transaction().execute(async (tx) => {
    const locked = await lockCustomers(tx, ['E']);
    order.push('locked');
    return locked.get('E')?.creditGroupId;
  });
  await mover;
  expect(await waiter).toBe((await findCustomers(db, ['F'])).get('F')?.creditGroupId);
  expect(order).toEqual(['moved', 'locked']);
});
