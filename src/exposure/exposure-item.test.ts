import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asCurrency, CNY, calendarDate } from '#kernel';
import type { UsedRate } from '#rates';
import { countedItem, type ExposureItem, isSameItem } from './exposure-item.ts';

const rate: UsedRate = {
  from: asCurrency('USD'),
  to: CNY,
  type: 'spot',
  day: calendarDate('2026-03-31'),
  rate: '7.1234',
};
const item = {
  currency: CNY,
  amountMinor: 71_242n,
  validFrom: calendarDate('2026-03-31'),
  validTo: null,
  source: 'insurer',
  document: null,
} as ExposureItem;

// biome-ignore format: a table
test.each([
  // kind               USD      counts as
  ['guarantees_given',  10_001n, 71_242n],
  ['instalment_plans',  10_000n, 71_234n],
  ['insured',           10_001n, 71_241n],
  ['deposits',          10_000n, 71_234n],
] as const)('%s of %s cents count as %s fen: what adds up, what offsets down', (kind, minor, amountMinor) => {
  expect(countedItem(kind, minor, rate)).toEqual({ amountMinor, original: { rate, minor: { amountMinor: minor } } });
  expect(countedItem(kind, minor, null)).toEqual({ amountMinor: minor });
});

test('rounding never gives more than a fen away or takes one', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), (minor) => {
      const [adds, offsets] = (['guarantees_given', 'collateral'] as const).map(
        (kind) => countedItem(kind, minor, rate).amountMinor,
      );
      expect([0n, 1n]).toContain((adds ?? 0n) - (offsets ?? 0n));
    }),
  );
});

test('the same is what says the same, whatever it counts as today and from which day it was taken', () => {
  const abroad = { ...item, ...countedItem('insured', 10_001n, rate) };
  const revalued = { ...item, ...countedItem('insured', 10_001n, { ...rate, rate: '7.2' }) };
  const later = { ...item, validFrom: calendarDate('2026-04-01') };
  const saysFrom = { saysFrom: true };
  expect(isSameItem(abroad, revalued, saysFrom)).toBe(true);
  expect(isSameItem(item, abroad, saysFrom)).toBe(false);
  expect(isSameItem(item, later, saysFrom)).toBe(false);
  expect(isSameItem(item, later, { saysFrom: false })).toBe(true);
  expect(isSameItem(item, { ...item, source: 'bank' }, { saysFrom: false })).toBe(false);
});
