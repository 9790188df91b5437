import { gradesNowAndBefore, loadStatements, outlooksOn } from '#assessment/usecases';
import type { CustomerId } from '#customers';
import { addDays, addMonths, calendarDate, type CalendarDate, dayOf } from '#kernel';
import type { Sql } from '#platform';
import { sumSettled } from '#receivables/usecases';
import type { CustomerFigures } from '../readings.ts';
import { loadStandings, type Standing } from '../store/load-figures.ts';

/** The figures of some customers on a day, each kind in one statement for all of them. */
export async function loadFigures(
  db: Sql,
  wanted: Parameters<typeof loadStandings>[1],
  { asOf, timeZone }: { readonly asOf: CalendarDate; readonly timeZone: string },
): Promise<CustomerFigures[]> {
  const standings = await loadStandings(db, wanted, asOf);
  // Asked at once: no question leans on another.
  const [settled, grades, outlooks, statements] = await Promise.all([
    sumSettled(db, standings, { from: firstSettledDay(asOf), upTo: asOf }),
    gradesNowAndBefore(
      db,
      standings.flatMap((one) => (one.standingGrantedAt === null ? [] : [{ ...one, knownAt: one.standingGrantedAt }])),
    ),
    outlooksOn(db, asOf),
    // Far enough back for the statement before the oldest that still counts.
    loadStatements(db, standings, { upTo: asOf, since: addDays(asOf, -4 * 366) }),
  ]);
  const outlookOf = new Map(outlooks.map(({ industry, outlook }) => [industry, outlook]));
  return standings.map((standing): CustomerFigures => {
    const { customerId, industry } = standing;
    const { standingTo, standingGrantedAt, ...books } = standing;
    const grade = grades.get(customerId);
    return {
      ...books,
      standing: standingOf({ standingTo, standingGrantedAt }, timeZone),
      settled: settled.get(customerId) ?? { invoices: 0, amountMinor: 0n, amountDays: 0n },
      gradeNow: gradeOf(grade?.now),
      gradeAtGrant: gradeOf(grade?.before),
      outlook: industry === null ? null : (outlookOf.get(industry) ?? null),
      statements: statements.get(customerId) ?? [],
    };
  });
}

/** One customer; undefined when it is no customer any more. */
export async function loadFiguresOf(
  db: Sql,
  customerId: CustomerId,
  when: Parameters<typeof loadFigures>[2],
): Promise<CustomerFigures | undefined> {
  return (await loadFigures(db, { customerIds: [customerId] }, when))[0];
}

/** The same twelve months as in an assessment: whole months, the month of the day a year ago left out. */
function firstSettledDay(asOf: CalendarDate): CalendarDate {
  return addMonths(calendarDate(`${addDays(asOf, -365).slice(0, 7)}-01`), 1);
}

/** Without the score: the warning keeps what it was made from, and no more. */
function gradeOf(given: CustomerFigures['gradeNow'] | undefined): CustomerFigures['gradeNow'] {
  return given === null || given === undefined ? null : { grade: given.grade, on: given.on };
}

function standingOf(
  { standingTo, standingGrantedAt }: Pick<Standing, 'standingTo' | 'standingGrantedAt'>,
  timeZone: string,
): CustomerFigures['standing'] {
  if (standingTo === null || standingGrantedAt === null) return null;
  return { grantedOn: dayOf(standingGrantedAt, timeZone), validTo: standingTo };
}
