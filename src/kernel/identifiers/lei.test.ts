import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLei } from './lei.ts';

const lei = '213800KUD8LAJWSQ9D15';

test('a published LEI is valid and names its issuer', () => {
  expect(checkLei('213800-KUD8LAJWSQ9D-15')).toEqual({ valid: true, value: lei, issuer: '2138', check: '15' });
});

test.each([
  ['213800KUD8LXJWSQ9D15', { code: 'check_digits', got: '15' }],
  ['213800KUD8LAJWSQ9D1', { code: 'length', needed: 20, got: 19 }],
  ['213800KUD8LAJWSQ9DXX', { code: 'format' }],
  ['213800KUD8LAJWSQ9_15', { code: 'format' }],
])('%s is refused and says why', (written, fault) => {
  expect(checkLei(written)).toMatchObject({ valid: false, fault });
});

// A letter counts as two digits, so a digit in its place moves all before it; mod 97 promises nothing about that.
test('no single wrong digit among digits, or letter among letters, passes', () => {
  const kinds = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((kind) => Array.from(kind));
  fc.assert(
    fc.property(fc.nat(19), fc.nat(25), (at, which) => {
      const kind = kinds.find((characters) => characters.includes(lei[at] ?? '')) ?? [];
      const changed = lei.slice(0, at) + kind[which % kind.length] + lei.slice(at + 1);
      expect(checkLei(changed).valid).toBe(changed === lei);
    }),
  );
});
