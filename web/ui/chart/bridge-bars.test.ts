import { expect, test } from 'vitest';
import { bridgeBars } from './bridge-bars.ts';

test('steps float between the totals, and fall from where they start', () => {
  expect(bridgeBars([60, 7, -12, 55])).toEqual([
    { base: 0, length: 60, kind: 'total' },
    { base: 60, length: 7, kind: 'up' },
    { base: 55, length: 12, kind: 'down' },
    { base: 0, length: 55, kind: 'total' },
  ]);
});

test('nothing changed is two totals', () => {
  expect(bridgeBars([60, 60]).map(({ kind }) => kind)).toEqual(['total', 'total']);
});
