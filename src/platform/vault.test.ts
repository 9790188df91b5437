import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createVault, findVault } from './vault.ts';

const secret = Buffer.from('what nobody else may read');
const key = 'k'.repeat(32);

test('what was sealed opens with the same key, for the same thing', () => {
  const sealed = createVault(key).seal(secret, 'user 1');
  expect(sealed.includes(secret)).toBe(false);
  expect(createVault(key).open(sealed, 'user 1')).toEqual(secret);
});

test('sealed twice it never looks the same', () => {
  const vault = createVault(key);
  expect(vault.seal(secret, 'a').equals(vault.seal(secret, 'a'))).toBe(false);
});

test.each<[what: string, open: (sealed: Buffer) => Buffer | undefined]>([
  ['another key', (sealed) => createVault('x'.repeat(32)).open(sealed, 'user 1')],
  ['another thing', (sealed) => createVault(key).open(sealed, 'user 2')],
  ['one bit changed', (sealed) => createVault(key).open(flip(sealed), 'user 1')],
  ['cut short', (sealed) => createVault(key).open(sealed.subarray(0, 20), 'user 1')],
])('%s opens nothing', (_what, open) => {
  expect(open(createVault(key).seal(secret, 'user 1'))).toBeUndefined();
});

test('beside our own database the key is a file that only we read, made once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'headroom-vault-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const given = { secretKey: undefined, databaseUrl: undefined, dataDir };
  const sealed = findVault(given)?.seal(secret, 'a') ?? Buffer.alloc(0);
  expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
  expect(findVault(given)?.open(sealed, 'a')).toEqual(secret);
});

test('beside another database only a key that was given', () => {
  const elsewhere = { databaseUrl: 'postgres://db', dataDir: '/nowhere' };
  expect(findVault({ ...elsewhere, secretKey: undefined })).toBeUndefined();
  expect(findVault({ ...elsewhere, secretKey: key })).toBeDefined();
});

function flip(sealed: Buffer): Buffer {
  const changed = Buffer.from(sealed);
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
  return changed;
}
