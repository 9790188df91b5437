import { type Result, refuse } from '#kernel';
import { type Caller, holds, newId, type Platform, scopeMissing } from '#platform';
import { defaultOptions, type ImportKind, scopeOfKind } from '../import-kind.ts';
import { insertRun } from '../store/runs.ts';
import { dropParts, savePart } from '../store/uploads.ts';
import { inspectFile } from './inspect-file.ts';
import { type ImportPreview, presentPreview } from './preview-import.ts';
import { uploadSource } from './upload-source.ts';

const bytesPerPart = 1024 * 1024;
export const uploadBytesMax = 100 * bytesPerPart;

type Upload = { readonly kind: ImportKind; readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array> };

/** Keeps an uploaded file and shows how it would be read. Nothing is imported yet. */
export async function uploadImport(
  platform: Platform,
  caller: Caller,
  { kind, fileName, bytes }: Upload,
): Promise<Result<ImportPreview>> {
  if (!holds(caller, scopeOfKind[kind])) return scopeMissing(scopeOfKind[kind]);
  const { sql: db } = platform.database;
  const importId = newId();
  const now = platform.clock.now();
  try {
    const sizeBytes = await saveParts();
    if (sizeBytes > uploadBytesMax) {
      await dropParts(db, importId);
      return refuse('too_large', 'too_large', 'A file may have 100 MB at most.', { field: 'file' });
    }
    const run = { importId, kind, fileName: plainName(fileName), sizeBytes };
    const inspected = await inspectFile(uploadSource(platform, run), kind, defaultOptions, platform.company);
    if (!inspected.ok) {
      await dropParts(db, importId);
      return inspected;
    }
    await insertRun(db, {
      ...run,
      state: 'uploaded',
      dryRun: false,
      options: defaultOptions,
      rowsTotal: inspected.value.rowEstimate,
      callerKind: caller.kind,
      callerId: caller.id,
      callerName: caller.name,
      createdAt: now,
    });
    return presentPreview(platform, run, inspected.value);
  } catch (error) {
    await dropParts(db, importId);
    throw error;
  }

  async function saveParts(): Promise<number> {
    let partNo = 0;
    let sizeBytes = 0;
    let waiting: Uint8Array[] = [];
    let waitingBytes = 0;
    for await (const piece of bytes) {
      sizeBytes += piece.length;
      if (sizeBytes > uploadBytesMax) return sizeBytes;
      waiting.push(piece);
      waitingBytes += piece.length;
      if (waitingBytes < bytesPerPart) continue;
      await savePart(db, { importId, partNo, bytes: Buffer.concat(waiting), now });
      partNo += 1;
      waiting = [];
      waitingBytes = 0;
    }
    if (waitingBytes > 0) await savePart(db, { importId, partNo, bytes: Buffer.concat(waiting), now });
    return sizeBytes;
  }
}

/** Browsers send a bare name, other programs may send a path or worse. */
function plainName(fileName: string): string {
  const bare = fileName.split(/[/\\]/).at(-1) ?? '';
  return (
    bare
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200) || 'file'
  );
}
