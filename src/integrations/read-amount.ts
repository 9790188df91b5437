import { type Currency, findCurrency, type Money, minorDigits, parseAmount, type Result, refuse } from '#kernel';

/** The signs that stand beside amounts, and the currencies they may mean. */
const currenciesOfSign: Readonly<Record<string, readonly string[]>> = {
  '¥': ['CNY', 'JPY'],
  元: ['CNY'],
  圆: ['CNY', 'JPY'],
  $: ['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD', 'MXN', 'BRL'],
  '€': ['EUR'],
  '£': ['GBP'],
};

const currenciesByName: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  人民币元: 'CNY',
  RMB: 'CNY',
  美元: 'USD',
  美金: 'USD',
  欧元: 'EUR',
  英镑: 'GBP',
  日元: 'JPY',
  港币: 'HKD',
  港元: 'HKD',
  '¥': 'CNY',
  '€': 'EUR',
  '£': 'GBP',
};

/** `RMB`, `人民币`, `usd` → an ISO code; anything else in capitals, for the caller to check. */
export function currencyCode(text: string): string {
  const plain = text.normalize('NFKC').replaceAll('￥', '¥').trim().toUpperCase();
  return currenciesByName[plain] ?? plain;
}

/**
 * Reads an amount as people and their programs write it: `1,234.50`, `¥１２３４．５`, `1.234,50`, `CNY 1234.5`, `1234元`.
 * Exact: a form that could mean two amounts, or more decimals than the currency has, is refused, never rounded.
 */
export function readAmount(text: string, currency: Currency): Result<Money> {
  // As most programs write it.
  if (/^\d+(\.\d+)?$/.test(text)) return parseAmount(withoutSurplusZeros(text, minorDigits(currency)), currency);
  const plain = text.normalize('NFKC').replaceAll('￥', '¥').replaceAll(/\s/g, '').toUpperCase();
  const [, before = '', figures = '', after = ''] = /^([^\d.,+-]*)([\d.,'’+-]*)(.*)$/.exec(plain) ?? [];
  const beside = before + after;
  const decimal = decimalText(figures);
  if (decimal === undefined || (beside !== '' && !isSign(beside))) {
    return refuse('invalid', 'invalid_amount', `Expected an amount such as "1234.50", got "${text}".`);
  }
  if (beside !== '' && !currenciesOf(beside).includes(currency)) {
    return refuse('invalid', 'currency_not_matching', `The amount says ${beside}, but the row is in ${currency}.`);
  }
  if (decimal.startsWith('-')) {
    return refuse('invalid', 'invalid_amount', `Expected an amount that is not negative, got "${text}".`);
  }
  return parseAmount(withoutSurplusZeros(decimal, minorDigits(currency)), currency);
}

function isSign(beside: string): boolean {
  return currenciesOfSign[beside] !== undefined || findCurrency(currencyCode(beside)) !== undefined;
}

function currenciesOf(sign: string): readonly string[] {
  return currenciesOfSign[sign] ?? [currencyCode(sign)];
}

/** Plain figures with a point, or undefined where the separators do not stand where separators stand. */
function decimalText(figures: string): string | undefined {
  const plain = figures.replaceAll(/['’]/g, ',');
  if (/^[+-]?\d+(\.\d+)?$/.test(plain)) return plain.replace(/^\+/, '');
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return plain.replaceAll(',', '').replace(/^\+/, '');
  // A decimal comma, where it cannot be a thousands separator: it follows points, or has one or two digits after it.
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(plain) || /^[+-]?\d+,\d{1,2}$/.test(plain)) {
    return plain.replaceAll('.', '').replace(',', '.').replace(/^\+/, '');
  }
  return undefined;
}

/** `1000.0000` is exact; `1.000` may be meant as a thousand, so it stays and is refused for its three decimals. */
function withoutSurplusZeros(decimal: string, digits: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const surplus = fraction.slice(digits);
  if (fraction.length <= digits || fraction.length === 3 || /[^0]/.test(surplus)) return decimal;
  const kept = fraction.slice(0, digits);
  return kept === '' ? whole : `${whole}.${kept}`;
}
