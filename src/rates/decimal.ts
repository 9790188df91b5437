import { ok, refuse, type Result } from '#kernel';

/** An exact decimal: `digits` over ten to the power of `scale`. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

/** What a rate may have behind the point, so that the database keeps every one exactly. */
export const rateDecimals = 12;

const pattern = /^(\d{1,9})(?:\.(\d+))?$/;

/** `"7.1234"` for one unit, `"4.81"` for a hundred yen: the rate of one unit, without surplus zeros. Above zero. */
export function readRate(text: string, units: number): Result<string> {
  const match = pattern.exec(text);
  if (match === null) return notARate(`Expected a rate such as "7.1234", got "${text}".`);
  const [, whole = '0', fraction = ''] = match;
  const scale = fraction.length + Math.round(Math.log10(units));
  const rate = { digits: BigInt(whole + fraction), scale };
  if (rate.digits === 0n) return notARate('Expected a rate above zero.');
  const shown = decimalText(rate);
  if (decimalOf(shown).scale > rateDecimals)
    return notARate(`Expected at most ${rateDecimals} decimals for one unit, got "${text}" for ${units}.`);
  return ok(shown);
}

/** Of a rate that was read before. */
export function decimalOf(rate: string): Decimal {
  const [whole = '0', fraction = ''] = rate.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

/** Without surplus zeros: equal rates read equal. */
export function decimalText({ digits, scale }: Decimal): string {
  const text = digits.toString().padStart(scale + 1, '0');
  const [whole, fraction] = scale === 0 ? [text, ''] : [text.slice(0, -scale), text.slice(-scale).replace(/0+$/, '')];
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function notARate(detail: string): Result<never> {
  return refuse('invalid', 'invalid_rate', detail, { field: 'rate' });
}
