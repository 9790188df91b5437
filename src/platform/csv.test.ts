import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+49', "'+49"],
  ['-5', "'-5"],
  ['@sum', "'@sum"],
  ['\tx', "'\tx"],
  ['=a,b', `"'=a,b"`],
])('%j is written %s', (value, written) => {
  expect(csvLine([value, 1, null])).toBe(`${written},1,\r\n`);
});

test('an exact figure keeps its minus; what is none is guarded like any text', () => {
  const cells = ['-50.00', '-3', '-2+3', '-1e5'].map((figure) => ({ figure }));
  expect(csvLine(cells)).toBe("-50.00,-3,'-2+3,'-1e5\r\n");
});
