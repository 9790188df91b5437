import { expect, test } from 'vitest';
import { readAskedAmounts } from './asked-amounts.ts';

test.each([
  // what                                typed                     currency  sent
  ['yuan have two decimals', ['125万', '88.5'], 'CNY', ['1250000.00', '88.50']],
  ['a yen has none', ['1,250,000'], 'JPY', ['1250000']],
  ['a dinar of Kuwait has three', ['1250.5', '0.125'], 'KWD', ['1250.500', '0.125']],
  ['a field left empty asks nothing', ['', ' ', '0', '5'], 'CNY', ['5.00']],
  ['half a yen is no amount', ['100', '0.5'], 'JPY', undefined],
  ['a tenth of a fen is none either', ['0.125'], 'CNY', undefined],
])('%s', (_, typed, currency, sent) => expect(readAskedAmounts(typed, currency)).toEqual(sent));
