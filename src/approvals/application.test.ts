import { describe, expect, test } from 'vitest';
import { asCurrency, calendarDate, cny, money, toJson } from '#kernel';
import { type ApplicationKind, type Ask, checkAsk, prolongs, type Standing } from './application.ts';

const today = calendarDate('2026-03-31');
const limit = (amount: string): Standing => ({
  standing: { kind: 'amount', amount: cny(amount) },
  standingTo: calendarDate('2026-12-31'),
  everGranted: true,
});
const never: Standing = { standing: { kind: 'none' }, standingTo: null, everGranted: false };
const expired: Standing = { ...never, everGranted: true };
const unlimited: Standing = { ...limit('0'), standing: { kind: 'unlimited' } };

function check(kind: ApplicationKind, amount: string, standing: Standing, days: Partial<Ask> = {}): string {
  const ask = { kind, amount: cny(amount), validFrom: today, validTo: calendarDate('2027-03-30'), ...days };
  const checked = checkAsk(ask, standing, today);
  return checked.ok ? 'ok' : checked.refusal.code;
}

describe('what each kind needs', () => {
  test.each<[what: string, kind: ApplicationKind, amount: string, standing: Standing, expected: string]>([
    // what                             kind         amount       standing           expected
    ['the first limit', 'new', '1', never, 'ok'],
    ['after one that has expired', 'new', '1', expired, 'ok'],
    ['beside one in force', 'new', '1', limit('5'), 'limit_in_force'],
    ['an increase of nothing', 'increase', '1', never, 'no_limit_in_force'],
    ['an increase to the same', 'increase', '100', limit('100'), 'not_above_limit'],
    ['an increase by a fen', 'increase', '100.01', limit('100'), 'ok'],
    ['an increase of what has no end', 'increase', '100', unlimited, 'limit_is_unlimited'],
    ['a decrease to the same', 'decrease', '100', limit('100'), 'not_below_limit'],
    ['a decrease by a fen', 'decrease', '99.99', limit('100'), 'ok'],
    ['a decrease to nothing', 'decrease', '0', limit('100'), 'ok'],
    ['a decrease to an amount', 'decrease', '100', unlimited, 'ok'],
    ['a decrease of nothing', 'decrease', '0', expired, 'no_limit_in_force'],
    ['a temporary one below the standing', 'temporary', '99', limit('100'), 'not_above_limit'],
    ['a temporary one above it', 'temporary', '101', limit('100'), 'ok'],
    ['a temporary one beside nothing', 'temporary', '101', never, 'no_limit_in_force'],
    ['a renewal of what never was', 'renewal', '100', never, 'no_limit_in_force'],
    ['a renewal of what has expired', 'renewal', '100', expired, 'ok'],
    ['a renewal for less', 'renewal', '50', limit('100'), 'ok'],
  ])('%s', (_what, kind, amount, standing, expected) => {
    expect(check(kind, amount, standing)).toBe(expected);
  });
});

test.each<[what: string, from: string, to: string, expected: string]>([
  // what                         from          to            expected
  ['begins today', '2026-03-31', '2027-03-30', 'ok'],
  ['began yesterday', '2026-03-30', '2027-03-30', 'begins_in_the_past'],
  ['one day', '2026-12-31', '2026-12-31', 'ok'],
  ['ends before it begins', '2026-04-02', '2026-04-01', 'invalid_period'],
])('days: %s', (_what, from, to, expected) => {
  expect(check('new', '1', never, { validFrom: calendarDate(from), validTo: calendarDate(to) })).toBe(expected);
});

describe('in another currency than the customer’s', () => {
  const day = today;
  const [usd, to] = [asCurrency('USD'), asCurrency('CNY')];
  const rate = { from: usd, to, type: 'spot' as const, day, rate: '7.2' };
  const asked = { amount: money(usd, 1_000_00n), rate };
  const dollars = (minor: bigint): Standing => ({ ...limit('7100'), granted: money(usd, minor) });

  test.each<[what: string, kind: ApplicationKind, standing: Standing, expected: string]>([
    // USD 1,000 is ¥7,200
    ['above what it counts as', 'increase', limit('7199.99'), 'ok'],
    ['what it counts as', 'increase', limit('7200'), 'not_above_limit'],
    ['below what it counts as', 'decrease', limit('7200.01'), 'ok'],
    // The same dollars, carried at an older rate
    ['no increase of as many dollars', 'increase', dollars(1_000_00n), 'not_above_limit'],
    ['an increase of fewer dollars', 'increase', dollars(999_99n), 'ok'],
    ['a decrease of more dollars', 'decrease', dollars(1_000_01n), 'ok'],
  ])('%s', (_what, kind, standing, expected) => {
    expect(check(kind, '0', standing, asked)).toBe(expected);
  });
});

test('what is refused tells both amounts, or the day', () => {
  const refusalOf = (ask: Ask) => checkAsk(ask, limit('100'), today);
  const days = { validFrom: today, validTo: calendarDate('2026-12-31') };
  const amounts = { asked: toJson(cny('100.00')), inForce: toJson(cny('100.00')) };
  for (const [kind, facts] of [
    ['increase', amounts],
    ['decrease', amounts],
    ['renewal', { until: '2026-12-31' }],
  ] as const)
    expect(refusalOf({ kind, amount: cny('100'), ...days })).toMatchObject({ refusal: { facts } });
});

test('a renewal must last longer than what it renews', () => {
  expect(check('renewal', '100', limit('100'), { validTo: calendarDate('2026-12-31') })).toBe('no_longer_than_limit');
  expect(check('renewal', '100', limit('100'), { validTo: calendarDate('2027-01-01') })).toBe('ok');
});

test.each<[kind: ApplicationKind, to: string, standing: Standing, expected: boolean]>([
  ['decrease', '2026-12-31', limit('100'), false],
  ['decrease', '2027-01-01', limit('100'), true],
  ['increase', '2026-12-31', limit('100'), true],
  ['temporary', '2026-12-31', limit('100'), true],
])('a %s to %s owes more or longer', (kind, to, standing, expected) => {
  const ask = { kind, amount: cny('1'), validFrom: today, validTo: calendarDate(to) };
  expect(prolongs(ask, standing)).toBe(expected);
});
