import { describe, expect, test } from 'vitest';
import { base32, codeAt, findStep, otpauthUri, stepAt } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

describe('a code', () => {
  // RFC 6238, appendix B (SHA-1), its last six digits.
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at second %i is %s', (seconds, code) => {
    expect(codeAt(secret, stepAt(at(seconds)))).toBe(code);
  });

  const now = at(1_000_000_020);
  const current = stepAt(now);
  test.each<[what: string, step: number, usedStep: number | null, accepted: boolean]>([
    // what                         of step      last used     accepted
    ['of this half minute', current, null, true],
    ['of the one before', current - 1, null, true],
    ['of the next one', current + 1, null, true],
    ['older', current - 2, null, false],
    ['from the future', current + 2, null, false],
    ['used already', current, current, false],
    ['before one that was used', current - 1, current, false],
    ['after one that was used', current, current - 1, true],
  ])('%s', (_what, step, usedStep, accepted) => {
    expect(findStep(secret, codeAt(secret, step), { now, usedStep })).toBe(accepted ? step : undefined);
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is none', (code) => {
    expect(findStep(secret, code, { now, usedStep: null })).toBeUndefined();
  });

  test('may be typed as the app shows it', () => {
    const code = codeAt(secret, current);
    expect(findStep(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, { now, usedStep: null })).toBe(current);
  });
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foobar', 'MZXW6YTBOI'],
])('RFC 4648: %j in base32 is %s', (text, expected) => {
  expect(base32(Buffer.from(text))).toBe(expected);
});

test('the picture names issuer, person and secret', () => {
  expect(otpauthUri({ secret, email: 'shen+1@x.cn', issuer: '华衡 Headroom' })).toBe(
    'otpauth://totp/%E5%8D%8E%E8%A1%A1%20Headroom:shen%2B1%40x.cn?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E5%8D%8E%E8%A1%A1%20Headroom',
  );
});
