import { type CalendarDate, canonicalJson, type Currency, type Money, ok, type Result, refuse } from '#kernel';
import type { Grant } from './grant.ts';
import type { LimitTerms } from './limit.ts';
import type { LimitScope } from './scope.ts';

/** A limit as somebody asks for it. */
export type GrantRequest = {
  readonly customerCode: string;
  readonly amount: Money | 'unlimited';
  readonly singleDocumentLimit?: Money | undefined;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
  readonly reason: string;
  readonly temporary?: boolean | undefined;
  readonly terms?: LimitTerms | undefined;
  /** Whose exposure, and what of it; left out: the customer's own limit. */
  readonly scope?: LimitScope | undefined;
};

/** What is granted, apart from who granted it and why. */
export type Terms = Pick<Grant, 'amount' | 'singleDocument' | 'validFrom' | 'validTo' | 'temporary' | 'terms'>;

export function readGrantRequest(request: GrantRequest, currency: Currency): Result<Terms> {
  const { amount, singleDocumentLimit, validFrom, validTo } = request;
  if (amount !== 'unlimited' && amount.currency !== currency) return wrongCurrency(amount, currency, 'amount.currency');
  if (singleDocumentLimit !== undefined && singleDocumentLimit.currency !== currency)
    return wrongCurrency(singleDocumentLimit, currency, 'singleDocumentLimit.currency');
  if (validTo < validFrom) {
    const detail = `A limit from ${validFrom} cannot end on ${validTo}: its last day may not be before its first.`;
    return refuse('invalid', 'invalid_period', detail, { field: 'validTo' });
  }
  return ok({
    amount: amount === 'unlimited' ? { kind: 'unlimited' } : { kind: 'amount', amount },
    singleDocument: singleDocumentLimit ?? null,
    validFrom,
    validTo,
    temporary: request.temporary ?? false,
    terms: request.terms ?? null,
  });
}

/** The very grant that was made before, as it was granted then. */
export function grantedAs(grant: Grant, terms: Terms): boolean {
  return (
    grant.validFrom === terms.validFrom &&
    grant.grantedTo === terms.validTo &&
    grant.amount.kind === terms.amount.kind &&
    minorOf(grant.amount) === minorOf(terms.amount) &&
    grant.singleDocument?.minor === terms.singleDocument?.minor &&
    grant.temporary === terms.temporary &&
    canonicalJson(grant.terms) === canonicalJson(terms.terms)
  );
}

function minorOf(amount: Terms['amount']): bigint | null {
  return amount.kind === 'amount' ? amount.amount.minor : null;
}

function wrongCurrency(given: Money, needed: Currency, field: string): Result<never> {
  const detail = `The customer's currency is ${needed}, not ${given.currency}; one currency per customer for now.`;
  return refuse('invalid', 'currency_not_supported', detail, { field });
}
