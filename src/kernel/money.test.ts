import { describe, expect, it } from 'vitest';
import { amountText, asCurrency, minorDigits, parseAmount } from './money.ts';

describe('minor units by ISO 4217', () => {
  // biome-ignore format: a table
  it.each([
    ['CNY', 2], ['USD', 2], ['EUR', 2], ['GBP', 2], ['CHF', 2],
    ['JPY', 0], ['KRW', 0], ['VND', 0], ['CLP', 0], ['ISK', 0], ['XAF', 0], ['XOF', 0], ['XPF', 0], ['UGX', 0],
    ['KWD', 3], ['BHD', 3], ['JOD', 3], ['OMR', 3], ['TND', 3], ['IQD', 3], ['LYD', 3],
    // Written without decimals in daily life, and not without them.
    ['HUF', 2], ['IDR', 2], ['COP', 2], ['PKR', 2], ['IRR', 2], ['TWD', 2],
  ])('%s has %i decimals', (code, digits) => {
    expect(minorDigits(asCurrency(code))).toBe(digits);
  });

  it.each([
    ['JPY', '1000', 1000n, '1000'],
    ['KWD', '1.005', 1005n, '1.005'],
    ['HUF', '1000.50', 100050n, '1000.50'],
  ])('reads and writes %s %s', (code, text, minor, shown) => {
    const read = parseAmount(text, asCurrency(code));
    expect(read).toMatchObject({ ok: true, value: { minor } });
    expect(read.ok && amountText(read.value)).toBe(shown);
  });

  it.each([
    ['JPY', '1000.5'],
    ['KWD', '1.0005'],
    ['CNY', '1.005'],
  ])('refuses %s %s: more decimals than the currency has', (code, text) => {
    expect(parseAmount(text, asCurrency(code))).toMatchObject({ ok: false, refusal: { code: 'invalid_amount' } });
  });
});
