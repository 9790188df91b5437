import { describe, expect, it, test } from 'vitest';
import {
  companyMatchKey,
  coreOfCompanyName,
  legalForm,
  normalizedCompanyName,
  parseCompanyName,
} from './company-name.ts';

describe('a Chinese name is place, own name, trade and legal form', () => {
  it.each([
    ['常州途畅互联网科技有限公司合肥分公司', '常州,合肥', '途畅', '互联网科技', '有限公司,分公司'],
    ['武汉海明智业电子商务有限公司', '武汉', '海明智业', '电子商务', '有限公司'],
    ['浙江省杭州市西湖区云栖科技有限公司', '浙江省杭州市西湖区', '云栖', '科技', '有限公司'],
    ['华为技术有限公司', '', '华为', '技术', '有限公司'],
    ['星光家具（华南）有限公司', '华南', '星光', '家具', '有限公司'],
    ['中国石化集团', '中国', '石化', '', '集团'],
    ['上海小区物业管理有限公司', '上海', '小区', '物业管理', '有限公司'],
    ['北京公司', '', '北京', '', '公司'],
    ['观途(上海)旅游服务中心(有限合伙)', '上海', '观途旅游服务中心', '', '有限合伙'],
    ['', '', '', '', ''],
  ])('%s', (name, place, brand, trade, form) => {
    expect(parseCompanyName(name)).toMatchObject({ place, brand, trade, legalForm: form });
  });
});

test.each([
  ['黄冈市中誉工业窑炉有限责任公司', '有限责任公司', false],
  ['某某股份有限公司', '股份有限公司', false],
  ['某某有限公司北京办事处', '办事处', true],
  ['有限公司', '公司', false],
])('%s ends in %s', (name, form, branch) => {
  expect(legalForm(name)).toEqual({ legalForm: form, isBranch: branch });
});

describe('a match key', () => {
  it.each([
    ['重庆学立方教育咨询有限公司', '重庆学立方教育咨询有限责任公司', true],
    ['ACME, Inc.', 'Acme Incorporated', true],
    ['Ａｃｍｅ　Ltd', 'acme ltd.', true],
    ['某某有限公司', '某某股份有限公司', false],
    ['北京星光家具有限公司', '上海星光家具有限公司', false],
    ['Acme Steel Ltd', 'Acme Paper Ltd', false],
  ])('of %s and %s is the same: %s', (a, b, same) => {
    expect(companyMatchKey(a) === companyMatchKey(b)).toBe(same);
  });
});

test('the core is where a search begins', () => {
  expect(['北京星光家具有限公司', 'Delta Solutions LLC', 'The Group Ltd'].map(coreOfCompanyName)).toEqual([
    '星光',
    'delta',
    'the group',
  ]);
  expect(normalizedCompanyName('  Sabanci   DX ')).toBe('SABANCI DX');
});
