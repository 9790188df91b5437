import { createHmac, timingSafeEqual } from 'node:crypto';

// RFC 6238 as every authenticator app knows it: SHA-1, six digits, half a minute.
const stepSeconds = 30;
const digits = 6;
/** A device's clock may be one step off, and a person types slowly. */
const stepsTolerated = 1;

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/** The step that this code belongs to, if it is a right one and later than the last that was used. */
export function findStep(
  secret: Buffer,
  code: string,
  { now, usedStep }: { readonly now: Date; readonly usedStep: number | null },
): number | undefined {
  const typed = Buffer.from(code.replaceAll(/\s/g, ''));
  const current = stepAt(now);
  const steps = Array.from({ length: 2 * stepsTolerated + 1 }, (_, place) => current - stepsTolerated + place);
  return steps.find((step) => {
    const expected = Buffer.from(codeAt(secret, step));
    return expected.length === typed.length && timingSafeEqual(expected, typed) && step > (usedStep ?? -1);
  });
}

/** What an app reads from the picture. */
export function otpauthUri({ secret, email, issuer }: { secret: Buffer; email: string; issuer: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding: what a person can type off a screen. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
