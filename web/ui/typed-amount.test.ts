import { describe, expect, test } from 'vitest';
import { readTypedAmount } from './typed-amount.ts';

describe('an amount as people type it', () => {
  test.each([
    ['125000', '125000.00'],
    ['1,250,000.5', '1250000.50'],
    ['¥ 88.05', '88.05'],
    ['125万', '1250000.00'],
    ['12.5万', '125000.00'],
    ['1.23456万', '12345.60'],
    ['1.2亿', '120000000.00'],
    ['1.5M', '1500000.00'],
    ['１２００', '1200.00'],
    ['0.00', '0.00'],
    ['007', '7.00'],
  ])('%s means %s', (typed, amount) => expect(readTypedAmount(typed, 2)).toBe(amount));

  test.each(['', '-5', '1.234', 'abc', '1.2.3', '1.0000001万'])('%s is none', (typed) =>
    expect(readTypedAmount(typed, 2)).toBeUndefined(),
  );

  test.each([
    ['1.005', 3, '1.005'],
    ['2万', 0, '20000'],
    ['100', 0, '100'],
  ])('%s in a currency of %i decimals means %s', (typed, decimals, amount) =>
    expect(readTypedAmount(typed, decimals)).toBe(amount),
  );
  test('a yen has no half', () => expect(readTypedAmount('100.5', 0)).toBeUndefined());
});
