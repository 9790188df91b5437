import { describe, expect, test } from 'vitest';
import { formatAmount, formatCompact, formatDay, formatInstant, formatMoney, formatPercent } from './format.ts';

describe('amounts', () => {
  test.each([
    ['0.00', '0.00'],
    ['999.99', '999.99'],
    ['1000.00', '1,000.00'],
    ['1234567.8', '1,234,567.8'],
    ['-1234567', '-1,234,567'],
    ['9007199254740993.01', '9,007,199,254,740,993.01'],
    [null, '—'],
    [undefined, '—'],
    ['unlimited', 'unlimited'],
  ])('%s shows as %s', (text, shown) => expect(formatAmount(text)).toBe(shown));

  test.each([
    [{ currency: 'CNY', amount: '-5.00' }, '-\u2060¥5.00'],
    [{ currency: 'USD', amount: '1250000.00' }, '$1,250,000.00'],
    [{ currency: 'SGD', amount: '1.00' }, 'SGD 1.00'],
    [null, '—'],
  ])('money %o shows as %s', (money, shown) => expect(formatMoney(money)).toBe(shown));
});

describe('compact figures', () => {
  test.each([
    // text               中文          English
    ['0.00', '0', '0'],
    ['999.94', '999.9', '999.9'],
    ['9999.00', '9,999', '10K'],
    ['10000.00', '1万', '10K'],
    ['12345000.00', '1,234.5万', '12.3M'],
    ['99995000.00', '9,999.5万', '100M'],
    ['250000000.00', '2.5亿', '250M'],
    ['-12345000.00', '-1,234.5万', '-12.3M'],
    ['-0.01', '0', '0'],
  ])('%s is %s or %s', (text, chinese, english) => {
    expect(formatCompact(text, 'zh-CN')).toBe(chinese);
    expect(formatCompact(text, 'en')).toBe(english);
  });
});

describe('what is not an amount', () => {
  test('a ratio without value is not zero', () => {
    expect(formatPercent(undefined)).toBe('—');
    expect(formatPercent(Number.NaN)).toBe('—');
    expect(formatPercent(0)).toBe('0.0%');
    expect(formatPercent(1.0425)).toBe('104.3%');
  });

  test('days are days, and instants are told by the company clock', () => {
    expect(formatDay('2026-11-23')).toBe('2026-11-23');
    expect(formatDay(null)).toBe('—');
    expect(formatInstant('2026-11-22T16:05:00Z', 'Asia/Shanghai')).toBe('2026-11-23 00:05');
  });
});
