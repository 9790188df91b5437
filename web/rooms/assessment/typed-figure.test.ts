import { expect, test } from 'vitest';
import { readTypedFigure } from './typed-figure.ts';

test.each([
  ['1,234.5', '1234.50'],
  ['-1,234.5', '-1234.50'],
  ['(1234)', '-1234.00'],
  ['（125万）', '-1250000.00'],
  ['−3', '-3.00'],
  ['-0', '0.00'],
  ['', undefined],
  ['-', undefined],
  ['()', undefined],
  ['abc', undefined],
])('%s is %s', (typed, figure) => expect(readTypedFigure(typed, 'CNY')).toBe(figure));

test.each([
  ['12.3456', 10_000, '123456.00'],
  ['(12.3456)', 10_000, '-123456.00'],
  ['12.345', 1_000, '12345.00'],
  ['3亿', 10_000, '300000000.00'],
  ['12.3456789', 10_000, undefined],
] as const)('%s in units of %s is %s', (typed, unit, figure) =>
  expect(readTypedFigure(typed, 'CNY', unit)).toBe(figure),
);

test.each([
  ['1,234', 'JPY', 1, '1234'],
  ['(1,234.00)', 'JPY', 1, '-1234'],
  ['1234.5', 'JPY', 1, undefined],
  ['12.3456', 'JPY', 10_000, '123456'],
  ['1234.567', 'KWD', 1, '1234.567'],
  ['-1234.5', 'KWD', 1, '-1234.500'],
  ['1234.5678', 'KWD', 1, undefined],
  ['1.234567', 'KWD', 1_000, '1234.567'],
  ['1234.567', 'CNY', 1, undefined],
] as const)('%s %s in units of %s is %s: as many decimals as the currency has', (typed, currency, unit, figure) =>
  expect(readTypedFigure(typed, currency, unit)).toBe(figure),
);
