import type { CalendarDate, Money } from '#kernel';

/** Why an order does not simply pass: one rule that failed, with its figures. Each reader phrases it in their words. */
export type Objection =
  | { readonly code: 'customer_inactive' }
  | { readonly code: 'blacklisted'; readonly reason: string }
  | { readonly code: 'no_limit' }
  | { readonly code: 'limit_frozen'; readonly reason: string }
  | { readonly code: 'limit_expired'; readonly expiredOn: CalendarDate; readonly daysExpired: number }
  | { readonly code: 'over_limit'; readonly shortBy: Money; readonly needed: Money; readonly available: Money }
  | { readonly code: 'over_document_limit'; readonly shortBy: Money; readonly documentLimit: Money }
  | {
      readonly code: 'overdue';
      readonly invoiceNumber: string;
      readonly dueOn: CalendarDate;
      readonly open: Money;
      readonly daysPastDue: number;
      readonly daysTolerated: number;
    };

/** Nobody can release these: the order is rejected. Every other objection holds the order until somebody decides. */
const rejecting: ReadonlySet<Objection['code']> = new Set(['customer_inactive', 'blacklisted']);

export type Outcome = 'approved' | 'held' | 'rejected';

export function outcomeOf(objections: readonly Objection[]): Outcome {
  if (objections.some(({ code }) => rejecting.has(code))) return 'rejected';
  return objections.length > 0 ? 'held' : 'approved';
}
