import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBackDso } from './count-back-dso.ts';

const month = (salesMinor: bigint, days = 30) => ({ salesMinor, days });

test('the balance is taken off month by month, and the last month counts in part', () => {
  const counted = countBackDso(212_000_00n, [month(100_000_00n), month(80_000_00n), month(70_000_00n)]);
  expect(counted).toMatchObject({ fullDays: 60, remainingMinor: [112_000_00n, 32_000_00n] });
  expect(counted.dso).toEqual({ kind: 'value', value: 60 + (32 / 70) * 30 });
});

test.each([
  ['nothing is owed', 0n, [month(100n)], { kind: 'value', value: 0 }],
  ['exactly one month is owed', 100n, [month(100n, 31), month(50n, 28)], { kind: 'value', value: 31 }],
  ['a month without sales is gone through', 60n, [month(50n), month(0n), month(20n)], { kind: 'value', value: 75 }],
  [
    'the months do not reach back far enough',
    300n,
    [month(100n)],
    { kind: 'not_meaningful', because: 'missing_figure' },
  ],
  ['no months are known', 1n, [], { kind: 'not_meaningful', because: 'missing_figure' }],
] as const)('%s', (_, receivables, months, dso) => {
  expect(countBackDso(receivables, months).dso).toEqual(dso);
});

test('a month that the balance covers to the cent counts whole', () => {
  expect(countBackDso(100n, [month(100n, 31), month(50n, 28)])).toMatchObject({ fullDays: 31, remainingMinor: [0n] });
});

test('with the same sales every month it is the plain DSO, and more debt never means fewer days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 12e9 }), (sales, owed) => {
      const months = Array.from({ length: 12 }, () => month(BigInt(sales)));
      const { dso } = countBackDso(BigInt(owed), months);
      if (owed > sales * 12) expect(dso.kind).toBe('not_meaningful');
      else expect(dso).toMatchObject({ value: expect.closeTo((owed / sales) * 30, 6) });
    }),
  );
});
