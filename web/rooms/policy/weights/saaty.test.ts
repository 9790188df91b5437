import { expect, test } from 'vitest';
import { asRatio, nearestStep, pairAt, placeOf } from './saaty.ts';

test.each([
  // place  pair   said as
  [-8, 9, '9 : 1'],
  [-1, 2, '2 : 1'],
  [0, 1, '1 : 1'],
  [1, 1 / 2, '1 : 2'],
  [8, 1 / 9, '1 : 9'],
])('place %i is %d: %s', (place, pair, said) => {
  expect([pairAt(place), placeOf(pair), asRatio(pair)]).toEqual([pair, place, said]);
});

test.each([
  [2.4, 2],
  [2.5, 3],
  [0.45, 1 / 2],
  [30, 9],
  [0.01, 1 / 9],
])('%d is nearest to %d', (pair, step) => {
  expect(nearestStep(pair)).toBeCloseTo(step, 12);
});
