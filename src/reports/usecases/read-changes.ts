import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { addDays, type CalendarDate, daysBetween, money, ok, toJson } from '#kernel';
import type { GrantedLimit } from '#limits';
import { limitsAsOf } from '#limits/usecases';
import type { Platform } from '#platform';
import { daysBeyondTermsOfSums, type SettledMonth } from '#receivables';
import { listSettledMonths } from '#receivables/usecases';
import { changesBetween, type StandingThen, type ToldLimit } from '../changes.ts';
import { countHeldSince, findExposureBefore, findGradeOn, findLastGrantDay, listOwnSteps } from '../store/changes.ts';
import { sumSteps } from '../trend.ts';

const daysLookedBack = 90;
const yearDays = 365;

/** What changed about a customer since its limit was last decided on, or in a quarter where that is long ago or never was. */
export async function readChanges(
  { database, company }: Platform,
  { code, today }: { code: string; today: CalendarDate },
) {
  const db = database.sql;
  const { timeZone } = company;
  const customer = await findCustomer(db, code);
  if (customer === undefined) return customerNotFound(code);
  const granted = await findLastGrantDay(db, customer, today);
  const isRecent = granted !== null && granted < today && daysBetween(granted, today) <= yearDays;
  const since = isRecent ? granted : addDays(today, -daysLookedBack);
  const eve = addDays(since, -1);
  const [limits, exposureBefore, exposureNow, gradeBefore, gradeNow, steps, settled, holds] = await Promise.all([
    limitsAsOf(db, [
      { ...customer, asOf: eve },
      { ...customer, asOf: today },
    ]),
    findExposureBefore(db, customer, { day: since, timeZone }),
    findExposureBefore(db, customer, { day: addDays(today, 1), timeZone }),
    findGradeOn(db, customer, eve),
    findGradeOn(db, customer, today),
    listOwnSteps(db, customer, [eve, today]),
    listSettledMonths(db, customer, today),
    countHeldSince(db, customer, { day: since, timeZone }),
  ]);
  const [then, now] = sumSteps(steps, 2);
  const inOwn = (minor: bigint) => toJson(money(customer.currency, minor));
  const before: StandingThen = {
    limit: toldLimit(limits[0] ?? null, eve),
    exposure: inOwn(exposureBefore),
    overdue: inOwn(then?.overdueMinor ?? 0n),
    grade: gradeBefore,
    daysBeyondTerms: daysLate(settled.filter(({ month }) => month < since.slice(0, 7))),
  };
  const after: StandingThen = {
    limit: toldLimit(limits[1] ?? null, today),
    exposure: inOwn(exposureNow),
    overdue: inOwn(now?.overdueMinor ?? 0n),
    grade: gradeNow,
    daysBeyondTerms: daysLate(settled.filter(({ month }) => month >= since.slice(0, 7))),
  };
  return ok({
    since,
    because: isRecent ? ('limit' as const) : ('quarter' as const),
    changes: changesBetween(before, after, holds),
  });
}

function toldLimit(limit: GrantedLimit | null, day: CalendarDate): ToldLimit {
  if (limit === null || limit.validTo < day) return 'none';
  return limit.amount.kind === 'amount' ? toJson(limit.amount.amount) : limit.amount.kind;
}

function daysLate(months: readonly SettledMonth[]): number | null {
  const sums = { amountDays: 0n, amountMinor: 0n };
  for (const { amountDays, amountMinor } of months) {
    sums.amountDays += amountDays;
    sums.amountMinor += amountMinor;
  }
  const days = daysBeyondTermsOfSums(sums);
  return days.kind === 'value' ? days.value : null;
}
