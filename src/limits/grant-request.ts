import { type CalendarDate, canonicalJson, type Currency, type Money, ok, type Result, refuse } from '#kernel';
import type { UsedRate } from '#rates';
import type { Grant } from './grant.ts';
import { countedLimit } from './in-currency.ts';
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
export type Terms = Pick<
  Grant,
  'amount' | 'singleDocument' | 'validFrom' | 'validTo' | 'temporary' | 'terms' | 'original'
>;

/** `rateOf` gives the rate of today of another currency than the customer's, or says what is missing. */
export function readGrantRequest(
  request: GrantRequest,
  currency: Currency,
  rateOf: (given: Money, field: string) => Result<UsedRate> = (given, field) => wrongCurrency(given, currency, field),
): Result<Terms> {
  const { amount, singleDocumentLimit, validFrom, validTo } = request;
  const own = amount === 'unlimited' ? currency : amount.currency;
  if (singleDocumentLimit !== undefined && singleDocumentLimit.currency !== own)
    return wrongCurrency(singleDocumentLimit, own, 'singleDocumentLimit.currency');
  const rate = amount === 'unlimited' || own === currency ? ok(null) : rateOf(amount, 'amount.currency');
  if (!rate.ok) return rate;
  if (validTo < validFrom) {
    const detail = `A limit from ${validFrom} cannot end on ${validTo}: its last day may not be before its first.`;
    return refuse('invalid', 'invalid_period', detail, { field: 'validTo' });
  }
  const singleDocument = singleDocumentLimit ?? null;
  const plain: Pick<Terms, 'amount' | 'singleDocument'> = {
    amount: amount === 'unlimited' ? { kind: 'unlimited' } : { kind: 'amount', amount },
    singleDocument,
  };
  return ok({
    ...(rate.value === null || amount === 'unlimited' ? plain : countedLimit({ amount, singleDocument }, rate.value)),
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
    isSameAmount(grant, terms) &&
    grant.temporary === terms.temporary &&
    canonicalJson(grant.terms) === canonicalJson(terms.terms)
  );
}

/** In the currency in which it was asked for: what that counts as moves with the rates. */
function isSameAmount(grant: Terms, terms: Terms): boolean {
  const [one, other] = [askedFor(grant), askedFor(terms)];
  return isSame(one.amount, other.amount) && isSame(one.singleDocument, other.singleDocument);
}

function askedFor({ amount, singleDocument, original }: Terms) {
  return original ?? { amount: amount.kind === 'amount' ? amount.amount : null, singleDocument };
}

function isSame(one: Money | null, other: Money | null): boolean {
  return one?.minor === other?.minor && one?.currency === other?.currency;
}

function wrongCurrency(given: Money, needed: Currency, field: string): Result<never> {
  const detail = `Expected an amount in ${needed}, got one in ${given.currency}.`;
  return refuse('invalid', 'currency_not_supported', detail, { field });
}
