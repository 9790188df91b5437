import { expect, test } from 'vitest';
import { derivedTotals, sumFaults } from './typed-sums.ts';

const sums = [
  { total: 'assets', plus: ['current', 'fixed'], minus: [], of: 'totals' as const },
  { total: 'profit', plus: ['before_tax'], minus: ['tax'], of: 'totals' as const },
  { total: 'current', plus: ['cash', 'stock'], minus: [], of: 'parts' as const },
];

test.each([
  ['what adds up', { assets: '100', current: '60', fixed: '40' }, []],
  ['rounding of whole units', { assets: '101', current: '60', fixed: '40' }, []],
  ['a line that is not there yet', { assets: '100', current: '60' }, []],
  ['a total that is off', { assets: '110', current: '60', fixed: '40' }, ['assets 100 10']],
  ['what is taken off', { profit: '80', before_tax: '100', tax: '15' }, ['profit 85 -5']],
  ['parts that are not all there', { current: '60', cash: '10' }, []],
  ['parts beyond their total', { current: '60', cash: '50', stock: '20' }, ['current 70 -10']],
])('%s', (_, figures, faults) => {
  const found = sumFaults(figures, sums).map(({ total, expected, difference }) => `${total} ${expected} ${difference}`);
  expect(found).toEqual(faults);
});

test.each([
  ['what its lines give', { current: '60', fixed: '40.5' }, { assets: '100.5' }],
  ['what is taken off', { before_tax: '100', tax: '15' }, { profit: '85' }],
  ['not what is given', { assets: '1', current: '60', fixed: '40' }, {}],
  ['not while a line is missing', { current: '60' }, {}],
  ['not of parts, which may be incomplete', { cash: '1', stock: '2' }, {}],
])('a total that is not given is %s', (_, figures, derived) => expect(derivedTotals(figures, sums)).toEqual(derived));
