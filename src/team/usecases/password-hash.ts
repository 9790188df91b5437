import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const current = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;
const saltLength = 16;

const derive = promisify((parameters: Argon2Parameters, done: (error: Error | null, tag: Buffer) => void) =>
  argon2('argon2id', parameters, done),
);

/** The password as PHC text: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(saltLength);
  const tag = await derive({ message: bytesOf(password), nonce, tagLength, ...current });
  const { memory, passes, parallelism } = current;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${phcBase64(nonce)}$${phcBase64(tag)}`;
}

/** Whether this is the password, and whether it was hashed with parameters that are no longer the current ones. */
export async function verifyPassword(
  passwordHash: string,
  password: string,
): Promise<{ readonly matches: boolean; readonly outdated: boolean }> {
  const { nonce, tag, ...used } = parse(passwordHash);
  const given = await derive({ message: bytesOf(password), nonce, tagLength: tag.length, ...used });
  const outdated =
    used.memory !== current.memory || used.passes !== current.passes || used.parallelism !== current.parallelism;
  return { matches: timingSafeEqual(given, tag), outdated };
}

let decoy: Promise<string> | undefined;

/** A hash that no password fits: looked at for unknown addresses, so that they take the time a known one takes. */
export function decoyHash(): Promise<string> {
  decoy ??= hashPassword(randomBytes(32).toString('hex'));
  return decoy;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function parse(passwordHash: string) {
  const [, memory, passes, parallelism, nonce, tag] = phc.exec(passwordHash) ?? [];
  if (nonce === undefined || tag === undefined) throw new Error('A stored password hash is not argon2id PHC text.');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

/** Keyboards and input methods write the same letter in different ways. */
function bytesOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'));
}

function phcBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
