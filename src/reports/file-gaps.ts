import { addDays, type CalendarDate, calendarDate } from '#kernel';

/** What a customer's credit file lacks. */
export const fileGaps = ['no_statement', 'old_statement', 'never_assessed', 'old_assessment'] as const;
export type FileGap = (typeof fileGaps)[number];

/** How long an assessment may stand, in days: a year. */
const assessmentDays = 365;
/** Annual accounts are out by the end of April: until then those of the year before are the newest there can be. */
const accountsOutOn = '05-01';

export type CreditFile = {
  /** The end of the newest annual period that we have figures of. */
  readonly latestAnnual: CalendarDate | null;
  readonly assessedOn: CalendarDate | null;
};

/** The end of the annual period whose figures every customer should have handed in by `asOf`. */
export function annualPeriodDue(asOf: CalendarDate): CalendarDate {
  const year = Number(asOf.slice(0, 4));
  return calendarDate(`${asOf.slice(5) < accountsOutOn ? year - 2 : year - 1}-12-31`);
}

/** The last day on which an assessment would be too old on `asOf`. */
export function assessedTooLongAgo(asOf: CalendarDate): CalendarDate {
  return addDays(asOf, -assessmentDays - 1);
}

/** What is missing in a file on a day, statements first: without figures an assessment knows little. */
export function gapsOf({ latestAnnual, assessedOn }: CreditFile, asOf: CalendarDate): FileGap[] {
  const gaps: FileGap[] = [];
  if (latestAnnual === null) gaps.push('no_statement');
  else if (latestAnnual < annualPeriodDue(asOf)) gaps.push('old_statement');
  if (assessedOn === null) gaps.push('never_assessed');
  else if (assessedOn <= assessedTooLongAgo(asOf)) gaps.push('old_assessment');
  return gaps;
}
