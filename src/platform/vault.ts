import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigProblem } from './config.ts';

/**
 * Keeps what must be read again but must not lie open in the database or its backups. `of` names whose it is: sealed
 * for one thing it does not open for another.
 */
export type Vault = {
  seal(secret: Buffer, of: string): Buffer;
  /** Nothing, when it was sealed with another key or has been changed. */
  open(sealed: Buffer, of: string): Buffer | undefined;
};

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM: nonce, tag, what was sealed. The key follows from a text of at least 32 characters. */
export function createVault(keyText: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', keyText, '', 'headroom vault', 32));
  return {
    seal(secret, of) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(of));
      const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    open(sealed, of) {
      const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
      const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
      try {
        opener.setAAD(Buffer.from(of)).setAuthTag(tag);
        return Buffer.concat([opener.update(sealed.subarray(nonceBytes + tagBytes)), opener.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * The key that an operator gave, or one that is made once beside our own database and lives and dies with it. Beside
 * somebody else's database there is none: a file here may be gone tomorrow, and another server would not have it.
 */
export function findVault({
  secretKey,
  databaseUrl,
  dataDir,
}: {
  readonly secretKey: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}): Vault | undefined {
  if (secretKey !== undefined) return createVault(secretKey);
  return databaseUrl === undefined ? createVault(ownKey(dataDir)) : undefined;
}

function ownKey(dataDir: string): string {
  const file = join(dataDir, 'secret.key');
  mkdirSync(dataDir, { recursive: true });
  try {
    // `wx` never overwrites: of two starts at once one makes it, and the other reads that one.
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(file, 'utf8').trim();
  if (key.length >= 32) return key;
  throw new ConfigProblem(`${file} is damaged: it should hold a key of 43 characters.`);
}
