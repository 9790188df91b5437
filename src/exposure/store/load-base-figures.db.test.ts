import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createCustomer, findCustomers, updateCustomer } from '#customers/usecases';
import { addDays, calendarDate, cny, ok } from '#kernel';
import { grantLimit, limitsAsOf } from '#limits/usecases';
import { type Command, operator, runCommand } from '#platform';
import { changeDueDay, loadOldestOpenItems, raiseDispute, settleDispute } from '#receivables/usecases';
import { testPlatform } from '../../../test/setup/platform.ts';
import { bookInvoices, bookReceipts } from '../usecases/index.ts';
import { verifyExposure } from '../usecases/verify-exposure.ts';
import { figuresKey, loadBaseFigures } from './load-base-figures.ts';

const platform = await testPlatform({ now: () => new Date('2026-12-01T04:00:00Z') });
const db = platform.database.sql;
const by = { caller: operator };
const today = calendarDate('2026-12-01');
for (const code of ['A', 'PARENT']) await createCustomer(platform, by, { code, name: code });

async function inCommand<Answer>(work: (command: Command) => Promise<Answer>): Promise<void> {
  const done = await runCommand(
    platform,
    by,
    { name: 'test.book', may: 'receivables:write', input: null },
    async (command) => {
      const answer = await work(command);
      command.record({ subject: 'test', detail: null });
      return ok({ answer, effect: 'changed' });
    },
  );
  if (!done.ok) throw new Error(done.refusal.detail);
}

const grant = (amount: string, from: string, to: string, temporary: boolean) => async () => {
  const terms = { amount: cny(amount), validFrom: calendarDate(from), validTo: calendarDate(to), reason: 'test' };
  const granted = await grantLimit(platform, by, { customerCode: 'A', temporary, ...terms });
  if (!granted.ok) throw new Error(granted.refusal.detail);
};
const invoice = (number: string, dueOn: string) => () =>
  inCommand((command) =>
    bookInvoices(command, [
      {
        customerCode: 'A',
        number,
        issuedOn: calendarDate('2026-10-01'),
        dueOn: calendarDate(dueOn),
        amount: cny('10.00'),
        completesOrder: false,
      },
    ]),
  );
const receipt = (number: string, invoiceNumber: string, amount: string) => () =>
  inCommand((command) =>
    bookReceipts(command, [
      {
        customerCode: 'A',
        number,
        receivedOn: today,
        amount: cny(amount),
        allocations: [{ invoiceNumber, amount: cny(amount) }],
      },
    ]),
  );
let disputeId = '';
async function dispute(invoiceNumber: string): Promise<void> {
  const raised = await raiseDispute(platform, by, { customerCode: 'A', invoiceNumber, reason: 'Damaged.' });
  if (raised.ok) disputeId = raised.value.answer.id;
}

const happenings: [string, () => Promise<unknown>, { limit: string | null; oldest: string | null }][] = [
  ['a limit before the first booking', grant('100', '2026-11-01', '2027-03-31', false), { limit: '100', oldest: null }],
  ['the first invoice', invoice('I-2', '2026-12-20'), { limit: '100', oldest: 'I-2' }],
  ['one that is due earlier', invoice('I-1', '2026-12-10'), { limit: '100', oldest: 'I-1' }],
  ['one that is due later', invoice('I-3', '2026-12-30'), { limit: '100', oldest: 'I-1' }],
  ['a part of the oldest is paid', receipt('R-1', 'I-1', '4.00'), { limit: '100', oldest: 'I-1' }],
  ['a dispute about the oldest', () => dispute('I-1'), { limit: '100', oldest: 'I-2' }],
  ['its end', () => settleDispute(platform, by, { disputeId, resolution: 'Not so.' }), { limit: '100', oldest: 'I-1' }],
  [
    'another due day',
    () =>
      inCommand((command) =>
        changeDueDay(command, { customerCode: 'A', number: 'I-3', dueOn: calendarDate('2026-12-02') }),
      ),
    { limit: '100', oldest: 'I-3' },
  ],
  ['the oldest is paid', receipt('R-2', 'I-3', '10.00'), { limit: '100', oldest: 'I-1' }],
  ['a temporary limit that runs', grant('150', '2026-11-30', '2026-12-05', true), { limit: '150', oldest: 'I-1' }],
  ['a limit that begins later', grant('200', '2026-12-15', '2027-06-30', false), { limit: '150', oldest: 'I-1' }],
  ['a new limit from today', grant('120', '2026-12-01', '2027-06-30', false), { limit: '150', oldest: 'I-1' }],
  ['another group', () => updateCustomer(platform, by, 'A', { parentCode: 'PARENT' }), { limit: '150', oldest: 'I-1' }],
  ['an invoice there', invoice('I-4', '2026-12-03'), { limit: '150', oldest: 'I-4' }],
];

test.for(happenings)('after %s, one row holds what a look-up finds, on any day', async ([, happen, expected]) => {
  await happen();
  const customer = (await findCustomers(db, ['A'])).get('A');
  if (customer === undefined) throw new Error('A is not there.');
  const days = [-40, -1, 0, 3, 4, 5, 13, 14, 200, 400].map((shift) => addDays(today, shift));
  const questions = days.map((asOf) => ({ ...customer, asOf }));
  const figures = await loadBaseFigures(db, questions);
  const limits = await limitsAsOf(db, questions);
  const oldest = (await loadOldestOpenItems(db, [customer])).get(customer.customerId) ?? null;
  const found = days.map((asOf) => figures.get(figuresKey(customer.customerId, asOf)));
  expect(found.map((one) => one?.limit)).toEqual(limits);
  expect(found.map((one) => one?.oldestOpen)).toEqual(days.map(() => oldest));
  expect({
    limit: amountOf(figures.get(figuresKey(customer.customerId, today))?.limit),
    oldest: oldest?.invoiceNumber ?? null,
  }).toEqual(expected);
  expect((await verifyExposure(platform)).differences).toEqual([]);
});

function amountOf(limit: { amount: unknown } | null | undefined): string | null {
  const { amount } = (limit?.amount ?? {}) as { amount?: { minor: bigint } };
  return amount === undefined ? null : (amount.minor / 100n).toString();
}

test('a limit or an open item that is not the one beside the position is found', async () => {
  await sql`update exposure.positions set limit_minor = limit_minor + 1, oldest_number = 'I-5'`.execute(db);
  const { differences } = await verifyExposure(platform);
  expect(differences.map(({ figure, from }) => `${figure} of ${from}`)).toEqual([
    'limit of limits',
    'oldest open item of open items',
  ]);
});
