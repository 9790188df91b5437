import { expect, test } from 'vitest';
import { dayOf, findCalendarDate } from './calendar-date.ts';

/** By the runtime's own calendar. */
function exists(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

test('a day is one that the calendar has, between 1900 and 2999', () => {
  for (const year of [1900, 1904, 1999, 2000, 2026, 2028, 2100, 2400, 2999]) {
    for (let month = 0; month <= 13; month += 1) {
      for (let day = 0; day <= 32; day += 1) {
        const text = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
        expect([text, findCalendarDate(text)]).toEqual([text, exists(text) ? text : undefined]);
      }
    }
  }
});

test.each([
  '1899-12-31',
  '3000-01-01',
  '2026-1-2',
  '2026-01-02 ',
  '20260102',
  '2026-01-02T00:00',
  '',
  '２０２６-01-02',
])('no day: "%s"', (text) => expect(findCalendarDate(text)).toBeUndefined());

test.each([
  ['2026-11-27T15:59:59.999Z', 'Asia/Shanghai', '2026-11-27'],
  ['2026-11-27T16:00:00.000Z', 'Asia/Shanghai', '2026-11-28'],
  ['2026-11-27T16:00:30.000Z', 'Asia/Shanghai', '2026-11-28'],
  ['2026-11-27T16:00:00.000Z', 'America/New_York', '2026-11-27'],
  ['2026-11-27T18:14:59.999Z', 'Asia/Kathmandu', '2026-11-27'],
  ['2026-11-27T18:15:00.000Z', 'Asia/Kathmandu', '2026-11-28'],
])('%s is in %s on %s', (instant, timeZone, day) => expect(dayOf(new Date(instant), timeZone)).toBe(day));
