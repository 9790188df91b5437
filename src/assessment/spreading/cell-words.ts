import { type Period, readPeriod } from '../read-period.ts';

const units: readonly (readonly [RegExp, number])[] = [
  [/亿元/, 100_000_000],
  [/百万元|millions?/i, 1_000_000],
  [/万元/, 10_000],
  [/千元|thousands?|’000|'000/i, 1_000],
  [/元/, 1],
];

/** `in thousands`, `RMB'000`, `RMB million`, `(Expressed in thousands of RMB)`. */
const englishUnit =
  /in(?:rmb|cny|usd|us\$)?(?:thousands?|millions?)|['’]000|^\(?(?:rmb|cny|usd|us\$|eur|hk\$|hkd)(?:thousands?|millions?|m)\)?$/i;

/** `单位：万元`, `金额单位:人民币千元`, `RMB'000`. A cell that only mentions money says nothing of its unit. */
export function unitNamed(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/(?:美|欧|港|日)元|美金|港币|人民币元/g, '元');
  const said = /单位[::]?(?:人民币)?(.{0,4}元)|^\(?(?:人民币)?((?:亿|百万|万|千)?元)\)?$/.exec(plain);
  const named = said?.[1] ?? said?.[2] ?? (englishUnit.test(plain) ? text : undefined);
  return named === undefined ? undefined : units.find(([pattern]) => pattern.test(named))?.[1];
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/美元|美金|USD|US\$/i, 'USD'],
  [/欧元|EUR/i, 'EUR'],
  [/港元|港币|HKD|HK\$/i, 'HKD'],
  [/日元|JPY/i, 'JPY'],
  [/英镑|GBP/i, 'GBP'],
  [/人民币|RMB|CNY/i, 'CNY'],
];

/** `单位：千美元`, `币种：人民币`, `USD'000`. A cell that only mentions a currency says nothing. */
export function currencyNamed(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (!/单位|币种|币别|currency/i.test(plain) && !englishUnit.test(plain)) return undefined;
  return currencies.find(([pattern]) => pattern.test(plain))?.[1];
}

/** The period that a cell names, in whatever else it says: `编制期间：2024年1-6月`, `2024年12月31日`, `2024年度`. */
export function periodNamed(text: string): Period | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const day = /(\d{4})年(\d{1,2})月(\d{1,2})日|(?<!\d)(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})(?!\d)/.exec(plain);
  if (day !== null) return readPeriod([day[1] ?? day[4], day[2] ?? day[5], day[3] ?? day[6]].join('-'));
  // A quarter alone is not what its day stands for: 30 June is taken for half a year.
  const english = /threemonths|quarterended/i.test(plain) ? undefined : englishDay(plain);
  if (english !== undefined) return readPeriod(english);
  const months = /(\d{4})年(?:1|01)[-—~至](\d{1,2})月/.exec(plain);
  if (months !== null) return readPeriod(`${months[1]}年1-${Number(months[2])}月`);
  const month = /(\d{4})年(\d{1,2})月/.exec(plain);
  if (month !== null) return readPeriod(`${month[1]}年1-${Number(month[2])}月`);
  const year = /(\d{4})(年度|年报|年半年度|年)$/.exec(plain);
  return year === null ? undefined : readPeriod(`${year[1]}${year[2] === '年' ? '年度' : (year[2] ?? '')}`);
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `31December2025`, `Dec31,2025`: the day that ends a period in English. */
function englishDay(plain: string): string | undefined {
  const found =
    /(?<date>\d{1,2})(?<month>[a-z]{3,9})\.?,?(?<year>\d{4})/i.exec(plain) ??
    /(?<month>[a-z]{3,9})\.?(?<date>\d{1,2}),(?<year>\d{4})/i.exec(plain);
  const { date = '', month = '', year = '' } = found?.groups ?? {};
  const number = monthNames.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return number === 0 ? undefined : `${year}-${number}-${date}`;
}
