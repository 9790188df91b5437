import { expect, test } from 'vitest';
import { asCurrency, CNY } from '#kernel';
import { type NewCustomer, readNewCustomer, sameContent } from './new-customer.ts';

const sales = [{ name: '陈思远', email: 'chen@demo.example' }];
const least = { code: 'C00042', name: '苏州恒达电气有限公司' };

test('what is left out takes its default; a social credit code is kept in its normal form', () => {
  const read = readNewCustomer({ ...least, unifiedSocialCreditCode: '91350100-m000100y-43' }, CNY, sales);
  expect(read).toEqual({
    ok: true,
    value: {
      ...least,
      unifiedSocialCreditCode: '91350100M000100Y43',
      industry: null,
      customerType: null,
      segment: null,
      parentCode: null,
      country: 'CN',
      currency: 'CNY',
      ownerEmail: null,
    },
  });
  expect(readNewCustomer(least, asCurrency('EUR'), sales)).toMatchObject({ value: { currency: 'EUR' } });
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
  ['an owner who is not there', { owner: '李雷' }, 'owner_not_found', 'owner'],
  ['a blank name', { name: ' ' }, 'invalid_text', 'name'],
  ['a code of 65 characters', { code: 'C'.repeat(65) }, 'invalid_text', 'code'],
  ['a character that no database text holds', { name: 'A\u0000B' }, 'invalid_text', 'name'],
])('%s is refused and named', (_what, given, code, field) => {
  expect(readNewCustomer({ ...least, ...given }, CNY, sales)).toMatchObject({ ok: false, refusal: { code, field } });
});

test('any one field makes the content another', () => {
  const read = readNewCustomer(least, CNY, sales);
  if (!read.ok) throw new Error(read.refusal.detail);
  const content = read.value;
  expect(sameContent(content, { ...content })).toBe(true);
  for (const field of Object.keys(content)) expect(sameContent(content, { ...content, [field]: 'other' })).toBe(false);
});

test('who names no owner and no type leaves those there are; others are other content', () => {
  const read = readNewCustomer({ ...least, owner: '陈思远' }, CNY, sales);
  const nameless = readNewCustomer(least, CNY, sales);
  if (!read.ok || !nameless.ok) throw new Error('Both are good.');
  expect(read.value.ownerEmail).toBe('chen@demo.example');
  expect(sameContent(read.value, nameless.value)).toBe(true);
  expect(sameContent(nameless.value, read.value)).toBe(false);
  const typed = { ...nameless.value, customerType: '经销商' };
  expect([sameContent(typed, nameless.value), sameContent(nameless.value, typed)]).toEqual([true, false]);
});
