import { compareDecimals, decimal, decimalText, parseDecimal } from './decimal.ts';

/** Every figure on every screen passes here. What has no value shows as "—", never as 0. */
export const noValue = '—';

export type FigureLanguage = 'zh-CN' | 'en';

/** "1234567.8" → "1,234,567.8": digit by digit, so that no figure is ever rounded on its way to the eye. */
export function formatAmount(text: string | null | undefined): string {
  if (text === null || text === undefined) return noValue;
  if (parseDecimal(text) === undefined) return text;
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const sign = text.startsWith('-') ? '-' : '';
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

const symbols: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', HKD: 'HK$', JPY: 'JP¥' };

export function currencySymbol(currency: string): string {
  return symbols[currency] ?? `${currency} `;
}

/** No line breaks here: a minus left behind at the end of a line turns a debt into a credit. */
const wordJoiner = '\u2060';

/** "¥1,234,567.80"; a minus stands before the symbol and never parts from it: "-¥5.00". */
export function formatMoney(money: { readonly currency: string; readonly amount: string } | null | undefined): string {
  if (money === null || money === undefined) return noValue;
  const negative = money.amount.startsWith('-');
  const amount = formatAmount(negative ? money.amount.slice(1) : money.amount);
  return `${negative ? `-${wordJoiner}` : ''}${currencySymbol(money.currency)}${amount}`;
}

const scales: Readonly<Record<FigureLanguage, readonly (readonly [power: number, unit: string])[]>> = {
  'zh-CN': [
    [12, '万亿'],
    [8, '亿'],
    [4, '万'],
  ],
  en: [
    [12, 'T'],
    [9, 'B'],
    [6, 'M'],
    [3, 'K'],
  ],
};

/** For charts and small places: "1,234.5万", "12.3M". One decimal, rounded half up; the exact figure stands in the table. */
export function formatCompact(text: string | null | undefined, language: FigureLanguage): string {
  if (text === null || text === undefined || parseDecimal(text) === undefined) return noValue;
  const size = text.replace('-', '');
  const scale = scales[language].find(([power]) => compareDecimals(size, `1${'0'.repeat(power)}`) >= 0);
  const { units, digits } = decimal(size);
  const [power, unit] = scale ?? [0, ''];
  const divisor = 10n ** BigInt(power + digits);
  const tenths = (units * 20n + divisor) / (divisor * 2n);
  const rounded = formatAmount(decimalText({ units: tenths, digits: 1 })).replace(/\.0$/, '');
  return `${text.startsWith('-') && tenths !== 0n ? '-' : ''}${rounded}${unit}`;
}

/** A share such as 0.1234 → "12.3%". */
export function formatPercent(share: number | null | undefined, decimals = 1): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return noValue;
  return `${(share * 100).toFixed(decimals)}%`;
}

/** A share in hundredths of a percent: 1250 → "12.5%". */
export function formatBasisPoints(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

export function formatCount(count: number | null | undefined): string {
  return count === null || count === undefined ? noValue : formatAmount(String(count));
}

/** Days are "2026-11-23" in both languages, as the API sends them. */
export function formatDay(day: string | null | undefined): string {
  return day === null || day === undefined || day === '' ? noValue : day.slice(0, 10);
}

/** An instant as the company's clock shows it: "2026-11-23 14:05". */
export function formatInstant(instant: string | null | undefined, timeZone: string): string {
  if (instant === null || instant === undefined) return noValue;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}`;
}
