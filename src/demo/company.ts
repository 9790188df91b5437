import { historyDays, type TradingCalendar } from './calendar.ts';
import { castPlayers, type Part } from './cast.ts';
import { planAssessments } from './credit/assessments.ts';
import { planExternalRecords } from './credit/external.ts';
import { planStory } from './credit/play-story.ts';
import { planStatements } from './credit/statements.ts';
import { castStories } from './credit/stories.ts';
import { type History, openHistory } from './history.ts';
import type { People } from './people.ts';
import { nightMinute, planScenes } from './scenes.ts';
import { planOrders } from './trade.ts';

/**
 * Plays the two years of every customer, one after the other; the calendar of one start day always gives the same company. What a
 * later room adds is one more line here that plans on the customer's agenda, and its table in `store/`.
 */
export function* playCompany(calendar: TradingCalendar, people: People): Generator<History> {
  const inPart = new Map<Part, number>();
  const players = castPlayers(calendar);
  const stories = castStories(players);
  let group: History[] = [];
  for (const player of players) {
    const place = inPart.get(player.part) ?? 0;
    inPart.set(player.part, place + 1);
    const history = openHistory(player, calendar, people);
    const story = stories.get(player);
    // Who asks for the first limit before it has bought anything waits with its orders.
    if (story === undefined || player.part !== 'no_limit') planOrders(history);
    planScenes(history, place);
    planStatements(history);
    planAssessments(history);
    planExternalRecords(history);
    group = group[0]?.player.creditGroupId === player.creditGroupId ? group : [];
    if (story !== undefined) planStory(history, story, group);
    for (let dayNo = Math.max(0, player.firstDay); dayNo < historyDays; dayNo += 1) history.agenda.run(dayNo);
    history.agenda.run(historyDays, nightMinute);
    group = [...group, history];
    yield history;
  }
}
