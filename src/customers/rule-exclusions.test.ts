import { expect, it, test } from 'vitest';
import { calendarDate } from '#kernel';
import { type RuleExclusion, withExclusion, withoutExclusion } from './rule-exclusions.ts';

const today = calendarDate('2026-03-31');
const overdue = (until: string): RuleExclusion => ({
  rule: 'overdue',
  until: calendarDate(until),
  reason: 'payment plan',
  by: 'Shen',
});
const expired: RuleExclusion = { ...overdue('2026-03-30'), rule: 'limit_expired' };

// biome-ignore format: a table
const cases = [
  // what                   until         allowed
  ['ended yesterday',       '2026-03-30', false],
  ['today only',            '2026-03-31', true],
  ['a year and a day',      '2027-04-01', true],
  ['one day longer',        '2027-04-02', false],
] as const;
it.each(cases)('%s', (_what, until, allowed) => {
  expect(withExclusion([], overdue(until), today).ok).toBe(allowed);
});

test('a rule is excluded once; what ended is left out', () => {
  const both = withExclusion([overdue('2026-05-01'), expired], overdue('2026-06-01'), today);
  expect(both.ok && both.value).toEqual([overdue('2026-06-01')]);
  expect(withoutExclusion([overdue('2026-05-01'), expired], 'overdue', today)).toEqual([]);
});
