import { expect, test } from 'vitest';
import { collectionEffectiveness } from './collection-effectiveness.ts';

const quarter = { openingMinor: 6_200n, creditSalesMinor: 10_890n, closingMinor: 6_340n, closingNotDueMinor: 3_590n };

test.each([
  ['sales of the whole period', quarter, 0.7963],
  ['the monthly average of the sales', { ...quarter, months: 3 }, 0.5593],
  ['everything due was collected', { ...quarter, closingMinor: 3_590n }, 1],
  ['nothing was collected', { ...quarter, closingMinor: 17_090n }, 0],
  ['what was written off was not collected', { ...quarter, writtenOffMinor: 10_750n }, 0],
  ['what was credited was owed no more', { ...quarter, closingMinor: 3_590n, takenOffMinor: 1_000n }, 1],
  ['credited alone, nothing was collected', { ...quarter, takenOffMinor: 10_750n }, 0],
])('%s', (_, period, index) => {
  expect(collectionEffectiveness(period)).toEqual({ kind: 'value', value: expect.closeTo(index, 4) });
});

test.each([
  ['nothing could be collected', { ...quarter, openingMinor: 0n, creditSalesMinor: 3_590n }],
  ['more is not due than was ever sold', { ...quarter, openingMinor: 0n, creditSalesMinor: 0n }],
])('%s: no index', (_, period) => {
  expect(collectionEffectiveness(period)).toEqual({ kind: 'not_meaningful', because: 'zero_denominator' });
});
