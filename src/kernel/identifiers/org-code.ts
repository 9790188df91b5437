import { compactIdentifier } from './compact.ts';

/** 组织机构代码: eight characters issued in sequence and a check character, e.g. `MA1FL0JH-7`. */
export type OrgCodeCheck =
  | { readonly valid: true; readonly value: string; readonly body: string; readonly check: string }
  | { readonly valid: false; readonly value: string; readonly fault: OrgCodeFault };

type OrgCodeFault =
  | { readonly code: 'length'; readonly needed: 9; readonly got: number }
  | { readonly code: 'character'; readonly characters: readonly string[] }
  | { readonly code: 'check_character'; readonly needed: string; readonly got: string };

/** What sequences run through: no I, O, S, V, Z, which look like digits or like one another (GB 32100-2015, 4.2). */
export const sequenceAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const weights = [3, 7, 9, 10, 5, 8, 4, 2];

export function checkOrgCode(text: string): OrgCodeCheck {
  const value = compactIdentifier(text);
  if (value.length !== 9) return { valid: false, value, fault: { code: 'length', needed: 9, got: value.length } };
  const strange = Array.from(value).filter((character) => !/[0-9A-Z]/.test(character));
  if (strange.length > 0) return { valid: false, value, fault: { code: 'character', characters: strange } };
  const body = value.slice(0, 8);
  const got = value.slice(8);
  const needed = orgCodeCheckCharacter(body);
  return got === needed
    ? { valid: true, value, body, check: got }
    : { valid: false, value, fault: { code: 'check_character', needed, got } };
}

/** GB 11714-1997: 11 − Σ value × weight mod 11, where letters stand for 10 to 35; 10 is written X, 11 is written 0. */
export function orgCodeCheckCharacter(body: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body.charAt(index), 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** The code issued after this one, `MA1FL0JH7` → `MA1FL0JJ3`. Undefined for an invalid code and after the last one. */
export function nextOrgCode(text: string): string | undefined {
  const checked = checkOrgCode(text);
  if (!checked.valid) return undefined;
  const body = nextInSequence(checked.body);
  return body === undefined ? undefined : body + orgCodeCheckCharacter(body);
}

function nextInSequence(body: string): string | undefined {
  const characters = Array.from(body);
  for (let index = characters.length - 1; index >= 0; index -= 1) {
    const place = sequenceAlphabet.indexOf(characters[index] ?? '');
    if (place < 0) return undefined;
    const following = sequenceAlphabet[place + 1];
    characters[index] = following ?? '0';
    if (following !== undefined) return characters.join('');
  }
  return undefined;
}
