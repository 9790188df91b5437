import { addDays, type CalendarDate, calendarDate, findCalendarDate } from '#kernel';
import type { DateOrder } from './import-kind.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Excel's number of a day that both of its calendars' quirks leave alone. */
const excelAnchor = { serial: 36_526, day: calendarDate('2000-01-01') };

/** A time behind the day is left away: ERP exports write `2026-01-02 00:00:00`. */
const timeOfDay = /[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a day as people and their programs write it: `2026-01-02`, `2026/1/2`, `20260102`, `2026年1月2日`, `2-Jan-2026`,
 * Excel's 46024, and, by the given order, `1/2/2026`: never guessed where the order says the year stands first.
 * Undefined for what is no day.
 */
export function readDay(text: string, order: DateOrder): CalendarDate | undefined {
  // As most programs write it.
  const plainest = findCalendarDate(text);
  if (plainest !== undefined) return plainest;
  const plain = text.normalize('NFKC').trim().replace(timeOfDay, '');
  const fromYear =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (fromYear !== null) return dayFrom(fromYear[1], fromYear[2], fromYear[3]);
  const named = /^(\d{1,2})[- .]([a-z]{3})[a-z]*[- .,]+(\d{2}|\d{4})$/i.exec(plain);
  if (named !== null) {
    return dayFrom(fullYear(named[3]), String(months.indexOf((named[2] ?? '').toLowerCase()) + 1), named[1]);
  }
  // Points and a year at the end are only written with the day first.
  const pointed = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain);
  if (pointed !== null) return dayFrom(pointed[3], pointed[2], pointed[1]);
  const parts = twoWays.exec(plain);
  if (parts !== null) {
    if (order === 'year-month-day') return undefined;
    const [, first, second, year] = parts;
    const dayFirst = order === 'day-month-year';
    return dayFrom(fullYear(year), dayFirst ? second : first, dayFirst ? first : second);
  }
  return /^[2-7]\d{4}$/.test(plain) ? addDays(excelAnchor.day, Number(plain) - excelAnchor.serial) : undefined;
}

/** `1/2/2026`, `01-02-26`: the second of January, or the first of February. */
const twoWays = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/;

export type DateOrderChoice = {
  readonly order: DateOrder;
  readonly because: 'chosen' | 'only_reading' | 'other_column' | 'assumed';
};

/** How a column writes its days, from its own values: `assumed` where they can be read both ways, null without any. */
export function decideDateOrder(values: readonly string[]): DateOrderChoice | null {
  if (values.every((value) => value.trim() === '')) return null;
  let dayFirst = 0;
  let monthFirst = 0;
  let open = 0;
  for (const value of values) {
    const [, first, second] = twoWays.exec(value.normalize('NFKC').trim().replace(timeOfDay, '')) ?? [];
    if (first === undefined || second === undefined) continue;
    if (Number(first) > 12) dayFirst += 1;
    else if (Number(second) > 12) monthFirst += 1;
    else open += 1;
  }
  if (dayFirst > monthFirst) return { order: 'day-month-year', because: 'only_reading' };
  if (monthFirst > 0) return { order: 'month-day-year', because: 'only_reading' };
  return open > 0 ? { order: 'month-day-year', because: 'assumed' } : yearFirst;
}

/** A column that can be read both ways, or is empty so far, is read like its neighbours in the same file. */
export function settleDateOrders(choices: readonly (DateOrderChoice | null)[]): DateOrderChoice[] {
  const told = choices.filter((choice) => choice?.because === 'only_reading').map((choice) => choice?.order);
  const known = new Set(told.filter((order) => order !== undefined && order !== 'year-month-day'));
  const [only] = known;
  const fallback = choices.find((choice) => choice?.because === 'assumed') ?? yearFirst;
  return choices.map((choice) => {
    if (choice?.because === 'only_reading') return choice;
    if (only !== undefined && known.size === 1) return { order: only, because: 'other_column' };
    return choice ?? fallback;
  });
}

const yearFirst: DateOrderChoice = { order: 'year-month-day', because: 'only_reading' };

function fullYear(year: string | undefined): string {
  if (year === undefined || year.length === 4) return year ?? '';
  return Number(year) < 70 ? `20${year}` : `19${year}`;
}

function dayFrom(year = '', month = '', day = ''): CalendarDate | undefined {
  return findCalendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
