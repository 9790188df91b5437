import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paydexKeys } from './paydex.ts';
import { indexOfDays, paymentIndex } from './payment-index.ts';

test.each(paydexKeys.map(({ paydex, daysBeyondTerms }) => [daysBeyondTerms, paydex]))(
  '%i days beyond terms are an index of %i, as in the published table',
  (days, index) => {
    expect(indexOfDays(days)).toBe(index);
  },
);

test.each([
  [-31, 100],
  [-25, 95],
  [180, 10],
  [240, 0],
  [1_000, 0],
])('%i days beyond terms are an index of %i', (days, index) => {
  expect(indexOfDays(days)).toBe(index);
});

test('a large late invoice weighs more than a small prompt one', () => {
  const prompt = { amountMinor: 100n, daysLate: 0 };
  expect(paymentIndex([prompt, { amountMinor: 300n, daysLate: 60 }])).toBe(50);
  expect(paymentIndex([prompt, { amountMinor: 33n, daysLate: 60 }])).toBe(70);
  expect(paymentIndex([])).toBeUndefined();
});

test('later is never better', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 400 }), fc.integer({ min: 0, max: 200 }), (days, later) => {
      expect(indexOfDays(days + later)).toBeLessThanOrEqual(indexOfDays(days));
    }),
  );
});
