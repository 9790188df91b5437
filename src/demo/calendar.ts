import { addDays, type CalendarDate } from '#kernel';

/** Two years end the day before the start day. Days are counted from 0; the start day is number {@link historyDays}. */
export const historyDays = 730;

export type TradingCalendar = {
  dayOf(dayNo: number): CalendarDate;
  isTradingDay(dayNo: number): boolean;
  /** This day if trade goes on, else the next on which it does. */
  tradingDayFrom(dayNo: number): number;
  /** This day if trade goes on, else the last before it. */
  tradingDayUpTo(dayNo: number): number;
  /** How much is ordered on the day, compared with an ordinary one. */
  demand(dayNo: number): number;
  at(dayNo: number, minuteOfDay: number): Date;
  /** The day of such an instant. */
  dayAt(at: Date): CalendarDate;
};

/** Days before and after the two years that documents may name: limits granted earlier, due days and validity later. */
const margin = 800;

/** The seller's working days as of a start day: weekends, Spring Festival and National Day are quiet. */
export function tradingCalendar(startDay: CalendarDate): TradingCalendar {
  const first = addDays(startDay, -historyDays);
  const days = Array.from({ length: historyDays + 2 * margin }, (_, place) => addDays(first, place - margin));
  const festivals = springFestivals(days);
  const festivalNos = days.flatMap((day, place) => (festivals.has(day) ? [place - margin] : []));

  function dayOf(dayNo: number): CalendarDate {
    const day = days[dayNo + margin];
    if (day === undefined) throw new Error(`Day ${dayNo} is outside the demo's calendar.`);
    return day;
  }
  const firstMidnight = Date.parse(`${dayOf(0)}T00:00:00+08:00`);
  const trading: boolean[] = [];
  const demand: number[] = [];
  for (const [place, day] of days.entries()) {
    const dayNo = place - margin;
    const fromFestival = nearest(festivalNos.map((festival) => dayNo - festival));
    trading.push(isTradingDay(day, fromFestival));
    demand.push(demandOn(day, fromFestival) * (0.92 + (0.16 * dayNo) / historyDays));
  }
  const openOn = (dayNo: number) => trading[dayNo + margin] === true;

  return {
    dayOf,
    isTradingDay: openOn,
    tradingDayFrom: (dayNo) => (openOn(dayNo) ? dayNo : nearestOpen(dayNo, 1)),
    tradingDayUpTo: (dayNo) => (openOn(dayNo) ? dayNo : nearestOpen(dayNo, -1)),
    demand: (dayNo) => demand[dayNo + margin] ?? 0,
    // The company's days are Chinese: no summer time moves them.
    at: (dayNo, minuteOfDay) => new Date(firstMidnight + (dayNo * 1_440 + minuteOfDay) * 60_000),
    dayAt: (at) => dayOf(Math.floor((at.getTime() - firstMidnight) / 86_400_000)),
  };

  function nearestOpen(dayNo: number, step: 1 | -1): number {
    let found = dayNo + step;
    while (!openOn(found)) found += step;
    return found;
  }
}

/** Of days from several festivals, those from the one that is nearest; negative before it. */
function nearest(daysFrom: readonly number[]): number {
  return daysFrom.reduce((best, days) => (Math.abs(days) < Math.abs(best) ? days : best), 400);
}

function isTradingDay(day: CalendarDate, daysFromFestival: number): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const nationalDay = day.slice(5) >= '10-01' && day.slice(5) <= '10-07';
  return weekday !== 0 && weekday !== 6 && !nationalDay && !(daysFromFestival >= -1 && daysFromFestival <= 7);
}

/** Quiet around Spring Festival and in high summer, busy before a quarter closes. */
function demandOn(day: CalendarDate, daysFromFestival: number): number {
  if (daysFromFestival >= -14 && daysFromFestival < -1) return 0.5;
  if (daysFromFestival > 7 && daysFromFestival <= 21) return 0.45;
  const month = Number(day.slice(5, 7));
  const quarterCloses = month % 3 === 0 && day.slice(8) >= '12';
  if (quarterCloses) return month === 12 ? 1.6 : 1.4;
  return month === 7 || month === 8 ? 0.85 : 1;
}

const chineseCalendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** 农历正月初一 falls between 21 January and 20 February. */
function springFestivals(days: readonly CalendarDate[]): ReadonlySet<CalendarDate> {
  const candidates = days.filter((day) => day.slice(5) >= '01-20' && day.slice(5) <= '02-21');
  return new Set(candidates.filter((day) => chineseCalendar.format(new Date(`${day}T00:00:00Z`)) === '1/1'));
}
