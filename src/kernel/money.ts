import { minorDigitsByIso4217 } from './minor-digits.ts';
import { ok, refuse, type Result } from './result.ts';

declare const currencyBrand: unique symbol;

/** An ISO 4217 code that {@link findCurrency} has accepted. */
export type Currency = string & { readonly [currencyBrand]: true };

/** An exact amount: whole minor units (fen, cents) of one currency. May be negative. */
export type Money = { readonly currency: Currency; readonly minor: bigint };

/** Money as it crosses JSON: the amount is text, so no reader can turn it into a float by accident. */
export type MoneyJson = { readonly currency: string; readonly amount: string };

const knownCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function findCurrency(code: string): Currency | undefined {
  return knownCurrencies.has(code) ? (code as Currency) : undefined;
}

/** For codes that were validated before they were stored. Throws on anything else. */
export function asCurrency(code: string): Currency {
  const currency = findCurrency(code);
  if (currency === undefined) throw new Error(`${code} is not an ISO 4217 currency.`);
  return currency;
}

export const CNY = asCurrency('CNY');

/** How many decimals the currency has by ISO 4217: CNY 2, JPY 0, KWD 3. */
export function minorDigits(currency: Currency): number {
  return minorDigitsByIso4217.get(currency) ?? 2;
}

export function money(currency: Currency, minor: bigint): Money {
  return { currency, minor };
}

/** `cny('1000.50')`: literals in policies and tests. Throws on anything {@link parseAmount} refuses. */
export function cny(amount: string): Money {
  const parsed = parseAmount(amount, CNY);
  if (!parsed.ok) throw new Error(parsed.refusal.detail);
  return parsed.value;
}

/**
 * Reads an unsigned decimal text as exact minor units: `"1000"`, `"1000.5"`, `"1000.50"` for CNY.
 * Refuses signs, separators, exponents, more decimals than the currency has, and more than 16 digits before the point.
 * What sums to more than a PostgreSQL bigint holds (¥9 亿亿) is refused by the database, and said to the caller.
 */
export function parseAmount(text: string, currency: Currency, field?: string): Result<Money> {
  const digits = minorDigits(currency);
  const match = patternOf(digits).exec(text);
  if (match === null) {
    const expected =
      digits === 0 ? 'a whole number such as "1000"' : `text such as "1000" or "1000.${'0'.repeat(digits)}"`;
    const details = field === undefined ? {} : { field };
    return refuse('invalid', 'invalid_amount', `Expected ${expected} in ${currency}, got "${text}".`, details);
  }
  const [, whole = '0', fraction = ''] = match;
  return ok({ currency, minor: BigInt(whole + fraction.padEnd(digits, '0')) });
}

/** Made once for each number of decimals: a file has a million amounts. */
function patternOf(digits: number): RegExp {
  let pattern = amountPatterns.get(digits);
  if (pattern === undefined) {
    pattern = digits === 0 ? /^(\d{1,16})$/ : new RegExp(`^(\\d{1,16})(?:\\.(\\d{1,${digits}}))?$`);
    amountPatterns.set(digits, pattern);
  }
  return pattern;
}

const amountPatterns = new Map<number, RegExp>();

/** `"1000.00"`, `"-0.05"`: all decimals of the currency, no separators. */
export function amountText({ currency, minor }: Money): string {
  const digits = minorDigits(currency);
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

export function toJson(amount: Money): MoneyJson {
  return { currency: amount.currency, amount: amountText(amount) };
}

export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return { currency: a.currency, minor: a.minor + b.minor };
}

export function subtract(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return { currency: a.currency, minor: a.minor - b.minor };
}

export function zero(currency: Currency): Money {
  return { currency, minor: 0n };
}

export function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`Cannot combine ${a.currency} with ${b.currency}.`);
}
