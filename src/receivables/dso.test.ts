import fc from 'fast-check';
import { expect, test } from 'vitest';
import { averageDaysDelinquent, bestPossibleDso, daysSalesOutstanding } from './dso.ts';

const month = { receivablesMinor: 15_000_00n, notDueMinor: 4_000_00n, creditSalesMinor: 10_000_00n, days: 30 };

test('¥15,000 outstanding, of which ¥4,000 is not due, on ¥10,000 of sales in 30 days', () => {
  expect(daysSalesOutstanding(month)).toEqual({ kind: 'value', value: 45 });
  expect(bestPossibleDso(month)).toEqual({ kind: 'value', value: 12 });
  expect(averageDaysDelinquent(month)).toEqual({ kind: 'value', value: 33 });
});

test('without sales there is no DSO, not one of 0 days', () => {
  const noSales = { ...month, creditSalesMinor: 0n };
  const none = { kind: 'not_meaningful', because: 'zero_denominator' };
  expect(daysSalesOutstanding(noSales)).toEqual(none);
  expect(bestPossibleDso(noSales)).toEqual(none);
  expect(averageDaysDelinquent(noSales)).toEqual(none);
});

test('DSO does not depend on the unit of money, and is best possible DSO plus delinquency', () => {
  const minor = fc.bigInt(1n, 10n ** 15n);
  fc.assert(
    fc.property(
      minor,
      minor,
      minor,
      fc.integer({ min: 1, max: 366 }),
      fc.bigInt(1n, 1000n),
      (a, b, sales, days, unit) => {
        const period = { receivablesMinor: a + b, notDueMinor: a, creditSalesMinor: sales, days };
        const scaled = {
          receivablesMinor: (a + b) * unit,
          notDueMinor: a * unit,
          creditSalesMinor: sales * unit,
          days,
        };
        const dso = value(daysSalesOutstanding(period));
        expect(value(daysSalesOutstanding(scaled)) / dso).toBeCloseTo(1, 9);
        expect((value(bestPossibleDso(period)) + value(averageDaysDelinquent(period))) / dso).toBeCloseTo(1, 9);
      },
    ),
  );
});

function value(ratio: ReturnType<typeof daysSalesOutstanding>): number {
  return ratio.kind === 'value' ? ratio.value : Number.NaN;
}
