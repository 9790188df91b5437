import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import english from '../../messages/en/integrations.ts';
import englishRefusals from '../../messages/en/refusals.ts';
import { faultText } from './fault-text.ts';

const reason = 'As the server says it.';
const usd = (amount: string) => ({ currency: 'USD', amount });
const allocated = { invoiceNumber: 'F-1', allocated: usd('150.00'), open: usd('100.00'), left: usd('150.00') };

test.each([
  [
    'with its figures',
    { code: 'over_allocation', facts: allocated },
    /150\.00.* is too much for invoice F-1: .*100\.00/,
  ],
  [
    'with its figures rather than as rows say it',
    { code: 'rate_missing', facts: { from: 'USD', to: 'CNY', day: '2026-01-02' } },
    /USD to CNY on or before 2026-01-02/,
  ],
  [
    'as rows say it, of rows kept before the figures were',
    { code: 'rate_missing', facts: null },
    /^No exchange rate on or before the day$/,
  ],
  ['as anybody says it', { code: 'invoice_named_twice', facts: null }, /[^.]$/],
  ['as the server says it', { code: 'moon_full', facts: null }, /^As the server says it\.$/],
] as const)('a rejected row says why %s', async (_, { code, facts }, said) => {
  const words = createInstance();
  const resources = { en: { integrations: english, refusals: englishRefusals } };
  await words.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
  expect(faultText(words, { code, reason, facts })).toMatch(said);
});
