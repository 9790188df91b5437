import { describe, expect, test } from 'vitest';
import { decideDateOrder, readDay, settleDateOrders } from './read-day.ts';

test.each([
  ['2026-01-02', '2026-01-02'],
  ['2026/1/2', '2026-01-02'],
  ['2026.1.2', '2026-01-02'],
  ['20260102', '2026-01-02'],
  ['2026年1月2日', '2026-01-02'],
  ['２０２６年１２月３１日', '2026-12-31'],
  ['2026-01-02 00:00:00', '2026-01-02'],
  ['2026-01-02T08:30:00.000Z', '2026-01-02'],
  ['2-Jan-2026', '2026-01-02'],
  ['02 February 2026', '2026-02-02'],
  ['2.1.2026', '2026-01-02'],
  ['46024', '2026-01-02'],
  ['1/2/2026', '2026-01-02'],
  ['1/2/26', '2026-01-02'],
  ['12/31/1999', '1999-12-31'],
  ['2026-02-29', undefined],
  ['2024-02-29', '2024-02-29'],
  ['13/1/2026', undefined],
  ['2026-13-01', undefined],
  ['20261301', undefined],
  ['0', undefined],
  ['soon', undefined],
  ['', undefined],
])('%j, month first, is %s', (text, day) => {
  expect(readDay(text, 'month-day-year')).toBe(day);
});

test('the order says which of two numbers is the month; without one it is not guessed', () => {
  expect(readDay('1/2/2026', 'day-month-year')).toBe('2026-02-01');
  expect(readDay('13/1/2026', 'day-month-year')).toBe('2026-01-13');
  expect(readDay('1/2/2026', 'year-month-day')).toBeUndefined();
});

describe('the order of a column', () => {
  test.each([
    ['only months fit in front', ['1/2/2026', '1/26/2026'], 'month-day-year', 'only_reading'],
    ['only days fit in front', ['1/2/2026', '26/1/2026'], 'day-month-year', 'only_reading'],
    ['both fit', ['1/2/2026', '3/4/2026'], 'month-day-year', 'assumed'],
    ['the year stands in front', ['2026-01-02', '2026/1/3'], 'year-month-day', 'only_reading'],
    ['one stray row does not turn a column', ['1/26/2026', '1/27/2026', '28/1/2026'], 'month-day-year', 'only_reading'],
  ] as const)('%s', (_, values, order, because) => {
    expect(decideDateOrder(values)).toEqual({ order, because });
  });

  test('a column that fits both ways follows its neighbours, where they agree', () => {
    const open = { order: 'month-day-year', because: 'assumed' } as const;
    const dayFirst = { order: 'day-month-year', because: 'only_reading' } as const;
    const monthFirst = { order: 'month-day-year', because: 'only_reading' } as const;
    expect(settleDateOrders([open, dayFirst])).toEqual([{ ...dayFirst, because: 'other_column' }, dayFirst]);
    expect(settleDateOrders([open, dayFirst, monthFirst])).toEqual([open, dayFirst, monthFirst]);
  });

  test('so does one that is empty in the first rows', () => {
    const monthFirst = { order: 'month-day-year', because: 'only_reading' } as const;
    const yearFirst = { order: 'year-month-day', because: 'only_reading' } as const;
    expect(decideDateOrder(['', ' '])).toBeNull();
    expect(settleDateOrders([null, monthFirst])).toEqual([{ ...monthFirst, because: 'other_column' }, monthFirst]);
    expect(settleDateOrders([null, yearFirst])).toEqual([yearFirst, yearFirst]);
  });
});
