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

test('no single wrong character passes', () => {
  const characters = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  fc.assert(
    fc.property(fc.nat(19), fc.constantFrom(...characters), (at, other) => {
      const changed = lei.slice(0, at) + other + lei.slice(at + 1);
      expect(checkLei(changed).valid).toBe(changed === lei);
    }),
  );
});
