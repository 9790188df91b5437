import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createCustomer } from '#customers/usecases';
import { addDays, calendarDate, cny } from '#kernel';
import { operator } from '#platform';
import type { BillKind } from '#policy';
import type { BillStep } from '#receivables';
import { testPlatform } from '../../../test/setup/platform.ts';
import { postInvoice, postReceipt } from './post-documents.ts';
import { readPosition } from './read-position.ts';
import { stepBill } from './step-bill.ts';
import { verifyExposure } from './verify-exposure.ts';

// Under the second policy bank acceptances free the limit at once, commercial ones when they are honoured.

const today = calendarDate('2026-12-01');
const platform = await testPlatform({ now: () => new Date('2026-12-01T04:00:00Z') });
const db = platform.database.sql;
const origin = { caller: operator };

async function paidBy(customerCode: string, kind: BillKind, acceptor?: string): Promise<string> {
  const amount = cny('500');
  const bill = { kind, number: 'B-1', dueOn: addDays(today, 180), ...(acceptor !== undefined && { acceptor }) };
  const receipt = { customerCode, number: 'R-1', receivedOn: today, amount, bill };
  const posted = await postReceipt(platform, origin, receipt);
  if (!posted.ok) return posted.refusal.code;
  expect(posted.value.answer.bill).toEqual({ ...bill, acceptor: acceptor ?? null });
  return posted.value.answer.id;
}

async function owing(code: string): Promise<void> {
  await createCustomer(platform, origin, { code, name: code });
  const invoice = { customerCode: code, number: 'I-1', issuedOn: today, dueOn: addDays(today, 30), amount: cny('500') };
  await postInvoice(platform, origin, { ...invoice, completesOrder: false });
}

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
  expect(await paidBy('COMM', 'commercial_acceptance', 'another')).toBe('receipt_exists');
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
  expect((await verifyExposure(platform)).differences).toEqual([]);
  expect(await take('00000000-0000-0000-0000-000000000000', { step: 'honour' })).toBe('bill_not_found');
});
