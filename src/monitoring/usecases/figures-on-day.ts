import { statementFigures } from '#assessment';
import { gradesNowAndBefore, loadStatements } from '#assessment/usecases';
import type { Customer } from '#customers';
import { addDays, type CalendarDate, dayOf, money, toJson } from '#kernel';
import { limitsAsOf } from '#limits/usecases';
import type { Platform, Sql } from '#platform';
import { policyInForce } from '#policy';
import { readAgeing } from '#receivables/usecases';
import { ratioIndicators } from '../readings.ts';
import { findExposureOn } from '../store/load-figures.ts';
import type { ReviewFigures } from '../what-changed.ts';

/** A customer as it stood at the end of a day, from the ledger, the documents, the statements and grades of then. */
export async function figuresOnDay(
  platform: Platform,
  db: Sql,
  customer: Customer,
  day: CalendarDate,
): Promise<ReviewFigures> {
  const { timeZone } = platform.company;
  const { currency, code, customerId } = customer;
  const nextMorning = startOfDay(addDays(day, 1), timeZone);
  const inside = { ...platform, database: { ...platform.database, sql: db } };
  const [exposureMinor, limits, grades, statements, ageing] = await Promise.all([
    findExposureOn(db, customer, nextMorning),
    limitsAsOf(db, [{ ...customer, asOf: day }]),
    gradesNowAndBefore(db, [{ ...customer, knownAt: nextMorning }]),
    loadStatements(db, [customer], { upTo: day, since: addDays(day, -4 * 366) }),
    readAgeing(inside, { customerCode: code, asOf: day }),
  ]);
  if (!ageing.ok) throw new Error(ageing.refusal.detail);
  const grade = grades.get(customerId)?.before;
  // The first assessment there ever was says nothing of a day before it.
  const known = grade !== undefined && grade.on <= day ? grade : null;
  const [limit = null] = limits;
  const entered = (statements.get(customerId) ?? []).filter(({ enteredAt }) => dayOf(enteredAt, timeZone) <= day);
  const figures = statementFigures(entered, day, policyInForce(day).gradeScale);
  const ratios = ratioIndicators.map((ratio) => {
    const reading = figures.read(ratio);
    return [ratio, reading.known ? reading.value : null] as const;
  });
  return {
    asOf: day,
    grade: known?.grade ?? null,
    score: known?.score ?? null,
    limit:
      limit === null || limit.validTo < day
        ? 'none'
        : limit.amount.kind === 'unlimited'
          ? 'unlimited'
          : toJson(limit.amount.amount),
    exposure: toJson(money(currency, exposureMinor)),
    overdue: toJson(money(currency, ageing.value.ageing.overdue)),
    ratios: Object.fromEntries(ratios) as ReviewFigures['ratios'],
  };
}

/** Midnight of the company. Zones move by whole quarters of an hour, so the nearest guess is corrected once. */
function startOfDay(day: CalendarDate, timeZone: string): Date {
  const guess = Date.parse(`${day}T00:00:00Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const offset = Date.parse(`${shown.format(guess).replace(' ', 'T')}Z`) - guess;
  return new Date(guess - offset);
}
