import { expect, it, test } from 'vitest';
import { calendarDate } from '#kernel';
import { initialCheckRules } from '#policy';
import { isKnownRule, type RuleExclusion, withExclusion, withoutExclusion } from './rule-exclusions.ts';

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

test('one own rule is excluded apart from another, and only one that the policy has', () => {
  const own = (rule: RuleExclusion['rule']) => ({ ...overdue('2026-05-01'), rule });
  const two = withExclusion([own('own:K-1')], own('own:K-2'), today);
  expect(two.ok && two.value.map(({ rule }) => rule)).toEqual(['own:K-1', 'own:K-2']);
  expect(withoutExclusion([own('own:K-1'), own('own')], 'own:K-1', today)).toEqual([own('own')]);
  const message = { zh: '规则', en: 'Rule' };
  const rules = [{ code: 'own', id: 'K-1', expression: 'frozen', message, strength: {} }] as const;
  const known = (rule: RuleExclusion['rule']) => isKnownRule(rule, { ...initialCheckRules, rules });
  expect([known('own:K-1'), known('own:K-2'), known('own'), known('overdue')]).toEqual([true, false, true, true]);
});
