import { type CalendarDate, type Currency, type Money, ok, type Result, refuse } from '#kernel';
import { recordTypes, type RecordType } from './record-types.ts';

/** A dated fact from outside, as somebody enters it or a file brings it. */
export type NewExternalRecord = {
  readonly customerCode: string;
  readonly type: RecordType;
  /** The day of the fact, or of the report. */
  readonly occurredOn: CalendarDate;
  readonly source: string;
  /** What it is found by at its source: the number of a case, of a report. */
  readonly reference: string;
  readonly amount?: Money | undefined;
  /** Of a credit report, in the bureau's own words. */
  readonly rating?: string | undefined;
  /** Of a credit report, 0 to 100. */
  readonly score?: number | undefined;
  readonly note?: string | undefined;
  /** The day it was lifted or settled. */
  readonly closedOn?: CalendarDate | undefined;
};

export type ExternalRecord = {
  readonly recordId: string;
  readonly type: RecordType;
  readonly occurredOn: CalendarDate;
  readonly source: string;
  readonly reference: string;
  readonly amountMinor: bigint | null;
  readonly rating: string | null;
  readonly score: number | null;
  readonly note: string;
  readonly closedOn: CalendarDate | null;
};

/** Accepts a fact: nothing of tomorrow, its amount in the customer's currency, ratings on reports alone. */
export function readExternalRecord(
  sent: NewExternalRecord,
  {
    currency,
    today,
    recordId,
  }: { readonly currency: Currency; readonly today: CalendarDate; readonly recordId: string },
): Result<ExternalRecord> {
  const { type, occurredOn, amount, rating, score, closedOn = null } = sent;
  if (occurredOn > today)
    return refuse('invalid', 'occurred_later', `Expected a day up to today, ${today}, got ${occurredOn}.`, {
      field: 'occurredOn',
    });
  if (closedOn !== null && (closedOn < occurredOn || closedOn > today))
    return refuse('invalid', 'closed_out_of_range', `Expected a day from ${occurredOn} to ${today}, got ${closedOn}.`, {
      field: 'closedOn',
    });
  if (amount !== undefined && amount.currency !== currency)
    return refuse('invalid', 'currency_not_supported', `The customer's figures are in ${currency}.`, {
      field: 'amount',
    });
  const isReport = recordTypes[type].kind === 'credit_report';
  if (!isReport && (rating !== undefined || score !== undefined))
    return refuse('invalid', 'rating_without_report', 'Only a credit report carries a rating or a score.', {
      field: score === undefined ? 'rating' : 'score',
    });
  if (score !== undefined && !(Number.isInteger(score) && score >= 0 && score <= 100))
    return refuse('invalid', 'invalid_score', `Expected a whole number from 0 to 100, got ${score}.`, {
      field: 'score',
    });
  return ok({
    recordId,
    type,
    occurredOn,
    source: sent.source,
    reference: sent.reference,
    amountMinor: amount?.minor ?? null,
    rating: rating ?? null,
    score: score ?? null,
    note: sent.note ?? '',
    closedOn,
  });
}

/** Whether two tell the very same fact in the same words. */
export function saysTheSame(a: ExternalRecord, b: ExternalRecord): boolean {
  const fields = ['amountMinor', 'rating', 'score', 'note', 'closedOn'] as const;
  return factKey(a) === factKey(b) && fields.every((field) => a[field] === b[field]);
}

/** By which a fact is known again. */
export function factKey({ type, source, reference, occurredOn }: Omit<ExternalRecord, 'recordId'>): string {
  return [type, source, reference, occurredOn].join('\n');
}
