import { inflateSync } from 'node:zlib';
import { UnreadableFile } from './source.ts';

/** What the pages, fonts and pictures of sixty pages unpack to is far less; more is a trap. */
const unpackedMax = 100 * 1024 * 1024;

/** Adds up what the packed streams of a PDF unpack to, and stops at the bound: the reader itself knows none. */
export function guardPdf(bytes: Buffer): void {
  let room = unpackedMax;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at)) {
    const end = bytes.indexOf('endstream', at);
    if (end < 0) return;
    const from = at + (bytes[at + 6] === 0x0d ? 8 : 7);
    room -= unpackedSize(bytes.subarray(from, end), room);
    at = end + 'endstream'.length;
  }
}

function unpackedSize(packed: Buffer, room: number): number {
  // Only zlib's own format, by its first byte: pictures are packed in ways that text is not read through.
  if (packed[0] !== 0x78) return 0;
  try {
    return inflateSync(packed, { maxOutputLength: room + 1, finishFlush: 2 }).length;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return 0;
    throw new UnreadableFile('The PDF unpacks to more than 100 MB. Send the pages with the statements alone.', {
      code: 'unpacks_too_large',
      cause,
    });
  }
}
