import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, figureText } from './xlsx-cell.ts';

test.each([
  [1234.1, '1234.1'],
  [0.1 + 0.2, '0.3'],
  [1234.0999999999999, '1234.1'],
  [55.940000000000005, '55.94'],
  [12345678901, '12345678901'],
  [1e20, '100000000000000000000'],
  [-1.5, '-1.5'],
  [0.000001, '0.000001'],
  [0, '0'],
])('%d is %s', (figure, text) => {
  expect(figureText(figure)).toBe(text);
});

test('every amount of up to 13 digits before the point comes out to the cent', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (cents) => {
      const text = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
      expect(Number(figureText(Number(text)))).toBe(Number(text));
      expect(BigInt(Math.round(Number(figureText(Number(text))) * 100))).toBe(cents);
    }),
  );
});

test.each([
  [null, ''],
  ['text', 'text'],
  [true, 'TRUE'],
  [new Date(Date.UTC(2026, 0, 2)), '2026-01-02'],
  [{ formula: 'A1*2', result: 12.5 }, '12.5'],
  [{ richText: [{ text: '发票' }, { text: '号' }] }, '发票号'],
  [{ text: 'F-1', hyperlink: 'https://example.com' }, 'F-1'],
  [{ error: '#N/A' }, '#N/A'],
])('%j is %j', (value, text) => {
  expect(cellText(value)).toBe(text);
});
