import { expect, test } from 'vitest';
import { averageDays } from './days-to-pay.ts';

test.each([
  [[5, 10, 15], { kind: 'value', value: 10 }],
  [[0, 8], { kind: 'value', value: 4 }],
  [[0], { kind: 'value', value: 0 }],
  [[], { kind: 'not_meaningful', because: 'zero_denominator' }],
])('%j', (days, average) => {
  expect(averageDays(days)).toEqual(average);
});
