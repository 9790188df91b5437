import { expect, test } from 'vitest';
import { currencyOfLimit } from './limit-currency.ts';

const counted = { currency: 'CNY', amount: '0.00' };
const rate = { from: 'USD', to: 'CNY', type: 'spot', rate: '7.1', day: '2026-11-27' } as const;

test('a limit is talked about in the currency in which it was granted', () => {
  expect(currencyOfLimit({ counted })).toBe('CNY');
  expect(currencyOfLimit({ counted, limitGranted: { amount: { currency: 'USD', amount: '100.00' }, rate } })).toBe(
    'USD',
  );
});
