import { addDays, calendarDate } from '#kernel';
import { type Grade, policyInForce } from '#policy';
import { describe, expect, test } from 'vitest';
import { figuresOf } from './figures.fixture.ts';
import { nextReview, planReview, type Review, wantedReview } from './review.ts';
import { type ReviewFigures, whatChanged } from './what-changed.ts';

const day = calendarDate;
const today = day('2026-11-26');
const policy = policyInForce(today);

// biome-ignore format: a table
const cases: [what: string, granted: string, validTo: string, last: string | null, grade: Grade | null, next: string | null][] = [
  // what                                          granted       to            last reviewed  grade   next
  ['A: a year is longer than the limit runs',      '2026-01-01', '2026-12-31', null,          'A',    '2026-12-01 limit_expires'],
  ['BBB: after six months',                        '2026-01-01', '2026-12-31', null,          'BBB',  '2026-07-01 grade'],
  ['B: after three',                               '2026-01-31', '2026-12-31', null,          'B',    '2026-04-30 grade'],
  ['CC: after one',                                '2026-01-31', '2026-12-31', null,          'CC',   '2026-02-28 grade'],
  ['counted from the last review',                 '2026-01-01', '2026-12-31', '2026-07-05',  'BBB',  '2026-12-01 limit_expires'],
  ['a grant later than the last review counts',    '2026-03-01', '2027-02-28', '2026-02-20',  'BBB',  '2026-09-01 grade'],
  ['looked at in its last days: not for its end',  '2026-01-01', '2026-12-31', '2026-12-01',  'A',    '2027-12-01 grade'],
  ['a day earlier: for its end as well',           '2026-01-01', '2026-12-31', '2026-11-30',  'A',    '2026-12-01 limit_expires'],
  ['never assessed: only its end calls',           '2026-01-01', '2026-12-31', null,          null,   '2026-12-01 limit_expires'],
  ['never assessed, looked at in its last days',   '2026-01-01', '2026-12-31', '2026-12-05',  null,   null],
  ['a short limit: not before it began',           '2026-11-20', '2026-11-30', null,          'AAA',  '2026-11-20 limit_expires'],
];

test.each(cases)('%s', (_what, granted, validTo, last, grade, next) => {
  const facts = { grantedOn: day(granted), validTo: day(validTo), lastReviewedOn: last && day(last), grade };
  const planned = nextReview({ ...facts, lastReviewedOn: last === null ? null : day(last) }, policy);
  expect(planned && `${planned.dueOn} ${planned.because}`).toBe(next);
});

test('no standing limit, or on the blacklist: nothing to look at again', () => {
  const standing = { grantedOn: today, validTo: day('2027-11-25') };
  expect(wantedReview(figuresOf({ standing }), null, policy)).toEqual({
    dueOn: '2027-10-26',
    because: 'limit_expires',
  });
  expect(wantedReview(figuresOf({ standing, blacklisted: true }), null, policy)).toBeNull();
  expect(wantedReview(figuresOf({}), null, policy)).toBeNull();
});

describe('the review ahead', () => {
  const yesterday = { dueOn: addDays(today, -1), because: 'grade' as const };
  const tomorrow = { dueOn: addDays(today, 1), because: 'grade' as const };
  const ahead = (given: Partial<Review>) => ({ state: 'planned', ...tomorrow, ...given }) as Review;

  test.each([
    ['none yet', null, tomorrow, 'plan'],
    ['none, and none wanted', null, null, undefined],
    ['as planned, not due', ahead({}), tomorrow, undefined],
    ['as planned, due today', ahead({ dueOn: today }), { ...tomorrow, dueOn: today }, 'call_due'],
    ['due and called', ahead({ ...yesterday, state: 'due' }), yesterday, undefined],
    ['a new limit moves it', ahead({ ...yesterday, state: 'due' }), tomorrow, 'move'],
    ['the limit is gone', ahead({}), null, 'drop'],
    ['somebody works on it', ahead({ ...yesterday, state: 'started' }), tomorrow, undefined],
    ['a warning called for it', ahead({ because: 'warning', state: 'due' }), tomorrow, undefined],
  ] as const)('%s', (_what, review, wanted, kind) => {
    expect(planReview(review, wanted, today)?.kind).toBe(kind);
  });
});

describe('what changed', () => {
  const money = (amount: string) => ({ currency: 'CNY', amount });
  const before: ReviewFigures = {
    asOf: day('2026-01-01'),
    grade: 'A',
    score: 78,
    limit: money('1000000.00'),
    exposure: money('200000.00'),
    overdue: money('0.00'),
    ratios: {
      debt_to_asset_ratio: 0.5,
      current_ratio: 1.5,
      quick_ratio: null,
      net_margin: 0.03,
      revenue_growth: null,
      operating_cash_flow_to_debt: 0.1,
    },
  };
  const now: ReviewFigures = {
    ...before,
    asOf: today,
    grade: 'BBB',
    score: 80,
    limit: 'unlimited',
    overdue: money('0.01'),
    ratios: { ...before.ratios, debt_to_asset_ratio: 0.4, current_ratio: 1.4, quick_ratio: 1 },
  };
  const directions = Object.fromEntries(
    whatChanged({ before, now }).map(({ figure, direction }) => [figure, direction]),
  );

  test.each([
    ['grade', 'worse'],
    ['score', 'better'],
    ['limit', 'neutral'],
    ['exposure', 'same'],
    ['overdue', 'worse'],
    ['debt_to_asset_ratio', 'better'],
    ['current_ratio', 'worse'],
    ['quick_ratio', 'not_known'],
    ['net_margin', 'same'],
    ['revenue_growth', 'same'],
  ])('%s: %s', (figure, direction) => {
    expect(directions[figure]).toBe(direction);
  });
});
