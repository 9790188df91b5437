import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createCustomer, findCustomers } from '#customers/usecases';
import { amountText, calendarDate, cny, ok } from '#kernel';
import { operator, type RowOutcome, runCommand } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { GrantRequest } from '../grant-request.ts';
import { importLimits, limitsAsOf } from './index.ts';

const platform = await testPlatform();
const db = platform.database.sql;
const by = { caller: operator };
for (const code of ['A', 'B', 'C']) await createCustomer(platform, by, { code, name: code });

function row(customerCode: string, amount: string, from: string, to: string): GrantRequest {
  return {
    customerCode,
    amount: cny(amount),
    validFrom: calendarDate(from),
    validTo: calendarDate(to),
    reason: 'import',
  };
}

async function importChunk(rows: readonly GrantRequest[]) {
  const name = { name: 'integrations.import', may: 'limits:grant', input: { rows } };
  const done = await runCommand<RowOutcome[]>(platform, by, name, async (command) =>
    ok({ answer: await importLimits(command, rows), effect: 'unchanged' }),
  );
  if (!done.ok) throw new Error(done.refusal.detail);
  return done.value.answer.map((outcome) => ('refusal' in outcome ? outcome.refusal.code : outcome.effect));
}

const file = [
  row('A', '100', '2026-01-01', '2026-12-31'),
  row('NOBODY', '100', '2026-01-01', '2026-12-31'),
  row('A', '200', '2026-07-01', '2027-06-30'),
  row('B', '300', '2026-03-01', '2026-03-31'),
  row('A', '400', '2027-01-01', '2027-12-31'),
];

test('rows of one file end each other in their order; a second import changes nothing', async () => {
  expect(await importChunk(file)).toEqual(['created', 'customer_not_found', 'created', 'created', 'created']);
  const { rows: before } = await sql`select * from limits.limits order by limit_id`.execute(db);
  expect(await importChunk(file)).toEqual(['unchanged', 'customer_not_found', 'unchanged', 'unchanged', 'unchanged']);
  const { rows: after } = await sql`select * from limits.limits order by limit_id`.execute(db);
  expect(after).toEqual(before);
  const { rows: entries } = await sql<{ detail: unknown }>`
    select detail from platform.audit_entries where subject = 'limits'`.execute(db);
  expect(entries).toMatchObject([{ detail: { rows: 5, created: 4, unchanged: 0, refused: 1 } }]);
});

test('the newest limit that has begun, for many questions at once, in their order', async () => {
  const customers = await findCustomers(db, ['A', 'B', 'C']);
  const cases = [
    // who  as of         amount, to the last day
    ['A', '2025-12-31', null],
    ['A', '2026-01-01', '100.00 to 2026-06-30'],
    ['A', '2026-06-30', '100.00 to 2026-06-30'],
    ['A', '2026-07-01', '200.00 to 2026-12-31'],
    ['B', '2026-02-28', null],
    ['B', '2026-03-31', '300.00 to 2026-03-31'],
    ['B', '2026-04-01', '300.00 to 2026-03-31'],
    ['A', '2099-01-01', '400.00 to 2027-12-31'],
    ['C', '2026-06-30', null],
  ] as const;
  const questions = cases.map(([code, asOf]) => {
    const customer = customers.get(code);
    if (customer === undefined) throw new Error(`${code} was just added.`);
    return { ...customer, asOf: calendarDate(asOf) };
  });
  const answers = await limitsAsOf(db, questions);
  const inWords = answers.map((limit) =>
    limit?.amount.kind === 'amount' ? `${amountText(limit.amount.amount)} to ${limit.validTo}` : null,
  );
  expect(inWords).toEqual(cases.map(([, , expected]) => expected));
  expect(await limitsAsOf(db, [])).toEqual([]);
});

test('each day has one newest standing limit, also after its end and when one was replaced before it began', async () => {
  await createCustomer(platform, by, { code: 'N', name: 'N' });
  const grants = [
    row('N', '1', '2026-01-01', '2026-03-31'),
    row('N', '2', '2026-06-01', '2026-12-31'),
    row('N', '3', '2026-05-01', '2026-08-31'), // replaces the second before it began
    row('N', '4', '2027-01-01', '2027-12-31'),
  ];
  for (const grant of grants) await importChunk([grant]);
  const newestOn = async (day: string) => {
    const { rows } = await sql<{ amount: string }>`
      select (amount_minor / 100)::text as amount from limits.limits join customers.customers c using (customer_id)
       where c.code = 'N' and not temporary and valid_from <= ${day} and newest_to >= ${day}`.execute(db);
    return rows.map(({ amount }) => amount);
  };
  const days = ['2025-12-31', '2026-01-01', '2026-04-15', '2026-05-01', '2026-06-01', '2026-10-01', '2027-01-01'];
  const newest = [[], ['1'], ['1'], ['3'], ['3'], ['3'], ['4']];
  expect(await Promise.all(days.map(newestOn))).toEqual(newest);
});

test('a temporary limit counts from its first day to its last, and the standing one goes on', async () => {
  await createCustomer(platform, by, { code: 'T', name: 'T' });
  const temporary = { ...row('T', '300', '2026-06-01', '2026-06-30'), temporary: true };
  await importChunk([row('T', '100', '2026-01-01', '2026-12-31'), temporary]);
  const customer = (await findCustomers(db, ['T'])).get('T');
  if (customer === undefined) throw new Error('T was just added.');
  const days = ['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01', '2027-01-01'];
  const answers = await limitsAsOf(
    db,
    days.map((asOf) => ({ ...customer, asOf: calendarDate(asOf) })),
  );
  expect(answers.map((limit) => `${limit?.amount.kind === 'amount' && amountText(limit.amount.amount)}`)).toEqual([
    '100.00',
    '300.00',
    '300.00',
    '100.00',
    '100.00',
  ]);
  // Renewing the standing one leaves the temporary one alone.
  await importChunk([row('T', '150', '2026-06-15', '2026-12-31')]);
  const [during, after] = await limitsAsOf(
    db,
    ['2026-06-20', '2026-07-01'].map((asOf) => ({ ...customer, asOf: calendarDate(asOf) })),
  );
  expect([during?.amount, after?.amount]).toMatchObject([
    { amount: { minor: 30_000n } },
    { amount: { minor: 15_000n } },
  ]);
});

test('2,000 rows are one chunk', async () => {
  const rows = Array.from({ length: 2000 }, (_, place) => row('C', `${place}`, '2026-01-01', '2026-12-31'));
  expect(new Set(await importChunk(rows))).toEqual(new Set(['created']));
  const { rows: standing } = await sql<{ amount: bigint }>`
    select amount_minor as amount from limits.limits l join customers.customers c using (customer_id)
     where c.code = 'C' and l.valid_to >= l.valid_from`.execute(db);
  expect(standing).toEqual([{ amount: 199_900n }]);
});
