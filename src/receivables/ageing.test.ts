import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '#kernel';
import { ageDocuments, ageingBuckets } from './ageing.ts';

const asOf = calendarDate('2026-03-31');
const dueDaysAgo = (days: number) => addDays(asOf, -days);

describe('an open item is aged by its days past due', () => {
  const cases = [
    // due                 days ago  bucket
    ['next month', /*         */ -30, 'notDue'],
    ['tomorrow', /*           */ -1, 'notDue'],
    ['today is not due', /*   */ 0, 'notDue'],
    ['yesterday', /*          */ 1, 'days1To30'],
    ['last day of the first', /**/ 30, 'days1To30'],
    ['first of the second', /**/ 31, 'days31To60'],
    ['last of the second', /* */ 60, 'days31To60'],
    ['first of the third', /* */ 61, 'days61To90'],
    ['last of the third', /*  */ 90, 'days61To90'],
    ['first beyond', /*       */ 91, 'daysOver90'],
    ['years ago', /*          */ 2000, 'daysOver90'],
  ] as const;

  it.each(cases)('%s', (_what, daysAgo, bucket) => {
    const ageing = ageDocuments([{ dueOn: dueDaysAgo(daysAgo), openMinor: 500n }], asOf);
    const filled = ageingBuckets.filter(({ name }) => ageing[name] > 0n).map(({ name }) => name);
    expect(filled).toEqual([bucket]);
    expect(ageing.overdue).toBe(bucket === 'notDue' ? 0n : 500n);
  });
});

it('nothing open ages to zeros', () => {
  expect(ageDocuments([], asOf)).toEqual({
    notDue: 0n,
    days1To30: 0n,
    days31To60: 0n,
    days61To90: 0n,
    daysOver90: 0n,
    total: 0n,
    overdue: 0n,
    disputedPastDue: 0n,
  });
});

it.each([
  // due, in dispute, overdue, disputed past due
  [dueDaysAgo(40), false, 500n, 0n],
  [dueDaysAgo(40), true, 0n, 500n],
  [dueDaysAgo(0), true, 0n, 0n],
])(
  'due %s, in dispute: %s; it stays in its bucket, and is not overdue',
  (dueOn, disputed, overdue, disputedPastDue) => {
    expect(ageDocuments([{ dueOn, openMinor: 500n, disputed }], asOf)).toMatchObject({
      total: 500n,
      overdue,
      disputedPastDue,
      [dueOn < asOf ? 'days31To60' : 'notDue']: 500n,
    });
  },
);

const openItems = fc.array(
  fc.record({
    dueOn: fc.integer({ min: -400, max: 400 }).map(dueDaysAgo),
    openMinor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
  }),
);

it('the buckets sum to the total, and the total to the items', () => {
  fc.assert(
    fc.property(openItems, (items) => {
      const ageing = ageDocuments(items, asOf);
      expect(ageingBuckets.reduce((sum, { name }) => sum + ageing[name], 0n)).toBe(ageing.total);
      expect(items.reduce((sum, { openMinor }) => sum + openMinor, 0n)).toBe(ageing.total);
    }),
  );
});

it('nothing grows younger: what is overdue stays overdue on every later day', () => {
  fc.assert(
    fc.property(openItems, fc.nat(400), (items, daysLater) => {
      expect(ageDocuments(items, addDays(asOf, daysLater)).overdue).toBeGreaterThanOrEqual(
        ageDocuments(items, asOf).overdue,
      );
    }),
  );
});
