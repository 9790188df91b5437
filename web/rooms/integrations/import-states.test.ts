import { expect, test } from 'vitest';
import { shownState } from './import-states.ts';

test.each([
  // what                                       state       created unchanged rejected shown
  ['all rows are in', 'imported', 3, 0, 0, 'imported'],
  ['all were there before', 'imported', 0, 3, 0, 'imported'],
  ['a file without rows', 'imported', 0, 0, 0, 'imported'],
  ['some were rejected', 'imported', 2, 0, 1, 'in_part'],
  ['some were there, the others were rejected', 'imported', 0, 2, 1, 'in_part'],
  ['all were rejected', 'imported', 0, 0, 3, 'none_in'],
  ['a trial that rejects all', 'checked', 0, 0, 3, 'checked'],
  ['all or nothing', 'refused', 0, 0, 1, 'refused'],
] as const)('%s', (_, state, created, unchanged, rejected, shown) => {
  expect(shownState({ state, created, unchanged, rejected })).toBe(shown);
});
