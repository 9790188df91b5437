import type { CalendarDate } from '#kernel';
import { historyDays, tradingCalendar } from './calendar.ts';
import { castPlayers, type Part } from './cast.ts';
import { type History, openHistory } from './history.ts';
import type { People } from './people.ts';
import { nightMinute, planScenes } from './scenes.ts';
import { planOrders } from './trade.ts';

/**
 * Plays the two years of every customer, one after the other; the same start day always gives the same company. What a
 * later room adds (statements, applications) is one more line here that plans on the customer's agenda, and its table
 * in `store/save-histories.ts`.
 */
export function* playCompany(startDay: CalendarDate, people: People): Generator<History> {
  const calendar = tradingCalendar(startDay);
  const inPart = new Map<Part, number>();
  for (const player of castPlayers(calendar)) {
    const place = inPart.get(player.part) ?? 0;
    inPart.set(player.part, place + 1);
    const history = openHistory(player, calendar, people);
    planOrders(history);
    planScenes(history, place);
    for (let dayNo = Math.max(0, player.firstDay); dayNo < historyDays; dayNo += 1) history.agenda.run(dayNo);
    history.agenda.run(historyDays, nightMinute);
    yield history;
  }
}
