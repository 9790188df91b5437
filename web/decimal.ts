/**
 * Exact sums and comparisons of decimal texts as the API sends them ("1234567.80", "-0.05"). Never a float: 0.1 + 0.2
 * must be 0.3 in a totals row that somebody will check by hand.
 */
export type Decimal = { readonly units: bigint; readonly digits: number };

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/;

export function parseDecimal(text: string): Decimal | undefined {
  const match = decimalPattern.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, digits: fraction.length };
}

export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (parsed === undefined) throw new Error(`"${text}" is not a decimal number.`);
  return parsed;
}

export function decimalText({ units, digits }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function unitsAt(digits: number, { units, digits: own }: Decimal): bigint {
  return units * 10n ** BigInt(digits - own);
}

/** The sum with as many decimals as the finest of them; "0" of nothing. */
export function sumDecimals(texts: readonly string[]): string {
  const all = texts.map(decimal);
  const digits = Math.max(0, ...all.map((one) => one.digits));
  return decimalText({ units: all.reduce((sum, one) => sum + unitsAt(digits, one), 0n), digits });
}

export function compareDecimals(a: string, b: string): number {
  const [left, right] = [decimal(a), decimal(b)];
  const digits = Math.max(left.digits, right.digits);
  const difference = unitsAt(digits, left) - unitsAt(digits, right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function negated(text: string): string {
  const { units, digits } = decimal(text);
  return decimalText({ units: -units, digits });
}

export function isNegative(text: string): boolean {
  return decimal(text).units < 0n;
}

/** `part / whole` as a plain number with some four safe decimals: for widths and percentages, not for money. */
export function shareOf(part: string, whole: string): number | undefined {
  const [top, bottom] = [decimal(part), decimal(whole)];
  const digits = Math.max(top.digits, bottom.digits);
  const divisor = unitsAt(digits, bottom);
  return divisor === 0n ? undefined : Number((unitsAt(digits, top) * 1_000_000n) / divisor) / 1_000_000;
}
