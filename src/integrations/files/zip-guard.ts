import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from './source.ts';

/** Ten megabytes of workbook hold far less than this; more is a trap. */
const unpackedMax = 200 * 1024 * 1024;
const deflated = 8;

/**
 * Adds up what a zip says it unpacks to, before anything is unpacked, and then holds each entry to its word. A directory
 * that cannot be read is left to the reader, which stops at its own bounds.
 */
export function guardZip(bytes: Buffer): void {
  const entries = entriesOf(bytes);
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > unpackedMax) throw trap();
  for (const entry of entries) if (entry.method === deflated && !keepsItsWord(bytes, entry)) throw trap();
}

type Entry = {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly headAt: number;
};

function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 20 > bytes.length) return [];
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0 && at + 46 <= bytes.length; left -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) break;
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      headAt: bytes.readUInt32LE(at + 42),
    });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function keepsItsWord(bytes: Buffer, { headAt, packed, unpacked }: Entry): boolean {
  if (headAt + 30 > bytes.length) return true;
  const from = headAt + 30 + bytes.readUInt16LE(headAt + 26) + bytes.readUInt16LE(headAt + 28);
  try {
    inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: Math.max(1, unpacked) });
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE';
  }
}

function trap(): UnreadableFile {
  return new UnreadableFile('This workbook unpacks to more than 200 MB. Send one with the statements alone.', {
    code: 'unpacks_too_large',
  });
}
