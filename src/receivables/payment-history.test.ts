import { expect, test } from 'vitest';
import { calendarDate } from '#kernel';
import { paymentHistory, type PaymentRecord } from './payment-history.ts';

const asOf = calendarDate('2026-06-15');
const nothing: PaymentRecord = {
  settled: [],
  overdue: [],
  trade: null,
  disputes: { raised: 0, open: 0, openMinor: 0n },
  promises: [],
  received: [],
};
const settled = (month: string, daysLate: number, amountMinor: bigint, invoices = 1) => ({
  month,
  daysLate,
  amountMinor,
  invoices,
});

test('of a customer without invoices nothing is known, and nothing is zero', () => {
  expect(paymentHistory(nothing, asOf)).toMatchObject({
    lateShare: { kind: 'not_meaningful' },
    daysBeyondTerms: { kind: 'not_meaningful' },
    worst: null,
    trend: { towards: null },
    index: null,
    tenure: null,
    volume: null,
    months: [],
  });
});

test('twelve months are counted, the month a year ago is not', () => {
  const history = paymentHistory(
    {
      ...nothing,
      settled: [
        settled('2025-06', 90, 1_000n),
        settled('2025-07', 10, 300n),
        settled('2026-05', -5, 100n, 2),
        settled('2026-06', 30, 100n),
      ],
    },
    asOf,
  );
  expect(history).toMatchObject({
    settledInvoices: 4,
    lateInvoices: 2,
    lateShare: { value: 0.5 },
    // (300 × 10 + 100 × 0 + 100 × 30) ÷ 500
    daysBeyondTerms: { value: 12 },
    worst: { daysLate: 30, amountMinor: 100n, isOpen: false },
  });
  expect(history.months.map(({ month }) => month)).toEqual(['2025-06', '2025-07', '2026-05', '2026-06']);
});

test.each([
  // six before   six recent   towards
  [10, 12, 'worse'],
  [10, 11, 'steady'],
  [10, 9, 'steady'],
  [10, 8, 'better'],
] as const)('from %d to %d days beyond terms is %s', (before, recent, expected) => {
  const history = paymentHistory(
    {
      ...nothing,
      settled: [settled('2025-11', before, 1_000n), settled('2025-12', recent, 1_000n), settled('2026-06', 90, 9_000n)],
    },
    asOf,
  );
  // The month under way is not over, and says nothing yet.
  expect(history.trend).toMatchObject({ towards: expected, before: { value: before }, recent: { value: recent } });
});

test('what is overdue today is the worst there is, and lowers the index', () => {
  const record = { ...nothing, settled: [settled('2026-05', 0, 100n)] };
  expect(paymentHistory(record, asOf).index).toEqual({ value: 80, risk: 'low' });
  const history = paymentHistory({ ...record, overdue: [{ daysLate: 120, amountMinor: 100n, invoices: 1 }] }, asOf);
  expect(history).toMatchObject({
    index: { value: 50, risk: 'medium' },
    worst: { daysLate: 120, isOpen: true },
    overdue: { invoices: 1, amountMinor: 100n },
    daysBeyondTerms: { value: 0 },
  });
});

test.each([
  ['2026-05-16', 0],
  ['2026-05-15', 1],
  ['2024-06-15', 24],
])('first invoiced on %s, it has been a customer for %i whole months', (first, months) => {
  const trade = { firstInvoicedOn: calendarDate(first), invoicedMinor: 150n, invoicedBeforeMinor: 100n };
  expect(paymentHistory({ ...nothing, trade }, asOf)).toMatchObject({
    tenure: { months },
    volume: { growth: { value: 0.5 } },
  });
});
