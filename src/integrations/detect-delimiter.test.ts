import { expect, test } from 'vitest';
import { detectDelimiter } from './detect-delimiter.ts';

test.each([
  ['a,b,c\n1,2,3', ','],
  ['a;b;c\n1,5;2,5;3', ';'],
  ['a\tb\n1\t2', '\t'],
  ['a|b\n1|2', '|'],
  ['"x,y,z";b\n1;2', ';'],
  ['"two\nlines, and, commas";b;c', ';'],
  ['\n\na;b', ';'],
  ['single', ','],
  ['', ','],
])('%j is parted by %j', (start, delimiter) => {
  expect(detectDelimiter(start)).toBe(delimiter);
});
