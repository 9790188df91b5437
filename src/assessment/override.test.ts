import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { calendarDate } from '#kernel';
import { type Grade, gradeSteps, grades, policyInForce } from '#policy';
import type { Role } from '#team';
import { checkOverride, gradeUnder, type ModelWord } from './override.ts';

const today = calendarDate('2026-11-26');
const { overrides: rules } = policyInForce(today);
const model = (grade: Grade, caps: ModelWord['caps'] = []): ModelWord => ({ gradeByScore: grade, grade, caps });

describe('who may say so', () => {
  const to = (grade: Grade, more: { from?: ModelWord; roles?: Role[]; validTo?: string } = {}) => {
    const { from = model('BBB'), roles = ['credit_manager'], validTo = '2027-05-26' } = more;
    const wanted = {
      grade,
      reasonCode: 'later_events' as const,
      reason: 'A new plant',
      validTo: calendarDate(validTo),
    };
    const checked = checkOverride(wanted, from, { rules, roles, today });
    return checked.ok ? checked.value : checked.refusal.code;
  };
  const capped: ModelWord = { gradeByScore: 'A', grade: 'BBB', caps: [{ when: 'x', atMost: 'BBB' }] };
  const lowCap = model('BB', [{ when: 'x', atMost: 'BBB' }]);
  // biome-ignore format: a table
  test.each<[what: string, came: number | string, expected: number | string]>([
    ['a manager, one up',              to('A'),                                        1],
    ['a manager, two up',              to('AA'),                                       'too_many_steps'],
    ['a manager, three down',          to('CCC'),                                      -3],
    ['a manager, four down',           to('CC'),                                       'too_many_steps'],
    ['an analyst, two down',           to('B', { roles: ['credit_analyst'] }),         -2],
    ['an analyst, one up',             to('A', { roles: ['credit_analyst'] }),         'too_many_steps'],
    ['a director, two up',             to('AA', { roles: ['finance_director'] }),      2],
    ['the widest of two roles',        to('AA', { roles: ['credit_analyst', 'finance_director'] }), 2],
    ['nobody named in the table',      to('BB', { roles: ['salesperson'] }),           'too_many_steps'],
    ['a machine',                      to('BB', { roles: [] }),                        'too_many_steps'],
    ['to where it is',                 to('BBB'),                                      'same_grade'],
    ['up to a cap',                    to('BBB', { from: lowCap }),                    1],
    ['beyond a cap',                   to('A', { from: capped }),                      'held_by_cap'],
    ['down under a cap',               to('BB', { from: capped }),                     -1],
    ['for six months',                 to('A', { validTo: '2027-05-26' }),             1],
    ['for a day more',                 to('A', { validTo: '2027-05-27' }),             'last_day_out_of_range'],
    ['for today',                      to('A', { validTo: '2026-11-26' }),             1],
    ['for yesterday',                  to('A', { validTo: '2026-11-25' }),             'last_day_out_of_range'],
  ])('%s', (_what, came, expected) => {
    expect(came).toBe(expected);
  });

  it('is nobody under a policy that says nothing of it', () => {
    const wanted = { grade: 'A' as const, reasonCode: 'later_events' as const, reason: '', validTo: today };
    const checked = checkOverride(wanted, model('BBB'), { rules: undefined, roles: ['credit_manager'], today });
    expect(checked).toMatchObject({ ok: false, refusal: { code: 'no_overrides' } });
  });
});

describe('what counts while it runs', () => {
  // biome-ignore format: a table
  test.each<[what: string, grade: Grade, steps: number, now: ModelWord, counts: Grade]>([
    ['raised by one',                          'A',  1,  model('BBB'),                                     'A'],
    ['the model fell by two: still one above', 'A',  1,  model('B'),                                       'BB'],
    ['the model rose past it',                 'A',  1,  model('AA'),                                      'AA'],
    ['a cap came: it holds',                   'A',  1,  { gradeByScore: 'BBB', grade: 'B', caps: [{ when: 'x', atMost: 'B' }] }, 'B'],
    ['lowered by two',                         'B', -2,  model('BBB'),                                     'B'],
    ['the model rose: still lowered',          'B', -2,  model('AA'),                                      'B'],
    ['the model fell below it',                'B', -2,  model('CC'),                                      'CC'],
  ])('%s', (_what, grade, steps, now, counts) => {
    expect(gradeUnder({ grade, steps }, now)).toBe(counts);
  });

  it('never lifts a cap, and never raises by more than its steps', () => {
    const grade = fc.constantFrom(...grades);
    fc.assert(
      fc.property(grade, fc.integer({ min: 1, max: 9 }), grade, grade, (said, steps, byScore, atMost) => {
        const held = gradeSteps(byScore, atMost) > 0 ? atMost : byScore;
        const counts = gradeUnder(
          { grade: said, steps },
          { gradeByScore: byScore, grade: held, caps: [{ when: 'x', atMost }] },
        );
        expect(gradeSteps(atMost, counts)).toBeGreaterThanOrEqual(0);
        expect(gradeSteps(counts, held)).toBeLessThanOrEqual(steps);
        expect(gradeSteps(counts, held)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
