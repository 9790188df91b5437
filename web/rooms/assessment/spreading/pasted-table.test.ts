import { expect, test } from 'vitest';
import { pastedTable } from './pasted-table.ts';

test.each([
  [
    '项目\t期末余额\r\n货币资金\t1,000\r\n',
    [
      ['项目', '期末余额'],
      ['货币资金', '1,000'],
    ],
  ],
  ['a\t\tb', [['a', '', 'b']]],
  ['"一行\n两行"\t"说""好"""\n', [['一行\n两行', '说"好"']]],
  ['a\n\nb', [['a'], [''], ['b']]],
  ['', []],
])('%j', (text, rows) => expect(pastedTable(text)).toEqual(rows));
