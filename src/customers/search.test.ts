import { expect, test } from 'vitest';
import { searchPatterns } from './search.ts';

test.each<[typed: string | undefined, patterns: readonly string[] | null]>([
  // typed               patterns
  [undefined, null],
  ['', null],
  ['  ', null],
  ['华衡', ['%华衡%']],
  [' HHGY ', ['%hhgy%']],
  ['hua heng', ['%hua heng%', '%huaheng%']],
  ['Acme 2', ['%acme 2%']],
  ['100%_\\', [String.raw`%100\%\_\\%`]],
])('%j looks for %j', (typed, patterns) => {
  expect(searchPatterns(typed)).toEqual(patterns);
});
