import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.ts';

test('a hash is argon2id with 19 MiB, two passes and one lane, salted anew each time', async () => {
  const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(other);
});

const cases: [what: string, set: string, given: string, matches: boolean][] = [
  ['the same', 'correct horse', 'correct horse', true],
  ['another', 'correct horse', 'correct horsf', false],
  ['other case', 'correct horse', 'Correct horse', false],
  ['Chinese', '信用额度要管好啊啊', '信用额度要管好啊啊', true],
  ['the same letter, composed otherwise', 'caf\u00e9-latte', 'cafe\u0301-latte', true],
  ['full-width letters', 'ABCdef12345', 'ＡＢＣdef12345', true],
];
test.each(cases)('%s', async (_what, set, given, matches) => {
  expect(await verifyPassword(await hashPassword(set), given)).toEqual({ matches, outdated: false });
});

test('a hash of weaker parameters still fits, and says that it is outdated', async () => {
  const nonce = Buffer.alloc(16, 7);
  const tag = argon2Sync('argon2id', {
    message: 'correct horse',
    nonce,
    memory: 8192,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  });
  const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  const weak = `$argon2id$v=19$m=8192,t=1,p=1$${base64(nonce)}$${base64(tag)}`;
  expect(await verifyPassword(weak, 'correct horse')).toEqual({ matches: true, outdated: true });
});

test('what is not such a hash is a fault, not a wrong password', async () => {
  await expect(verifyPassword('plain text', 'plain text')).rejects.toThrow('argon2id');
});
