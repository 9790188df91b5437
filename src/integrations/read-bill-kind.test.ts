import { expect, it } from 'vitest';
import { readBillKind } from './read-bill-kind.ts';

// biome-ignore format: a table
const cases = [
  ['银承',               'bank_acceptance'],
  ['银行承兑汇票',       'bank_acceptance'],
  ['Bank acceptance',    'bank_acceptance'],
  ['财务公司承兑',       'finance_company_acceptance'],
  ['财票',               'finance_company_acceptance'],
  ['finance company',    'finance_company_acceptance'],
  ['商承',               'commercial_acceptance'],
  ['商业承兑汇票',       'commercial_acceptance'],
  ['commercial',         'commercial_acceptance'],
  ['支票',               undefined],
  ['',                   undefined],
] as const;

it.each(cases)('%s is %s', (text, kind) => {
  expect(readBillKind(text)).toBe(kind);
});
