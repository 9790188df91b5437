import { expect, test } from 'vitest';
import { calendarDate } from '#kernel';
import { monthEnds } from './month-ends.ts';

test.each([
  ['in the middle of a month', '2026-03-15', 4, ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-15']],
  ['on the last day of one', '2026-03-31', 2, ['2026-02-28', '2026-03-31']],
  ['on the first day of one', '2024-03-01', 3, ['2024-01-31', '2024-02-29', '2024-03-01']],
  ['one day alone', '2026-03-15', 1, ['2026-03-15']],
])('%s', (_what, asOf, count, expected) => {
  expect(monthEnds(calendarDate(asOf), count)).toEqual(expected);
});
