import { expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { bookInvoices, bookReceipts, readPosition, verifyExposure } from '#exposure/usecases';
import { addDays, calendarDate, cny } from '#kernel';
import { type Command, operator, runCommand } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { Cause, Step } from '../difference.ts';
import { readDifferences } from './read-differences.ts';
import { settleDifference } from './settle-difference.ts';
import { dropBalances, takeBalances } from './take-balances.ts';

const now = new Date('2026-12-03T04:00:00Z');
const asOf = calendarDate('2026-11-30');
const platform = await testPlatform({ now: () => now });
const origin = { caller: operator };

const booking = async (work: (command: Command) => Promise<unknown>) => {
  const done = await runCommand(
    platform,
    origin,
    { name: 'test.book', may: 'receivables:write', input: {} },
    async (command) => {
      expect(JSON.stringify(await work(command))).not.toContain('refusal');
      command.record({ subject: 'test', detail: {} });
      return { ok: true, value: { answer: null, effect: 'changed' } };
    },
  );
  expect(done.ok).toBe(true);
};

const invoice = (customerCode: string, number: string, amount: string, issuedOn = '2026-10-01') => ({
  customerCode,
  number,
  amount: cny(amount),
  issuedOn: calendarDate(issuedOn),
  dueOn: addDays(calendarDate(issuedOn), 45),
  completesOrder: false,
});

const told = (customerCode: string, number: string, amount: string, dueOn: string | undefined = '2026-11-15') => ({
  customerCode,
  number,
  amount: cny(amount),
  ...(dueOn !== undefined && { dueOn: calendarDate(dueOn) }),
});

const causes = async () =>
  (await readDifferences(platform, asOf)).open.map(
    ({ customerCode, number, cause }) => `${customerCode} ${number} ${cause}`,
  );

const settle = (customerCode: string, number: string, cause: Cause, step: Step) =>
  settleDifference(platform, origin, { asOf, customerCode, number, cause, step, reason: 'looked into' });

test('differences are found as of the day, and one click each settles them', async () => {
  for (const code of ['A', 'B']) await createCustomer(platform, origin, { code, name: `${code} Ltd` });
  await booking((command) =>
    bookInvoices(command, [
      invoice('A', 'A-1', '100'),
      invoice('A', 'A-2', '50'),
      invoice('A', 'A-3', '80'),
      invoice('A', 'A-4', '40'),
      invoice('A', 'INV-007', '7'),
      invoice('A', 'A-6', '60'),
      invoice('B', 'B-1', '10'),
      invoice('B', 'B-2', '20', '2026-12-01'),
    ]),
  );
  // Paid after the day: on it they were still open. A-6 was paid before it.
  const paid = (number: string, invoiceNumber: string, amount: string, on: string) => ({
    customerCode: 'A',
    number,
    receivedOn: calendarDate(on),
    amount: cny(amount),
    allocations: [{ invoiceNumber, amount: cny(amount) }],
  });
  await booking((command) =>
    bookReceipts(command, [paid('R-1', 'A-2', '50', '2026-12-02'), paid('R-2', 'A-6', '60', '2026-11-10')]),
  );
  const items = [
    told('A', 'A-1', '60'),
    told('A', 'A-2', '50'),
    told('A', 'A-4', '40', '2026-11-20'),
    told('A', 'INV007', '7'),
    told('A', 'A-6', '60'),
    told('A', 'A-9', '9', '2026-12-15'),
    told('A', 'B-1', '10'),
    told('X', 'X-1', '1'),
    told('A', 'A-8', '1'),
    told('A', 'A-8', '2'),
  ];
  const taken = await takeBalances(platform, origin, { asOf, items });
  expect(taken).toMatchObject({ ok: true, value: { answer: { created: 10, unchanged: 0 } } });
  expect(await takeBalances(platform, origin, { asOf, items })).toMatchObject({ value: { effect: 'unchanged' } });

  expect(await causes()).toEqual([
    'A A-1 receipt_not_taken_over',
    'A A-3 missing_there',
    'A A-4 due_day_differs',
    'A A-6 settled_here',
    'A A-8 duplicate_number',
    'A A-9 missing_here',
    'A B-1 customer_differs',
    'A INV-007 missing_there',
    'A INV007 spelled_differently',
    'B B-1 missing_there',
    'X X-1 customer_unknown',
  ]);
  const named = (await readDifferences(platform, asOf)).open.map(({ customerName }) => customerName);
  expect(named).toEqual([...Array.from({ length: 9 }, () => 'A Ltd'), 'B Ltd', null]);

  expect(await settle('A', 'A-1', 'missing_here', 'post_invoice')).toMatchObject({
    refusal: { code: 'difference_changed' },
  });
  expect(await settle('A', 'A-6', 'settled_here', 'post_receipt')).toMatchObject({
    refusal: { code: 'step_not_offered' },
  });
  const clicks: readonly (readonly [string, string, Cause, Step])[] = [
    ['A', 'A-1', 'receipt_not_taken_over', 'post_receipt'],
    ['A', 'A-3', 'missing_there', 'post_credit_note'],
    ['A', 'A-4', 'due_day_differs', 'change_due_day'],
    ['A', 'A-9', 'missing_here', 'post_invoice'],
    ['A', 'A-6', 'settled_here', 'accept'],
  ];
  for (const click of clicks) expect(await settle(...click)).toMatchObject({ ok: true });
  expect(await causes()).toEqual([
    'A A-8 duplicate_number',
    'A B-1 customer_differs',
    'A INV-007 missing_there',
    'A INV007 spelled_differently',
    'B B-1 missing_there',
    'X X-1 customer_unknown',
  ]);
  // 60 of, INV-007 and A-9: what the clicks posted is in the ledger, and the ledger agrees with itself.
  const position = await readPosition(platform, { customerCode: 'A', asOf: calendarDate('2026-12-03') });
  expect(position.ok && position.value.position.receivablesMinor).toBe(cny('116').minor);
  expect((await verifyExposure(platform)).differences).toEqual([]);
  const { settled, totals } = await readDifferences(platform, asOf);
  expect(settled.map(({ number, step }) => `${number} ${step}`)).toContain('A-6 accept');
  expect(totals).toEqual([{ currency: 'CNY', oursMinor: cny('176').minor, theirsMinor: cny('240').minor }]);

  expect(await dropBalances(platform, origin, asOf)).toMatchObject({ ok: true });
  expect(await dropBalances(platform, origin, asOf)).toMatchObject({ refusal: { code: 'list_not_found' } });
});
