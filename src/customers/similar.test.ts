import { expect, test } from 'vitest';
import type { Customer } from './customer.ts';
import { similarAmong, similarSearch } from './similar.ts';

const named = (name: string) => ({ code: name, name }) as Customer;

test.each([
  ['江阴星光家具有限公司', '星光'],
  ['Acme Trading Ltd', 'acme'],
  ['甲有限公司', undefined],
])('%s is looked for by %s', (name, search) => expect(similarSearch(name)).toBe(search));

test('the same name in other signs comes first, the same own name after it, and nobody else', () => {
  const found = ['上海星光家具有限公司', '江阴星光家具有限责任公司', '江阴星光灿烂贸易有限公司'].map(named);
  expect(similarAmong('江阴星光家具有限公司', found).map(({ customer, how }) => `${how} ${customer.name}`)).toEqual([
    'same_name 江阴星光家具有限责任公司',
    'same_core 上海星光家具有限公司',
  ]);
});
