import { addMonths, type CalendarDate } from '#kernel';
import type { ExternalRecord } from './external-record.ts';
import type { RecordType } from './record-types.ts';

/** What stands against a customer, or is said of it, on the day of an assessment. */
export type ExternalFacts = {
  /** What is not lifted or settled, without reports. */
  readonly open: readonly Pick<ExternalRecord, 'type' | 'occurredOn' | 'source' | 'reference'>[];
  /** The newest report with a score that is not older than a year; null where there is none. */
  readonly report: Pick<ExternalRecord, 'occurredOn' | 'source' | 'score' | 'rating'> | null;
};

const reportMonthsMax = 12;

/** Undefined where there is nothing, so that an assessment without such facts is what it always was. */
export function externalFacts(records: readonly ExternalRecord[], asOf: CalendarDate): ExternalFacts | undefined {
  const known = records.filter(({ occurredOn }) => occurredOn <= asOf);
  const open = known
    .filter(({ type, closedOn }) => type !== 'credit_report' && (closedOn === null || closedOn > asOf))
    .map(({ type, occurredOn, source, reference }) => ({ type, occurredOn, source, reference }))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const report = known
    .filter(({ type, score, occurredOn }) => {
      return type === 'credit_report' && score !== null && addMonths(occurredOn, reportMonthsMax) >= asOf;
    })
    .toSorted((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1))[0];
  if (open.length === 0 && report === undefined) return undefined;
  if (report === undefined) return { open, report: null };
  const { occurredOn, source, score, rating } = report;
  return { open, report: { occurredOn, source, score, rating } };
}

export function hasOpen(facts: ExternalFacts | undefined, ...types: readonly RecordType[]): boolean {
  return facts?.open.some(({ type }) => types.includes(type)) === true;
}

function keyOf({ occurredOn, type, source, reference }: ExternalFacts['open'][number]): string {
  return [occurredOn, type, source, reference].join('\n');
}
