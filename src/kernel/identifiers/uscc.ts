import { compactIdentifier } from './compact.ts';
import { sequenceAlphabet as alphabet, nextOrgCode, orgCodeCheckCharacter } from './org-code.ts';

/**
 * 统一社会信用代码 (GB 32100-2015): registering authority (1 character), entity type (1), administrative division (6 digits),
 * organisation code (9, GB 11714), check character (1). `91350100M000100Y43` is the standard's own example.
 */
type UsccParts = {
  readonly registeringAuthority: string;
  readonly entityType: string;
  readonly division: string;
  readonly orgCode: string;
  readonly check: string;
};

export type UsccCheck =
  | { readonly valid: true; readonly value: string; readonly parts: UsccParts; readonly doubts: readonly UsccDoubt[] }
  | { readonly valid: false; readonly value: string; readonly faults: readonly UsccFault[] };

export type UsccFault =
  | { readonly code: 'length'; readonly needed: 18; readonly got: number }
  | { readonly code: 'excluded_letter'; readonly letters: readonly string[] }
  | { readonly code: 'character'; readonly characters: readonly string[] }
  | { readonly code: 'division'; readonly got: string }
  | { readonly code: 'check_character'; readonly needed: string; readonly got: string };

/**
 * Worth a second look, but not wrong by the standard's own check: codes with these marks are in circulation, because
 * some registrars numbered without the inner check and the table of authorities is still being added to.
 */
export type UsccDoubt =
  | { readonly code: 'org_code_check'; readonly needed: string; readonly got: string }
  | { readonly code: 'unknown_authority'; readonly got: string };

/** Authority → its entity types: 1 机构编制, 2 外交, 3 司法行政, 4 文化, 5 民政, 6 旅游, 7 宗教, 8 工会, 9 市场监管, A 军委, N 农业, Y 其他. */
const entityTypesByAuthority: Readonly<Record<string, string>> = {
  1: '1239',
  2: '19',
  3: '123459',
  4: '19',
  5: '1239',
  6: '129',
  7: '129',
  8: '19',
  9: '123',
  A: '19',
  N: '1239',
  Y: '1',
};

/** 3^(i−1) mod 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export function checkUscc(text: string): UsccCheck {
  const value = compactIdentifier(text);
  const faults = faultsOf(value);
  if (faults.length > 0) return { valid: false, value, faults };
  const parts = {
    registeringAuthority: value.slice(0, 1),
    entityType: value.slice(1, 2),
    division: value.slice(2, 8),
    orgCode: value.slice(8, 17),
    check: value.slice(17),
  };
  return { valid: true, value, parts, doubts: doubtsAbout(parts) };
}

/** How the check character comes about, step by step, for the first 17 characters. */
export function usccCheckCharacter(body: string): { weightedSum: number; remainder: number; check: string } {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(body.charAt(index)), 0);
  const remainder = sum % 31;
  return { weightedSum: sum, remainder, check: alphabet.charAt((31 - remainder) % 31) };
}

/** The code the same registrar issues next: the organisation code moves on by one and both checks follow. */
export function nextUscc(text: string): string | undefined {
  const checked = checkUscc(text);
  if (!checked.valid) return undefined;
  const orgCode = nextOrgCode(checked.parts.orgCode);
  if (orgCode === undefined) return undefined;
  const body = checked.value.slice(0, 8) + orgCode;
  return body + usccCheckCharacter(body).check;
}

function faultsOf(value: string): UsccFault[] {
  if (value.length !== 18) return [{ code: 'length', needed: 18, got: value.length }];
  const letters = Array.from(value).filter((character) => 'IOSVZ'.includes(character));
  const characters = Array.from(value).filter((character) => !/[0-9A-Z]/.test(character));
  const faults: UsccFault[] = [];
  if (letters.length > 0) faults.push({ code: 'excluded_letter', letters });
  if (characters.length > 0) faults.push({ code: 'character', characters });
  const division = value.slice(2, 8);
  if (!/^\d{6}$/.test(division)) faults.push({ code: 'division', got: division });
  if (faults.length > 0) return faults;
  const { check } = usccCheckCharacter(value);
  const got = value.slice(17);
  return got === check ? [] : [{ code: 'check_character', needed: check, got }];
}

function doubtsAbout({ registeringAuthority, entityType, orgCode }: UsccParts): UsccDoubt[] {
  const doubts: UsccDoubt[] = [];
  if (!entityTypesByAuthority[registeringAuthority]?.includes(entityType))
    doubts.push({ code: 'unknown_authority', got: registeringAuthority + entityType });
  const needed = orgCodeCheckCharacter(orgCode.slice(0, 8));
  const got = orgCode.slice(8);
  if (got !== needed) doubts.push({ code: 'org_code_check', needed, got });
  return doubts;
}
