import { type CalendarDate, type Currency, dayOf } from '#kernel';

/** The only way to ask the time. Use cases ask it once and pass the answer on. */
export type Clock = { readonly now: () => Date };

export const systemClock: Clock = { now: () => new Date() };

/** The selling company: what its days and its house currency are. */
export type Company = { readonly name: string; readonly timeZone: string; readonly currency: Currency };

export function todayAt(clock: Clock, company: Company): CalendarDate {
  return dayOf(clock.now(), company.timeZone);
}
