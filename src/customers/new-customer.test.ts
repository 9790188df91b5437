import { expect, test } from 'vitest';
import { asCurrency, CNY } from '#kernel';
import { type NewCustomer, readNewCustomer, sameContent } from './new-customer.ts';

const least = { code: 'C00042', name: '苏州恒达电气有限公司' };

test('what is left out takes its default; a social credit code is kept in its normal form', () => {
  const read = readNewCustomer({ ...least, unifiedSocialCreditCode: '91350100-m000100y-43' }, CNY);
  expect(read).toEqual({
    ok: true,
    value: {
      ...least,
      unifiedSocialCreditCode: '91350100M000100Y43',
      industry: null,
      parentCode: null,
      country: 'CN',
      currency: 'CNY',
    },
  });
  expect(readNewCustomer(least, asCurrency('EUR'))).toMatchObject({ value: { currency: 'EUR' } });
});

test.each<[what: string, given: Partial<NewCustomer>, code: string, field: string]>([
  // what                         given                                               code                          field
  [
    'one wrong check character',
    { unifiedSocialCreditCode: '91350100M000100Y44' },
    'invalid_social_credit_code',
    'unifiedSocialCreditCode',
  ],
  [
    'an empty social credit code',
    { unifiedSocialCreditCode: '' },
    'invalid_social_credit_code',
    'unifiedSocialCreditCode',
  ],
  ['a country in words', { country: 'China' }, 'invalid_country', 'country'],
  ['a currency that is none', { currency: 'RMB' }, 'invalid_currency', 'currency'],
  ['a blank name', { name: ' ' }, 'invalid_text', 'name'],
  ['a code of 65 characters', { code: 'C'.repeat(65) }, 'invalid_text', 'code'],
  ['a character that no database text holds', { name: 'A\u0000B' }, 'invalid_text', 'name'],
])('%s is refused and named', (_what, given, code, field) => {
  expect(readNewCustomer({ ...least, ...given }, CNY)).toMatchObject({ ok: false, refusal: { code, field } });
});

test('any one field makes the content another', () => {
  const read = readNewCustomer(least, CNY);
  if (!read.ok) throw new Error(read.refusal.detail);
  const content = read.value;
  expect(sameContent(content, { ...content })).toBe(true);
  for (const field of Object.keys(content)) expect(sameContent(content, { ...content, [field]: 'other' })).toBe(false);
});
