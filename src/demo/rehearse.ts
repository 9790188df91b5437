import { setImmediate as otherWork } from 'node:timers/promises';
import type { CalendarDate } from '#kernel';
import { type DemoUser, demoUsers } from '#team/usecases';
import { tradingCalendar } from './calendar.ts';
import { playCompany } from './company.ts';
import type { History } from './history.ts';
import { peopleOf } from './people.ts';

/** The company as far as it has been played, by people who are still to be written down. */
export type Rehearsal = {
  readonly startDay: CalendarDate;
  readonly users: readonly DemoUser[];
  /** What was played, then the rest of it. To be read once. */
  readonly histories: () => Generator<History>;
};

/** About as many as can be played until PostgreSQL is up; more would keep its first tables waiting. */
const customersAhead = 120;

/** Plays the first customers before there is a database to keep them in: a first start waits a second for one. */
export function rehearse(startDay: CalendarDate): Rehearsal {
  const users = demoUsers();
  const company = playCompany(tradingCalendar(startDay), peopleOf(users));
  const played: History[] = [];
  let isWanted = false;
  let failure: unknown;
  const playAhead = async () => {
    while (!isWanted && played.length < customersAhead) {
      const { done, value } = company.next();
      if (done === true) return;
      played.push(value);
      await otherWork();
    }
  };
  playAhead().catch((error: unknown) => {
    failure = error;
  });
  return {
    startDay,
    users,
    *histories() {
      isWanted = true;
      if (failure !== undefined) throw failure;
      yield* played;
      yield* company;
    },
  };
}
