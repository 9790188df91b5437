import { expect, test } from 'vitest';
import { addReassessed, isLeftBehind, nothingDone } from './portfolio-run.ts';

test('what a chunk came to is added to what came before', () => {
  const first = addReassessed(nothingDone, 4, [
    { isNew: true, before: 'BBB', now: 'A' },
    { isNew: true, before: 'A', now: 'BBB' },
    { isNew: true, before: undefined, now: 'D' },
    { isNew: false, before: 'B', now: 'B' },
  ]);
  expect(first).toEqual({ customersDone: 4, assessed: 3, unchanged: 1, raised: 1, lowered: 1 });
  // One of the two was moved to another group meanwhile, and is left alone.
  expect(addReassessed(first, 2, [{ isNew: true, before: 'BB', now: 'BB' }])).toEqual({
    customersDone: 6,
    assessed: 4,
    unchanged: 1,
    raised: 1,
    lowered: 1,
  });
});

test.each([
  ['2026-06-30T04:02:00Z', false],
  ['2026-06-30T04:02:01Z', true],
])('a run that last went on at 04:00 is left behind at %s: %s', (now, expected) => {
  expect(isLeftBehind({ advancedAt: new Date('2026-06-30T04:00:00Z') }, new Date(now))).toBe(expected);
});
