import { createHash, createHmac, hash, randomBytes } from 'node:crypto';

/** 256 random bits: not to be guessed, so a fast hash of it is enough to recognise it by. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOfSecret(secret: string | Buffer): Buffer {
  return hash('sha256', secret, 'buffer');
}

/**
 * The token that a write in a browser must repeat. It follows from the session's own token, so that neither is stored;
 * a reader of this one learns nothing of the other.
 */
export function csrfTokenOf(sessionToken: string): string {
  return createHash('sha256').update(`csrf|${sessionToken}`).digest('base64url');
}

const processSecret = randomBytes(32);

/**
 * Stands for a password in the stored hash of a command's input. A plain hash of it there could be guessed offline;
 * this one dies with the process, and a retry after that is refused as another request.
 */
export function inputDigest(password: string): string {
  return createHmac('sha256', processSecret).update(password).digest('base64url');
}
