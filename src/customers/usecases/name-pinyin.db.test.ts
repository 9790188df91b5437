import { describe, expect, test } from 'vitest';
import { operator } from '#platform';
import { testPlatform } from '../../../test/setup/platform.ts';
import { createCustomer } from './create-customer.ts';
import { listCustomers } from './list-customers.ts';
import { fillMissingPinyin, pinyinOfNames } from './name-pinyin.ts';
import { updateCustomer } from './update-customer.ts';

const platform = await testPlatform();
const origin = { caller: operator };

async function find(search: string): Promise<string[]> {
  const page = await listCustomers(platform, { search, limit: 50 });
  return page.ok ? page.value.items.map(({ code }) => code) : [];
}

test.each([
  ['华衡工业', 'hhgy', 'huahenggongye'],
  ['重庆长安汽车', 'cqcaqc', 'chongqingchanganqiche'],
  ['中国银行', 'zgyh', 'zhongguoyinhang'],
  ['女娲绿色能源', 'nwlsny', 'nvwalvsenengyuan'],
  ['ABC 科技（上海）2 厂', 'abckjsh2c', 'abckejishanghai2chang'],
])('%s is typed %s or %s', async (name, initials, full) => {
  expect(await pinyinOfNames([name])).toEqual([`${initials}\n${full}`]);
});

test('a name without a Chinese character has none', async () => {
  expect(await pinyinOfNames(['Acme GmbH', 'ООО «Рог»'])).toEqual(['', '']);
});

describe('a customer is found', () => {
  test.each([
    ['by initials', 'HHGY'],
    ['by part of them', 'hgy'],
    ['by full pinyin', 'huaheng'],
    ['by syllables apart', 'hua heng'],
    ['by two characters', '衡工'],
    ['by its code, in small letters', 'c-8'],
    ['by its credit code', '91350100m000100'],
  ])('%s', async (_what, search) => {
    await createCustomer(platform, origin, {
      code: 'C-88',
      name: '华衡工业供应链有限公司',
      unifiedSocialCreditCode: '91350100M000100Y43',
    });
    await createCustomer(platform, origin, { code: 'D-1', name: '苏州恒达电气有限公司' });
    expect(await find(search)).toEqual(['C-88']);
  });

  test('under its new name, and no longer under the old one', async () => {
    await createCustomer(platform, origin, { code: 'N-1', name: '青岛海川' });
    await updateCustomer(platform, origin, 'N-1', { name: '大连星海' });
    expect([await find('qdhc'), await find('dlxh')]).toEqual([[], ['N-1']]);
  });

  test('also when it came in by another road', async () => {
    await createCustomer(platform, origin, { code: 'O-1', name: '厦门乐天' });
    const { pool } = platform.database;
    await pool.query(`update customers.customers set name_pinyin = null where code = 'O-1'`);
    expect([await find('xmlt'), await find('厦门')]).toEqual([[], ['O-1']]);
    await fillMissingPinyin(platform);
    expect(await find('xmlt')).toEqual(['O-1']);
    const { rows } = await pool.query(
      'select count(*)::int as left from customers.customers where name_pinyin is null',
    );
    expect(rows).toEqual([{ left: 0 }]);
  });

  test('and a wildcard is an ordinary character', async () => {
    await createCustomer(platform, origin, { code: 'P_1', name: '100% Steel' });
    expect([await find('%'), await find('_'), await find('0% s')]).toEqual([['P_1'], ['P_1'], ['P_1']]);
  });
});
