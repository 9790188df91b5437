import { ok, type Result, refuse } from '#kernel';
import { type Caller, holds, scopeMissing } from '#platform';
import { readSheets, type SheetText } from '../files/sheets.ts';
import { UnreadableFile } from '../files/source.ts';

const bytesMax = 10 * 1024 * 1024;

/** One more than is taken, so that a file that is too large is told from one that just fits. */
export const sheetsUploadMax = bytesMax + 1;

type Upload = { readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array> };

/** Turns a workbook or a PDF of statements into plain sheets. Kept nowhere. */
export async function sheetsOfFile(caller: Caller, { fileName, bytes }: Upload): Promise<Result<SheetText[]>> {
  if (!holds(caller, 'statements:write')) return scopeMissing('statements:write');
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > bytesMax)
      return refuse('too_large', 'too_large', 'A file of statements may have 10 MB at most.', { field: 'file' });
    pieces.push(piece);
  }
  try {
    return ok(await readSheets(fileName, Buffer.concat(pieces)));
  } catch (cause) {
    if (cause instanceof UnreadableFile)
      return refuse('invalid', cause.code, cause.message, { field: 'file', facts: cause.facts });
    throw cause;
  }
}
