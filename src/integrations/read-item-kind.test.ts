import { expect, test } from 'vitest';
import { itemKinds } from '#exposure';
import { readItemKind } from './read-item-kind.ts';

test.each([
  ['分期付款', 'instalment_plans'],
  ['Installment plan', 'instalment_plans'],
  ['instalment_plans', 'instalment_plans'],
  ['信用保险', 'insured'],
  ['中国信保承保部分', 'insured'],
  ['Insured part', 'insured'],
  ['对外担保', 'guarantees_given'],
  ['Guarantee given', 'guarantees_given'],
  ['Guarantees given', 'guarantees_given'],
  ['房产抵押', 'collateral'],
  ['抵质押', 'collateral'],
  ['Collateral', 'collateral'],
  ['预收款', 'prepayments'],
  ['advance payment', 'prepayments'],
  ['履约保证金', 'deposits'],
  ['Security deposit', 'deposits'],
] as const)('%s is %s', (text, kind) => {
  expect(readItemKind(text)).toBe(kind);
});

test('each kind is read by its own name, and nothing else is guessed', () => {
  for (const kind of itemKinds) expect(readItemKind(kind)).toBe(kind);
  for (const text of ['', '其他', 'guarantee', '担保', 'bond']) expect(readItemKind(text)).toBeUndefined();
});
