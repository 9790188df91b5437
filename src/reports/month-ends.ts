import { addDays, type CalendarDate, calendarDate } from '#kernel';

/** The last days of the months before `asOf`, the oldest first, and `asOf` itself at the end: `count` days in all. */
export function monthEnds(asOf: CalendarDate, count: number): CalendarDate[] {
  const days = [asOf];
  for (let firstOfMonth = firstDay(asOf); days.length < count; ) {
    const lastOfPrevious = addDays(firstOfMonth, -1);
    days.unshift(lastOfPrevious);
    firstOfMonth = firstDay(lastOfPrevious);
  }
  return days;
}

function firstDay(day: CalendarDate): CalendarDate {
  return calendarDate(`${day.slice(0, 7)}-01`);
}
