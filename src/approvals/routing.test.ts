import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomerId } from '#customers';
import { asCurrency, CNY, calendarDate, cny, money, zero } from '#kernel';
import { type AuthorityLevel, authorityLevels, type Grade, grades, policyInForce } from '#policy';
import type { Ask } from './application.ts';
import { levelsAfter, type MeasuredGrant, type Measurement, type MemberGrants, measure } from './routing.ts';

const today = calendarDate('2026-03-31');
const policy = policyInForce(today);
const year = { validFrom: calendarDate('2026-01-01'), validTo: calendarDate('2026-12-31') };
const id = (name: string) => name as CustomerId;
const granted = (amount: string, more: Partial<MeasuredGrant> = {}): MeasuredGrant => ({
  amount: { kind: 'amount', amount: cny(amount) },
  temporary: false,
  ...year,
  ...more,
});
const april = { validFrom: calendarDate('2026-04-01'), validTo: calendarDate('2026-04-30') };
const nextYear = { validFrom: calendarDate('2027-01-01'), validTo: calendarDate('2027-12-31') };

function measured(
  amount: string,
  own: readonly MeasuredGrant[],
  sister: readonly MeasuredGrant[],
  more: Partial<Ask> = {},
) {
  const group: MemberGrants[] = [
    { customerId: id('own'), grants: own },
    { customerId: id('sister'), grants: sister },
  ];
  const ask: Ask = { kind: 'new', amount: cny(amount), ...year, ...more };
  return mustMeasure({ ask, group, grade: 'A', proposed: cny('90000000') });
}

function mustMeasure(given: {
  ask: Ask;
  group: MemberGrants[];
  grade: Grade | null;
  proposed: ReturnType<typeof cny>;
}) {
  const answer = measure({ ...given, customerId: id('own'), prolongs: true }, policy);
  if (!answer.ok) throw new Error(answer.refusal.detail);
  return answer.value;
}

const totals = ({ totalBefore, totalAfter }: Measurement) =>
  [totalBefore, totalAfter].map((total) => (total === 'unlimited' ? total : total.amount));

describe('the total of the group', () => {
  test.each<[what: string, measurement: Measurement, before: string, after: string]>([
    ['alone', measured('100', [], []), '0.00', '100.00'],
    ['takes the place of the own one', measured('100', [granted('70')], []), '70.00', '100.00'],
    ['with a sister company', measured('100', [], [granted('50')]), '50.00', '150.00'],
    ['a sister’s that is over counts no more', measured('100', [], [granted('50', nextYear)]), '0.00', '100.00'],
    ['a sister’s that begins while it runs', measured('100', [], [granted('50', april)]), '50.00', '150.00'],
    ['no day left', measured('100', [], [granted('9', { validTo: calendarDate('2025-12-31') })]), '0.00', '100.00'],
    [
      'beside an own temporary one',
      measured('100', [granted('130', { ...april, temporary: true })], []),
      '130.00',
      '130.00',
    ],
    ['temporary', measured('100', [granted('70')], [], { kind: 'temporary', ...april }), '70.00', '100.00'],
    [
      'an unlimited sister',
      measured('1', [], [granted('0', { amount: { kind: 'unlimited' } })]),
      'unlimited',
      'unlimited',
    ],
  ])('%s', (_what, measurement, before, after) => {
    expect(totals(measurement)).toEqual([before, after]);
  });
});

test('dollars count at the planning rate; a currency without one cannot be measured', () => {
  const USD = asCurrency('USD');
  const group = [{ customerId: id('own'), grants: [] }];
  const ask = { kind: 'new' as const, amount: money(USD, 100_00n), ...year };
  expect(totals(mustMeasure({ ask, group, grade: 'A', proposed: zero(USD) }))).toEqual(['0.00', '710.00']);
  const inKrw = { ...ask, amount: money(asCurrency('KRW'), 100n) };
  const given = { ask: inKrw, group, grade: 'A' as const, proposed: zero(CNY), customerId: id('own'), prolongs: true };
  expect(measure(given, policy)).toMatchObject({ refusal: { code: 'currency_without_rate' } });
});

test('what is asked in another currency counts at its rate in the customer’s, rounded down, and the rate is kept', () => {
  const rate = { from: asCurrency('USD'), to: CNY, type: 'spot' as const, day: today, rate: '7.12345' };
  const own = [granted('50', { temporary: true })];
  const measurement = measured('0', own, [granted('100')], { amount: money(asCurrency('USD'), 100_01n), rate });
  expect(totals(measurement)).toEqual(['150.00', '812.41']);
  expect(measurement).toMatchObject({ amount: { currency: 'CNY', amount: '712.41' }, rate });
});

test('what is not assessed needs what the weakest grade needs', () => {
  const given = {
    ask: { kind: 'new' as const, amount: cny('1000'), ...year },
    group: [{ customerId: id('own'), grants: [] }],
  };
  const unknown = mustMeasure({ ...given, grade: null, proposed: cny('0') });
  expect(unknown.answer.levels).toEqual(mustMeasure({ ...given, grade: 'D', proposed: cny('0') }).answer.levels);
});

describe('the chain after an approval', () => {
  const [sales, credit, finance, general] = authorityLevels;
  test.each<
    [
      what: string,
      before: AuthorityLevel[],
      decided: AuthorityLevel[],
      needed: AuthorityLevel[],
      after: AuthorityLevel[],
    ]
  >([
    ['goes on', [sales, credit], [sales], [sales, credit], [sales, credit]],
    ['is over', [sales, credit], [sales, credit], [sales, credit], [sales, credit]],
    ['ends early on a lesser amount', [sales, credit], [sales], [sales], [sales]],
    ['is not sent down again', [credit, finance], [credit], [sales], [credit]],
    ['is in higher hands already', [credit, general], [credit], [credit, finance, general], [credit, general]],
    ['skips what is not needed any more', [credit, finance, general], [credit], [credit, general], [credit, general]],
    ['has another for the one not needed any more', [sales, general], [sales], [sales, finance], [sales, finance]],
    ['grows when the group has', [sales], [sales], [credit, finance], [sales, credit, finance]],
  ])('%s', (_what, before, decided, needed, after) => {
    expect(levelsAfter(before, decided, needed)).toEqual(after);
  });
});

const highest = (levels: readonly AuthorityLevel[]) =>
  Math.max(...levels.map((level) => authorityLevels.indexOf(level)));

test('split over sister companies, the last to be granted needs the authority of the whole', () => {
  const parts = fc.array(fc.bigInt({ min: 1n, max: 2_000_000_000n }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(parts, fc.constantFrom(...grades), (minors, grade) => {
      const total = minors.reduce((sum, minor) => sum + minor, 0n);
      const proposed = money(CNY, total);
      const whole = mustMeasure({
        ask: { kind: 'new', amount: proposed, ...year },
        group: [{ customerId: id('own'), grants: [] }],
        grade,
        proposed,
      });
      const [last = 0n, ...others] = minors.toReversed();
      const sisters = others.map((minor, place) => ({
        customerId: id(`${place}`),
        grants: [granted('0', { amount: { kind: 'amount', amount: money(CNY, minor) } })],
      }));
      const split = mustMeasure({
        ask: { kind: 'new', amount: money(CNY, last), ...year },
        group: [...sisters, { customerId: id('own'), grants: [] }],
        grade,
        proposed,
      });
      expect(split.answer.levels).toEqual(whole.answer.levels);
    }),
  );
});

test('approving less never needs more authority', () => {
  const amount = fc.bigInt({ min: 1n, max: 10_000_000_000n });
  fc.assert(
    fc.property(amount, amount, amount, fc.constantFrom(...grades), (one, other, proposal, grade) => {
      const levels = (minor: bigint) =>
        mustMeasure({
          ask: { kind: 'new', amount: money(CNY, minor), ...year },
          group: [{ customerId: id('own'), grants: [] }],
          grade,
          proposed: money(CNY, proposal),
        }).answer.levels;
      const [less, more] = one < other ? [one, other] : [other, one];
      const before = levels(more);
      const [first = 'committee'] = before;
      expect(highest(levels(less))).toBeLessThanOrEqual(highest(before));
      expect(levelsAfter(before, [first], levels(less)).length).toBeLessThanOrEqual(before.length);
    }),
  );
});
