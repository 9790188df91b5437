import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, calendarDate, CNY, money } from '#kernel';
import { type Caller, createServer, operator } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { saveStatedBooks } from '../store/books.fixture.ts';
import { raiseDispute, settleDispute } from '../usecases/index.ts';
import { recordPromise, withdrawPromise } from '../usecases/promise-payment.ts';
import { receivablesRoutes } from './routes.ts';

// 2026-03-31 at noon in Shanghai.
const platform = await testPlatform({ now: () => new Date('2026-03-31T04:00:00Z') });
const reader: Caller = { kind: 'key', id: 'reader', name: 'reader', scopes: new Set(['receivables:read']) };
const app = await createServer({
  platform,
  authenticator: { byKey: async () => ({ caller: reader }), bySession: async () => undefined },
  routes: receivablesRoutes(platform),
});
afterAll(() => app.close());

async function get(path: string) {
  const response = await app.inject({ url: `/api/v1${path}`, headers: { authorization: 'Bearer reader' } });
  return { status: response.statusCode, body: response.json() };
}

const today = calendarDate('2026-03-31');

beforeAll(async () => {
  await saveStatedBooks(platform.database.sql, {
    code: 'C1',
    invoices: [1, 2, 3, 4, 5].map((no) => ({
      issuedOn: addDays(today, -60 + no),
      dueOn: addDays(today, -30 + no),
      amountMinor: BigInt(no) * 10_000n,
    })),
    receipts: [{ receivedOn: addDays(today, -20), amountMinor: 25_000n }],
  });
});

it('the ageing, today when no day is named', async () => {
  expect(await get('/customers/C1/ageing')).toEqual({
    status: 200,
    body: {
      asOf: '2026-03-31',
      currency: 'CNY',
      notDue: { currency: 'CNY', amount: '0.00' },
      days1To30: { currency: 'CNY', amount: '1250.00' },
      days31To60: { currency: 'CNY', amount: '0.00' },
      days61To90: { currency: 'CNY', amount: '0.00' },
      daysOver90: { currency: 'CNY', amount: '0.00' },
      total: { currency: 'CNY', amount: '1250.00' },
      overdue: { currency: 'CNY', amount: '1250.00' },
      unappliedCash: { currency: 'CNY', amount: '0.00' },
    },
  });
  const later = await get('/customers/C1/ageing?asOf=2026-05-04');
  expect(later.body).toMatchObject({ days31To60: { amount: '900.00' }, days61To90: { amount: '350.00' } });
});

it('payment behaviour: one of five is settled, nine days late', async () => {
  expect(await get('/customers/C1/payment-behaviour')).toEqual({
    status: 200,
    body: {
      asOf: '2026-03-31',
      settledInvoices: 1,
      lateInvoices: 1,
      lateShare: 1,
      daysBeyondTerms: 9,
      months: [{ month: '2026-03', settled: { currency: 'CNY', amount: '100.00' }, daysBeyondTerms: 9 }],
    },
  });
});

it('invoices come newest first, page by page, each once', async () => {
  const amounts: string[] = [];
  let cursor = '';
  do {
    const { body } = await get(`/customers/C1/invoices?limit=2${cursor && `&cursor=${cursor}`}`);
    amounts.push(...body.items.map((item: { amount: { amount: string } }) => item.amount.amount));
    cursor = body.nextCursor ?? '';
  } while (cursor !== '');
  expect(amounts).toEqual(['500.00', '400.00', '300.00', '200.00', '100.00']);
});

it('only what is open, with its days past due', async () => {
  const { body } = await get('/customers/C1/invoices?open=true');
  expect(body.items.map((item: { daysPastDue: number }) => item.daysPastDue)).toEqual([25, 26, 27, 28]);
});

it('a disputed invoice says why, until the dispute is settled', async () => {
  const by = { caller: operator };
  const { body } = await get('/customers/C1/invoices?open=true');
  expect(body.items.map((item: { dispute: unknown }) => item.dispute)).toEqual([null, null, null, null]);
  const sent = { customerCode: 'C1', invoiceNumber: body.items[1].number, reason: '到货数量与送货单不符' };
  const raised = await raiseDispute(platform, by, sent);
  if (!raised.ok) throw new Error(raised.refusal.detail);
  const { id } = raised.value.answer;
  const during = await get('/customers/C1/invoices');
  expect(during.body.items[1]).toMatchObject({
    disputed: true,
    dispute: { id, reason: '到货数量与送货单不符', raisedOn: '2026-03-31' },
  });
  expect(during.body.items[2]).toMatchObject({ disputed: false, dispute: null });
  await settleDispute(platform, by, { disputeId: id, resolution: '双方对账一致' });
  expect((await get('/customers/C1/invoices')).body.items[1]).toMatchObject({ disputed: false, dispute: null });
});

it('a receipt shows which invoices it paid', async () => {
  const { body } = await get('/customers/C1/settlements');
  expect(body.items).toHaveLength(1);
  const paid = body.items[0].allocations.map((one: { amount: { amount: string } }) => one.amount.amount);
  expect(paid).toEqual(['100.00', '150.00']);
});

describe('what cannot be read is refused', () => {
  it.each([
    ['/customers/C9/ageing', 404, 'customer_not_found'],
    ['/customers/C9/payment-behaviour', 404, 'customer_not_found'],
    ['/customers/C9/invoices', 404, 'customer_not_found'],
    ['/customers/C9/deliveries', 404, 'customer_not_found'],
    ['/customers/C1/settlements?cursor=x', 400, 'invalid_cursor'],
    ['/customers/C1/ageing?asOf=2026-02-30', 400, 'invalid_input'],
    ['/customers/C1/invoices?limit=0', 400, 'invalid_input'],
  ])('%s', async (path, status, code) => {
    expect(await get(path)).toMatchObject({ status, body: { code } });
  });
});

it('the payment history, with a promise that a receipt kept and one that none did', async () => {
  const by = { caller: operator };
  const cnyOf = (minor: bigint) => money(CNY, minor);
  const promise = (promisedOn: CalendarDate, payBy: CalendarDate, minor: bigint) =>
    recordPromise(platform, by, 'C1', { amount: cnyOf(minor), promisedOn, payBy, promisedBy: '王会计' });
  // 25,000 came on 11 March.
  expect(await promise(addDays(today, -25), addDays(today, -20), 25_000n)).toMatchObject({ ok: true });
  const broken = await promise(addDays(today, -19), addDays(today, -1), 1_000n);
  expect(await promise(today, addDays(today, -1), 1_000n)).toMatchObject({ refusal: { code: 'promised_before' } });
  expect(await promise(addDays(today, 1), addDays(today, 2), 1n)).toMatchObject({
    refusal: { code: 'promised_later' },
  });

  const { body } = await get('/customers/C1/payment-history');
  expect(body).toMatchObject({
    settledInvoices: 1,
    lateInvoices: 1,
    lateShare: 1,
    daysBeyondTerms: 9,
    worst: { daysLate: 28, isOpen: true },
    overdue: { invoices: 4, amount: { amount: '1250.00' } },
    promises: { made: 2, kept: 1, broken: 1, open: 0 },
    tenure: { firstInvoicedOn: '2026-01-31', months: 2 },
    volume: { invoiced: { amount: '1500.00' }, before: { amount: '0.00' }, growth: null },
    months: [{ month: '2026-03', daysBeyondTerms: 9 }],
  });
  expect(body.promises.items.map(({ state }: { state: string }) => state)).toEqual(['broken', 'kept']);
  if (!broken.ok) throw new Error('It was refused.');
  await withdrawPromise(platform, by, broken.value.answer.id, { reason: '记错客户' });
  expect((await get('/customers/C1/payment-history')).body.promises).toMatchObject({ made: 1, broken: 0 });
});
