import { UnreadableFile } from './source.ts';

/** Ten megabytes of workbook hold far less than this; more is a trap. */
const unpackedMax = 200 * 1024 * 1024;

/**
 * Adds up what a zip says it unpacks to, before anything is unpacked. A directory that cannot be read is left to the
 * reader, which stops at its own bounds.
 */
export function guardZip(bytes: Buffer): void {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 20 > bytes.length) return;
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let entry = 0; entry < entries && at + 46 <= bytes.length; entry += 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) return;
    unpacked += bytes.readUInt32LE(at + 24);
    if (unpacked > unpackedMax)
      throw new UnreadableFile('This workbook unpacks to more than 200 MB. Send one with the statements alone.');
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}
