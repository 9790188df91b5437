import { expect, test } from 'vitest';
import { changesBetween, type StandingThen } from './changes.ts';

const cny = (amount: string) => ({ currency: 'CNY', amount }) as const;
const stood: StandingThen = {
  limit: cny('100.00'),
  exposure: cny('50.00'),
  overdue: cny('0.00'),
  grade: 'BBB',
  daysBeyondTerms: 4,
};

test.each<[string, Partial<StandingThen>, object[]]>([
  ['nothing', {}, []],
  ['a greater limit', { limit: cny('200.00') }, [{ code: 'limit', before: cny('100.00'), after: cny('200.00') }]],
  ['a limit that ended', { limit: 'none' }, [{ code: 'limit', before: cny('100.00'), after: 'none' }]],
  ['exposure that rose past a digit', { exposure: cny('100.00') }, [{ code: 'exposure', rises: true }]],
  ['exposure that fell', { exposure: cny('49.99') }, [{ code: 'exposure', rises: false }]],
  ['overdue that rose', { overdue: cny('0.01') }, [{ code: 'overdue', rises: true }]],
  ['a worse grade', { grade: 'BB' }, [{ code: 'grade', isWorse: true }]],
  ['a better grade', { grade: 'A' }, [{ code: 'grade', isWorse: false }]],
  ['a tenth of a day later', { daysBeyondTerms: 4.1 }, [{ code: 'days_beyond_terms', isWorse: true }]],
  ['less than that', { daysBeyondTerms: 4.04 }, []],
  ['sooner', { daysBeyondTerms: 1 }, [{ code: 'days_beyond_terms', isWorse: false }]],
  ['nothing settled since', { daysBeyondTerms: null }, []],
])('%s', (_what, after, expected) => {
  expect(changesBetween(stood, { ...stood, ...after }, { count: 0, released: 0 })).toMatchObject(expected);
  expect(changesBetween(stood, { ...stood, ...after }, { count: 0, released: 0 })).toHaveLength(expected.length);
});

test('a first grade is neither better nor worse; orders that were held are told', () => {
  expect(changesBetween({ ...stood, grade: null }, stood, { count: 3, released: 1 })).toEqual([
    { code: 'grade', before: null, after: 'BBB', isWorse: null },
    { code: 'held', count: 3, released: 1 },
  ]);
});
