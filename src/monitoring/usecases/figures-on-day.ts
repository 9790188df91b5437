import { statementFigures } from '#assessment';
import { gradesNowAndBefore, loadStatements } from '#assessment/usecases';
import type { Customer } from '#customers';
import { addDays, type CalendarDate, dayOf, money, toJson, startOfDay } from '#kernel';
import { limitsAsOf } from '#limits/usecases';
import type { Sql } from '#platform';
import { policyInForce } from '#policy';
import { ratioIndicators } from '../readings.ts';
import { loadOwed } from '../store/load-figures.ts';
import type { ReviewFigures } from '../what-changed.ts';

type Whose = Pick<Customer, 'customerId' | 'creditGroupId' | 'currency'> & { readonly day: CalendarDate };

/**
 * Customers as each stood at the end of a day, from the ledger, the documents, the statements and grades of then; each
 * kind in one statement for all of them, and each customer once. The answers stand in the questions' order.
 */
export async function figuresOnDays(db: Sql, asked: readonly Whose[], timeZone: string): Promise<ReviewFigures[]> {
  const questions = asked.map((one) => ({ ...one, before: startOfDay(addDays(one.day, 1), timeZone) }));
  const days = asked.map(({ day }) => day).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [owed, limits, grades, statements] = await Promise.all([
    loadOwed(db, questions),
    limitsAsOf(
      db,
      asked.map((one) => ({ ...one, asOf: one.day })),
    ),
    gradesNowAndBefore(
      db,
      questions.map((one) => ({ ...one, knownAt: one.before })),
    ),
    loadStatements(db, asked, { upTo: last, since: addDays(first, -4 * 366) }),
  ]);
  return asked.map(({ customerId, currency, day }, place): ReviewFigures => {
    const limit = limits[place] ?? null;
    const grade = grades.get(customerId)?.before;
    // The first assessment there ever was says nothing of a day before it.
    const known = grade !== undefined && grade.on <= day ? grade : null;
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
      exposure: toJson(money(currency, owed[place]?.exposureMinor ?? 0n)),
      overdue: toJson(money(currency, owed[place]?.overdueMinor ?? 0n)),
      ratios: Object.fromEntries(ratios) as ReviewFigures['ratios'],
    };
  });
}
