import { type Currency, findCurrency, ok, type Result, refuse } from '#kernel';
import type { Customer } from './customer.ts';
import { findOwner, type Salesperson } from './owner.ts';
import { readSocialCreditCode } from './social-credit-code.ts';

/** A customer as somebody asks for it; what is left out takes its default. */
export type NewCustomer = {
  readonly code: string;
  readonly name: string;
  readonly unifiedSocialCreditCode?: string | undefined;
  readonly industry?: string | undefined;
  readonly customerType?: string | undefined;
  readonly segment?: string | undefined;
  readonly parentCode?: string | undefined;
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  /** E-mail address or name of somebody in sales. */
  readonly owner?: string | undefined;
};

/** The same with defaults filled in and codes in their normal form: what "the same content" compares. */
export type CustomerContent = Pick<
  Customer,
  | 'code'
  | 'name'
  | 'unifiedSocialCreditCode'
  | 'industry'
  | 'customerType'
  | 'segment'
  | 'parentCode'
  | 'country'
  | 'currency'
  | 'ownerEmail'
>;

const contentFields = [
  'code',
  'name',
  'unifiedSocialCreditCode',
  'industry',
  'parentCode',
  'country',
  'currency',
] as const satisfies readonly (keyof CustomerContent)[];

export function readNewCustomer(
  given: NewCustomer,
  houseCurrency: Currency,
  salespeople: readonly Salesperson[],
): Result<CustomerContent> {
  const longest = { code: 64, name: 200, industry: 100, customerType: 100, segment: 100, parentCode: 64 } as const;
  for (const field of ['code', 'name', 'industry', 'customerType', 'segment', 'parentCode'] as const) {
    const text = given[field];
    if (text !== undefined && !isLine(text, longest[field]))
      return refuse('invalid', 'invalid_text', `Expected 1 to ${longest[field]} characters on one line.`, { field });
  }
  const country = given.country ?? 'CN';
  if (!/^[A-Z]{2}$/.test(country))
    return refuse('invalid', 'invalid_country', `Expected two capital letters such as "CN", got "${country}".`, {
      field: 'country',
    });
  const currency = given.currency === undefined ? houseCurrency : findCurrency(given.currency);
  if (currency === undefined)
    return refuse('invalid', 'invalid_currency', `Expected a currency such as "CNY", got "${given.currency}".`, {
      field: 'currency',
    });
  const socialCode =
    given.unifiedSocialCreditCode === undefined ? ok(null) : readSocialCreditCode(given.unifiedSocialCreditCode);
  if (!socialCode.ok) return socialCode;
  const owner = given.owner === undefined ? ok(null) : findOwner(given.owner, salespeople);
  if (!owner.ok) return owner;
  return ok({
    code: given.code,
    name: given.name,
    unifiedSocialCreditCode: socialCode.value,
    industry: given.industry ?? null,
    customerType: given.customerType ?? null,
    segment: given.segment ?? null,
    parentCode: given.parentCode ?? null,
    country,
    currency,
    ownerEmail: owner.value?.email ?? null,
  });
}

/**
 * Whoever names no owner or type leaves those there are: a file of the finance system does not know who looks after whom,
 * nor how the company sorts its customers.
 */
export function sameContent(there: CustomerContent, given: CustomerContent): boolean {
  const mayBeSilent: readonly (keyof CustomerContent)[] = ['ownerEmail', 'customerType', 'segment'];
  const isSaid = mayBeSilent.every((field) => given[field] === null || given[field] === there[field]);
  return isSaid && contentFields.every((field) => there[field] === given[field]);
}

function isLine(text: string, charactersMax: number): boolean {
  return text.length <= charactersMax && text.trim() === text && /^\P{Cc}+$/u.test(text);
}
