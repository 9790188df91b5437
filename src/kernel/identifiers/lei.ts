import { mod97 } from './check-digits.ts';
import { compactIdentifier } from './compact.ts';

/** Legal Entity Identifier: 18 letters and digits, of which the first four name the issuer, and two check digits. */
export type LeiCheck =
  | { readonly valid: true; readonly value: string; readonly issuer: string; readonly check: string }
  | { readonly valid: false; readonly value: string; readonly fault: LeiFault };

type LeiFault =
  | { readonly code: 'length'; readonly needed: 20; readonly got: number }
  | { readonly code: 'format' }
  | { readonly code: 'check_digits'; readonly needed: string; readonly got: string };

/** ISO 17442 with ISO/IEC 7064 MOD 97-10. Whether the LEI was ever issued only the GLEIF register can say. */
export function checkLei(text: string): LeiCheck {
  const value = compactIdentifier(text);
  if (value.length !== 20) return { valid: false, value, fault: { code: 'length', needed: 20, got: value.length } };
  if (!/^[0-9A-Z]{18}\d{2}$/.test(value)) return { valid: false, value, fault: { code: 'format' } };
  const got = value.slice(18);
  const needed = String(98 - mod97(`${value.slice(0, 18)}00`)).padStart(2, '0');
  return got === needed
    ? { valid: true, value, issuer: value.slice(0, 4), check: got }
    : { valid: false, value, fault: { code: 'check_digits', needed, got } };
}
