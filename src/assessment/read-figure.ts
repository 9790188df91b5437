import { type Currency, minorDigits } from '#kernel';

/** Fifteen digits before the point: every sum over a portfolio still fits a PostgreSQL bigint. */
const wholeDigitsMax = 15;

/**
 * Reads an amount of a statement exactly: `-1,234.50`, `(1234.5)`, `1.556e+09`, `¥ 12`, full-width digits. Decimals
 * beyond the currency's own are noise that a spreadsheet's floats leave, and are rounded half away from zero. A `unit` of
 * 10,000 (万元) is applied before. Undefined for anything else.
 */
export function readFigure(text: string, currency: Currency, unit = 1): bigint | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s,¥$€£_']/g, '')
    .replace(/元$/, '')
    .replaceAll('−', '-');
  const inBrackets = /^\((.+)\)$/.exec(plain);
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(inBrackets?.[1] ?? plain);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const shift = minorDigits(currency) + Number(exponent) - fraction.length + Math.round(Math.log10(unit));
  const digits = BigInt(whole + fraction);
  const minor = shift >= 0 ? digits * 10n ** BigInt(shift) : rounded(digits, 10n ** BigInt(-shift));
  if (minor >= 10n ** BigInt(wholeDigitsMax + minorDigits(currency))) return undefined;
  const negative = (sign === '-') !== (inBrackets !== null);
  return negative ? -minor : minor;
}

function rounded(digits: bigint, divisor: bigint): bigint {
  return (digits + divisor / 2n) / divisor;
}

/** How statements leave a line empty. */
export function isNoFigure(text: string): boolean {
  return /^(?:|-+|—+|n\/?a|无|不适用)$/i.test(text.trim());
}
