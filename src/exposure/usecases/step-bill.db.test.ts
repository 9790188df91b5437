import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { addDays, asCurrency, calendarDate, cny, type Money, money, ok } from '#kernel';
import { operator, runCommand } from '#platform';
import type { BillKind } from '#policy';
import { importRates } from '#rates/usecases';
import type { BillStep } from '#receivables';
import { testPlatform } from '../../../test/setup/platform.ts';
import { postInvoice, postReceipt } from './post-documents.ts';
import { readPosition } from './read-position.ts';
import { revalueExposure } from './revalue-exposure.ts';
import { stepBill } from './step-bill.ts';
import { verifyExposure } from './verify-exposure.ts';

// Under the second policy bank acceptances free the limit at once, commercial ones when they are honoured.

const today = calendarDate('2026-12-01');
const platform = await testPlatform({ now: () => new Date('2026-12-01T04:00:00Z') });
const db = platform.database.sql;
const origin = { caller: operator };

const usd = (dollars: bigint) => money(asCurrency('USD'), dollars * 100n);

async function paidBy(
  customerCode: string,
  kind: BillKind,
  { acceptor, amount = cny('500') }: { readonly acceptor?: string; readonly amount?: Money } = {},
): Promise<string> {
  const bill = { kind, number: 'B-1', dueOn: addDays(today, 180), ...(acceptor !== undefined && { acceptor }) };
  const receipt = { customerCode, number: 'R-1', receivedOn: today, amount, bill };
  const posted = await postReceipt(platform, origin, receipt);
  if (!posted.ok) return posted.refusal.code;
  expect(posted.value.answer.bill).toEqual({ ...bill, acceptor: acceptor ?? null });
  return posted.value.answer.id;
}

async function owing(code: string, amount = cny('500')): Promise<void> {
  await createCustomer(platform, origin, { code, name: code });
  await invoiced(code, 'I-1', amount);
}

async function invoiced(customerCode: string, number: string, amount: Money): Promise<void> {
  const invoice = { customerCode, number, issuedOn: today, dueOn: addDays(today, 30), amount, completesOrder: false };
  const posted = await postInvoice(platform, origin, invoice);
  expect(posted.ok).toBe(true);
}

/** What one dollar is from now on, in the books too. */
async function carryDollarAt(rate: string): Promise<void> {
  const named = { name: 'rates.enter', may: 'rates:write', input: { rate } };
  await runCommand(platform, origin, named, async (command) => {
    command.record({ subject: 'exchange rates', detail: { rate } });
    const sent = { currency: asCurrency('USD'), type: 'spot' as const, day: today, rate, source: 'CFETS' };
    return ok({ answer: await importRates(command, [sent]), effect: 'created' });
  });
  expect(await revalueExposure(platform, origin)).toMatchObject({ ok: true, value: { missing: [] } });
}

const differences = async () => (await verifyExposure(platform)).differences;

/** Receivables with bills, and the bills of them, in yuan. */
async function stands(customerCode: string): Promise<readonly number[]> {
  const read = await readPosition(platform, { customerCode, asOf: today });
  if (!read.ok) throw new Error(read.refusal.detail);
  const { receivablesMinor, billsMinor } = read.value.position;
  return [Number(receivablesMinor) / 100, Number(billsMinor) / 100];
}

const take = async (billId: string, step: BillStep) => {
  const done = await stepBill(platform, origin, { billId, reason: 'due', ...step });
  return done.ok ? done.value.answer.state : done.refusal.code;
};

test('a commercial bill counts until it is honoured, a bank’s not at all; sent again it is the same receipt', async () => {
  await owing('COMM');
  const billId = await paidBy('COMM', 'commercial_acceptance');
  expect(await stands('COMM')).toEqual([500, 500]);
  expect(await paidBy('COMM', 'commercial_acceptance')).toBe(billId);
  expect(await paidBy('COMM', 'commercial_acceptance', { acceptor: 'another' })).toBe('receipt_exists');
  expect(await take(billId, { step: 'endorse', withRecourse: true })).toBe('endorsed');
  expect(await stands('COMM')).toEqual([500, 500]);
  expect(await take(billId, { step: 'honour' })).toBe('honoured');
  expect(await stands('COMM')).toEqual([0, 0]);
  expect(await take(billId, { step: 'dishonour' })).toBe('bill_at_end');

  await owing('BANK');
  await paidBy('BANK', 'bank_acceptance');
  expect(await stands('BANK')).toEqual([0, 0]);
});

test('a bounce opens the invoices again, keeps that they were paid, and the books agree', async () => {
  await owing('BOUNCE');
  const billId = await paidBy('BOUNCE', 'bank_acceptance');
  expect(await take(billId, { step: 'dishonour' })).toBe('dishonoured');
  expect(await stands('BOUNCE')).toEqual([500, 0]);
  const { rows } = await sql<{ minor: bigint }>`
    select amount_minor as minor from receivables.reversed_allocations where settlement_id = ${billId}`.execute(db);
  expect(rows).toEqual([{ minor: 50_000n }]);
  expect(await differences()).toEqual([]);
  expect(await take('00000000-0000-0000-0000-000000000000', { step: 'honour' })).toBe('bill_not_found');
});

test('a bank’s bill in dollars frees the limit at once; no rate moves it; bounced, its invoice is owed at the rate of today', async () => {
  await carryDollarAt('7.2');
  await owing('DOLLAR', usd(100n));
  const billId = await paidBy('DOLLAR', 'bank_acceptance', { amount: usd(60n) });
  expect(await stands('DOLLAR')).toEqual([288, 0]);
  expect(await differences()).toEqual([]);

  await carryDollarAt('7.3');
  expect(await stands('DOLLAR')).toEqual([292, 0]);
  expect(await take(billId, { step: 'endorse', withRecourse: true })).toBe('endorsed');
  expect(await stands('DOLLAR')).toEqual([292, 0]);
  expect(await differences()).toEqual([]);

  expect(await take(billId, { step: 'dishonour' })).toBe('dishonoured');
  expect(await stands('DOLLAR')).toEqual([730, 0]);
  expect(await differences()).toEqual([]);
});

test('what waits of a bank’s bill in dollars pays the next invoice in dollars, which then counts for nothing', async () => {
  await carryDollarAt('7.2');
  await owing('WAITS', usd(50n));
  const billId = await paidBy('WAITS', 'bank_acceptance', { amount: usd(80n) });
  await carryDollarAt('7.3');
  await invoiced('WAITS', 'I-2', usd(20n));
  expect(await stands('WAITS')).toEqual([0, 0]);
  await invoiced('WAITS', 'I-3', cny('100'));
  expect(await stands('WAITS')).toEqual([100, 0]);
  expect(await take(billId, { step: 'honour' })).toBe('honoured');
  expect(await stands('WAITS')).toEqual([100, 0]);
  expect(await differences()).toEqual([]);
});

test('beside one that counts, a bank’s bill in dollars leaves what the other counts for alone', async () => {
  await carryDollarAt('7.2');
  await owing('BOTH', usd(100n));
  await paidBy('BOTH', 'bank_acceptance', { amount: usd(30n) });
  const bill = { kind: 'commercial_acceptance', number: 'B-2', dueOn: addDays(today, 90) } as const;
  const receipt = { customerCode: 'BOTH', number: 'R-2', receivedOn: today, amount: usd(40n), bill };
  expect(await postReceipt(platform, origin, receipt)).toMatchObject({ ok: true });
  expect(await stands('BOTH')).toEqual([504, 288]);
  await carryDollarAt('7.3');
  expect(await stands('BOTH')).toEqual([511, 292]);
  expect(await differences()).toEqual([]);
});
