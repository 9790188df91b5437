import { authorityLevels } from '#policy';
import { historyDays, type TradingCalendar } from '../calendar.ts';
import type { Story } from './stories.ts';

/** How many steps lead from sending to where the story stands today, at most: a chain may leave out its first levels. */
export function stepsOf({ course, reach }: Pick<Story, 'course' | 'reach'>): number {
  const before = reach === undefined ? 0 : authorityLevels.indexOf(reach);
  switch (course) {
    case 'waits':
      return before;
    case 'split':
    case 'sent_again':
      return before + 2;
    case 'returned':
    case 'withdrawn':
      return 1;
    case 'approved':
    case 'approved_less':
    case 'rejected':
      return authorityLevels.length;
  }
}

/** The last working day that leaves one for each of so many steps, its own among them, before the start day. */
export function lastDayFor(calendar: Pick<TradingCalendar, 'tradingDayUpTo'>, steps: number): number {
  let dayNo = historyDays;
  for (let step = 0; step < steps; step += 1) dayNo = calendar.tradingDayUpTo(dayNo - 1);
  return dayNo;
}
