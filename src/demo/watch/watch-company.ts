import { noteReviewed } from '#customers/usecases';
import { addDays } from '#kernel';
import { appendEvents, loadFigures, saveReviews, saveWarnings } from '#monitoring/usecases';
import { appendAudit, type Tx } from '#platform';
import { policyInForce } from '#policy';
import { historyDays, type TradingCalendar } from '../calendar.ts';
import type { People } from '../people.ts';
import { type Freeze, listFreezes, listLatePayments, listOpenRenewals } from '../store/watch-facts.ts';
import { type Life, openWatch, step } from './life.ts';
import { openWarnings } from './open-warnings.ts';
import { demoReviews } from './reviews.ts';
import { settledWarning } from './settled-warnings.ts';

const everybody = 10_000;

/**
 * Fills in what was watched while the two years were played: warnings open, handled and closed, reviews done, due and
 * ahead, from the very books that were played. Read and written in a handful of statements.
 */
export async function watchCompany(tx: Tx, calendar: TradingCalendar, people: People, timeZone: string): Promise<void> {
  const startDay = calendar.dayOf(historyDays);
  const watch = openWatch(calendar, people, policyInForce(startDay));
  const asOf = addDays(startDay, -1);
  const portfolio = await loadFigures(tx, { after: undefined, limit: everybody }, { asOf, timeZone });
  const late = await listLatePayments(tx, { from: addDays(startDay, -150), upTo: addDays(startDay, -14), daysLate: 8 });
  const latest = new Map(late.map((one) => [one.customerId, one]));
  const freezes = new Map((await listFreezes(tx)).map((one) => [one.customerId, one]));
  const lives = portfolio.flatMap((figures) => {
    const open = openWarnings(watch, figures);
    for (const life of open) noteFreeze(life, freezes.get(figures.customerId));
    const payment = latest.get(figures.customerId);
    const isOverdue = open.some(({ warning }) => warning.indicator === 'oldest_overdue_days');
    // What is overdue now may have been so then: only a cause that was gone was closed.
    return payment === undefined || isOverdue ? open : [...open, settledWarning(watch, figures, payment)];
  });
  const { reviews, trail } = await demoReviews(tx, watch, portfolio, await listOpenRenewals(tx), timeZone);
  await saveWarnings(
    tx,
    lives.map(({ warning }) => warning),
  );
  await appendEvents(
    tx,
    lives.flatMap(({ events }) => events),
  );
  await saveReviews(tx, reviews);
  await noteReviewed(
    tx,
    reviews.flatMap(({ completed, ...whose }) => (completed === null ? [] : [{ ...whose, on: completed.on }])),
  );
  await appendAudit(tx, [...lives.flatMap((life) => life.trail), ...trail]);
}

/** A freeze for what is overdue followed from the warning that was open then. */
function noteFreeze(life: Life, freeze: Freeze | undefined): void {
  const { warning, watch, events } = life;
  if (freeze === undefined || warning.indicator !== 'oldest_overdue_days' || warning.closed !== null) return;
  if (!freeze.reason.includes('逾期')) return;
  const [opened] = events;
  if (opened === undefined || opened.at >= freeze.at) return;
  const { at, reason: text } = freeze;
  step(
    life,
    'froze_orders',
    { froze: true },
    { command: 'monitoring.freeze', at, by: watch.people.creditManager, text },
  );
}
