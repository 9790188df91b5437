import { asCurrency, CNY } from '#kernel';
import { expect, test } from 'vitest';
import { readFigure } from './read-figure.ts';

// biome-ignore format: a table
test.each([
  ['1442056204.92',  144205620492n],
  ['-25,552,244.72', -2555224472n],
  ['(1,234.5)',      -123450n],
  ['1.556e+09',      155600000000n],
  ['5E6',            500000000n],
  ['1.25e-1',        13n],          // half a fen is rounded away from zero
  ['0.0000001',      0n],
  ['1234.5600001',   123456n],      // noise of a float
  ['1234.005',       123401n],
  ['¥ 12',           1200n],
  ['12.5元',        1250n],
  ['-123',      -12300n],
  ['−3',             -300n],
  ['.5',             50n],
  ['',               undefined],
  ['-',              undefined],
  ['—',              undefined],
  ['1.2.3',          undefined],
  ['12 %',           undefined],
  ['1e15',           undefined],    // more than a bigint may hold in a sum
  ['NaN',            undefined],
])('%s', (text, minor) => {
  expect(readFigure(text, CNY)).toBe(minor);
});

test('the currency says how many decimals there are', () => {
  expect([readFigure('12', asCurrency('JPY')), readFigure('1.2345', asCurrency('KWD'))]).toEqual([12n, 1235n]);
});
