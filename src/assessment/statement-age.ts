import { addDays, type CalendarDate } from '#kernel';

/**
 * Whether a period ended more than so many months ago. Half a year is 183 days, a month a twelfth of 366: nobody's
 * statement grows old on the very day it is needed.
 */
export function isOlderThan(periodEnd: CalendarDate, months: number, asOf: CalendarDate): boolean {
  return asOf > addDays(periodEnd, Math.ceil((months * 366) / 12));
}
