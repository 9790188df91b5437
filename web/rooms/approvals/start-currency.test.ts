import { expect, test } from 'vitest';
import { startCurrency } from './start-currency.ts';

const counted = { currency: 'CNY', amount: '0.00' };
const rate = { from: 'USD', to: 'CNY', type: 'spot', rate: '7.1', day: '2026-11-27' } as const;
const inDollars = { counted, limitGranted: { amount: { currency: 'USD', amount: '100.00' }, rate } };

test.each([
  ['no limit, or one in the customer’s own', { counted }, undefined, 'CNY'],
  ['a limit in dollars', inDollars, undefined, 'USD'],
  ['a way out with its amount, which is in the customer’s own', inDollars, '500.00', 'CNY'],
  ['not known yet', undefined, undefined, undefined],
])('%s', (_, standing, brought, currency) => expect(startCurrency(standing, brought)).toBe(currency));
