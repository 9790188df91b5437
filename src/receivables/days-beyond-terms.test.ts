import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBeyondTerms, daysBeyondTermsOfAgeing, daysBeyondTermsOfSums } from './days-beyond-terms.ts';

const late = (amountMinor: bigint, daysLate: number) => ({ amountMinor, daysLate });
const mixed = [late(100n, -10), late(200n, -5), late(300n, 0), late(400n, 5), late(500n, 10)];

test('a large late invoice weighs more, and paying early does not make up for it unless asked to', () => {
  expect(daysBeyondTerms(mixed)).toEqual({ kind: 'value', value: 7000 / 1500 });
  expect(daysBeyondTerms(mixed, 'as_negative')).toEqual({ kind: 'value', value: 5000 / 1500 });
});

test('no invoices, or only empty ones: no value', () => {
  const none = { kind: 'not_meaningful', because: 'zero_denominator' };
  expect(daysBeyondTerms([])).toEqual(none);
  expect(daysBeyondTerms([late(0n, 9)])).toEqual(none);
  expect(daysBeyondTermsOfSums({ amountDays: 0n, amountMinor: 0n })).toEqual(none);
});

test.each([
  ['days1To30', 15],
  ['days31To60', 45],
  ['days61To90', 75],
  ['daysOver90', 105],
] as const)('of an ageing, %s counts as %d days', (bucket, days) => {
  const empty = { days1To30: 0n, days31To60: 0n, days61To90: 0n, daysOver90: 0n };
  expect(daysBeyondTermsOfAgeing({ ...empty, [bucket]: 500n }, 1000n)).toEqual({ kind: 'value', value: days / 2 });
});

test('it lies between the earliest and the latest payment, whatever the amounts', () => {
  const invoice = fc.record({ amountMinor: fc.bigInt(1n, 10n ** 13n), daysLate: fc.integer({ min: -400, max: 400 }) });
  fc.assert(
    fc.property(fc.array(invoice, { minLength: 1 }), (invoices) => {
      const days = invoices.map(({ daysLate }) => daysLate);
      const dbt = daysBeyondTerms(invoices, 'as_negative');
      if (dbt.kind !== 'value') throw new Error('invoices have amounts');
      expect(dbt.value).toBeGreaterThanOrEqual(Math.min(...days) - 1e-9);
      expect(dbt.value).toBeLessThanOrEqual(Math.max(...days) + 1e-9);
    }),
  );
});
