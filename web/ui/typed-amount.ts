/**
 * What a person types as an amount, as decimal text: "1,250,000", "¥1250000.5", "125万", "1.2亿", "1.5M" all mean what
 * they say. Undefined when it is not an amount with at most as many decimals as its currency has.
 */
export function readTypedAmount(typed: string, decimals: number): string | undefined {
  const text = typed.normalize('NFKC').replaceAll(/[\s,，¥$€£]/g, '');
  const match = /^(\d+)(?:\.(\d+))?(万|亿|[kKmM])?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '', fraction = '', unit] = match;
  const shift = unit === undefined ? 0 : (powers[unit.toLowerCase()] ?? 0);
  const digits = `${whole}${fraction.padEnd(shift, '0').slice(0, shift)}`.replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(shift).replace(/0+$/, '');
  if (rest.length > decimals || digits.length > 16) return undefined;
  return decimals === 0 ? digits : `${digits}.${rest.padEnd(decimals, '0')}`;
}

const powers: Readonly<Record<string, number>> = { 万: 4, 亿: 8, k: 3, m: 6 };
