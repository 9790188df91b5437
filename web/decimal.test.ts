import { describe, expect, test } from 'vitest';
import { compareDecimals, decimalText, negated, parseDecimal, shareOf, sumDecimals } from './decimal.ts';

describe('exact decimals', () => {
  test.each([
    // what                          texts                                             sum
    ['floats would say 0.30000…4', ['0.10', '0.20'], '0.30'],
    ['different decimals', ['1', '0.5', '0.25'], '1.75'],
    ['beyond 2^53', ['9007199254740993.01', '0.01'], '9007199254740993.02'],
    ['below zero', ['-0.05', '0.02'], '-0.03'],
    ['nothing', [], '0'],
  ])('sum: %s', (_, texts, sum) => expect(sumDecimals(texts)).toBe(sum));

  test.each([
    ['9', '10', -1],
    ['10.00', '10', 0],
    ['-1', '-2', 1],
    ['9007199254740993.01', '9007199254740993.00', 1],
  ])('%s compared with %s is %i', (a, b, order) => expect(compareDecimals(a, b)).toBe(order));

  test.each(['', '1,000', '1e3', '.5', '5.', ' 1', '+1', '—'])('"%s" is not a decimal', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test('text survives reading and writing', () => {
    for (const text of ['0.00', '-0.05', '1234567.80', '7']) expect(decimalText(parseDecimal(text)!)).toBe(text);
  });

  test('the opposite of nothing has no sign', () => expect(negated('0.00')).toBe('0.00'));

  test('a share of nothing has no value', () => {
    expect(shareOf('1', '0.00')).toBeUndefined();
    expect(shareOf('25', '200.00')).toBe(0.125);
  });
});
