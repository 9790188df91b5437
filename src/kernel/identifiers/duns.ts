import { compactIdentifier } from './compact.ts';

export type DunsCheck =
  | { readonly valid: true; readonly value: string }
  | { readonly valid: false; readonly value: string; readonly fault: DunsFault };

type DunsFault = { readonly code: 'length'; readonly needed: 9; readonly got: number } | { readonly code: 'format' };

/** D-U-N-S number: nine digits, often written 15-048-3782. Dun & Bradstreet dropped the check digit in 2006. */
export function checkDuns(text: string): DunsCheck {
  const value = compactIdentifier(text);
  if (value.length !== 9) return { valid: false, value, fault: { code: 'length', needed: 9, got: value.length } };
  return /^\d{9}$/.test(value) ? { valid: true, value } : { valid: false, value, fault: { code: 'format' } };
}
