import { expect, it } from 'vitest';
import { paymentBehaviour } from './payment-behaviour.ts';

it('weighs days by amount over all months, and each month for itself', () => {
  // January: 1,000.00 paid 10 days late, 3,000.00 on time; February: 4,000.00 paid 20 days late.
  const january = { month: '2026-01', invoices: 2, lateInvoices: 1, amountMinor: 400_000n, amountDays: 1_000_000n };
  const february = { month: '2026-02', invoices: 1, lateInvoices: 1, amountMinor: 400_000n, amountDays: 8_000_000n };
  expect(paymentBehaviour([january, february])).toEqual({
    settledInvoices: 3,
    lateInvoices: 2,
    lateShare: { kind: 'value', value: 2 / 3 },
    daysBeyondTerms: { kind: 'value', value: 11.25 },
    months: [
      { month: '2026-01', settledMinor: 400_000n, daysBeyondTerms: { kind: 'value', value: 2.5 } },
      { month: '2026-02', settledMinor: 400_000n, daysBeyondTerms: { kind: 'value', value: 20 } },
    ],
  });
});

it('a customer that has settled nothing has no share and no days, not zero', () => {
  const none = { kind: 'not_meaningful', because: 'zero_denominator' };
  expect(paymentBehaviour([])).toMatchObject({ settledInvoices: 0, lateShare: none, daysBeyondTerms: none });
});
