import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, calendarDate, cny } from '#kernel';
import { type Grant, grantOver, grantStatus, hasDays } from './grant.ts';
import type { LimitId } from './limit.ts';

const newYear = calendarDate('2026-01-01');

function grant(limitId: string, validFrom: string, validTo: string): Grant {
  const to = calendarDate(validTo);
  const amount = { kind: 'amount', amount: cny('100000') } as const;
  const days = { validFrom: calendarDate(validFrom), validTo: to, grantedTo: to };
  return {
    limitId: limitId as LimitId,
    amount,
    singleDocument: null,
    ...days,
    endedBy: null,
    temporary: false,
    terms: null,
  };
}

test.each([
  // what                                      older                         new                           older now ends   ended
  ['the new one takes over', ['2026-01-01', '2026-12-31'], ['2026-07-01', '2027-06-30'], '2026-06-30', true],
  [
    'a short one ends the long one for good',
    ['2026-01-01', '2026-12-31'],
    ['2026-02-01', '2026-02-28'],
    '2026-01-31',
    true,
  ],
  ['they share the last day', ['2026-01-01', '2026-06-30'], ['2026-06-30', '2026-12-31'], '2026-06-29', true],
  ['the old one ends the day before', ['2026-01-01', '2026-06-29'], ['2026-06-30', '2026-12-31'], '2026-06-29', false],
  [
    'same days: the old one has none left',
    ['2026-01-01', '2026-12-31'],
    ['2026-01-01', '2026-12-31'],
    '2025-12-31',
    true,
  ],
  ['one not begun yet has none left', ['2026-06-01', '2026-12-31'], ['2026-03-01', '2026-06-01'], '2026-02-28', true],
  ['a future one begins after it', ['2026-06-02', '2026-12-31'], ['2026-03-01', '2026-06-01'], '2026-12-31', false],
])('%s', (_what, [olderFrom, olderTo], [from, to], end, ended) => {
  const older = grant('older', olderFrom ?? '', olderTo ?? '');
  const [now, next] = grantOver([older], grant('new', from ?? '', to ?? ''));
  expect(now).toEqual({ ...older, validTo: end, endedBy: ended ? 'new' : null });
  expect(next).toMatchObject({ limitId: 'new', validTo: to, endedBy: null });
});

test('a grant without a day left is not ended twice', () => {
  const history = grantOver([grant('a', '2026-06-01', '2026-12-31')], grant('b', '2026-06-01', '2026-12-31'));
  const [a] = grantOver(history, grant('c', '2026-05-01', '2026-12-31'));
  expect(a).toMatchObject({ validTo: '2026-05-31', endedBy: 'b' });
});

test('whatever is granted, each day has one limit at most: the last one granted for it, if any', () => {
  const span = fc.record({ start: fc.nat(60), days: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
      const grants = spans.map(({ start, days }, place) =>
        grant(`${place}`, addDays(newYear, start), addDays(newYear, start + days)),
      );
      const history = grants.reduce<Grant[]>((before, next) => {
        const after = grantOver(before, next);
        before.forEach((was, place) => expect((after[place]?.validTo ?? '') <= was.validTo).toBe(true));
        return after;
      }, []);
      const newest = history.at(-1);
      expect(newest?.validTo).toBe(newest?.grantedTo);
      for (let offset = 0; offset <= 100; offset += 1) {
        const day = addDays(newYear, offset);
        const inForce = history.filter((one) => one.validFrom <= day && day <= one.validTo);
        expect(inForce.length).toBeLessThanOrEqual(1);
        const granted = grants.filter((one) => one.validFrom <= day && day <= one.validTo);
        if (inForce[0] !== undefined) expect(inForce[0].limitId).toBe(granted.at(-1)?.limitId);
      }
      for (const one of history) expect(one.endedBy === null).toBe(one.validTo === one.grantedTo && hasDays(one));
    }),
  );
});

test.each([
  // what                        from          to            ended by  today         status
  ['its first day', '2026-03-01', '2026-03-31', null, '2026-03-01', 'active'],
  ['the day before', '2026-03-01', '2026-03-31', null, '2026-02-28', 'future'],
  ['its last day', '2026-03-01', '2026-03-31', null, '2026-03-31', 'active'],
  ['the day after', '2026-03-01', '2026-03-31', null, '2026-04-01', 'expired'],
  ['cut short, and over', '2026-03-01', '2026-03-31', 'x', '2026-04-01', 'ended'],
  ['cut short, still running', '2026-03-01', '2026-03-31', 'x', '2026-03-31', 'active'],
  ['never had a day', '2026-03-01', '2026-02-28', 'x', '2026-02-28', 'ended'],
])('%s', (_what, from, to, endedBy, today, status) => {
  const one = { ...grant('a', from, to), endedBy: endedBy as LimitId | null };
  expect(grantStatus(one, calendarDate(today))).toBe(status);
});
