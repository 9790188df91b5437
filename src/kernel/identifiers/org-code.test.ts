import { expect, test } from 'vitest';
import { checkOrgCode, nextOrgCode, orgCodeCheckCharacter } from './org-code.ts';

test.each([
  ['D2143569-X', 'X'],
  ['MA1FL0JH-7', '7'],
  ['M000100Y4', '4'],
  ['1234 5678 8', '8'],
])('%s is valid, check %s', (written, check) => {
  expect(checkOrgCode(written)).toMatchObject({ valid: true, check });
});

test.each([
  ['D2143569', { code: 'length', needed: 9, got: 8 }],
  ['D2143569-1', { code: 'check_character', needed: 'X', got: '1' }],
  ['D214356?-X', { code: 'character', characters: ['?'] }],
])('%s is refused and says why', (written, fault) => {
  expect(checkOrgCode(written)).toMatchObject({ valid: false, fault });
});

test.each<[string, string | undefined, string]>([
  ['MA1FL0JH7', 'MA1FL0JJ3', 'the letter I is never issued'],
  ['MA1FL0JJ3', 'MA1FL0JK1', 'one step'],
  ['MA1FL0JH1', undefined, 'wrong check character'],
])('after %s comes %s: %s', (code, next) => {
  expect(nextOrgCode(code)).toBe(next);
});

test('a full last place carries over, and after the very last code there is none', () => {
  expect(nextOrgCode(withCheck('MA1FL0JY'))?.slice(0, 8)).toBe('MA1FL0K0');
  expect(nextOrgCode(withCheck('YYYYYYYY'))).toBeUndefined();
});

function withCheck(body: string): string {
  return body + orgCodeCheckCharacter(body);
}
