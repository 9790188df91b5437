import type { Platform } from '#platform';
import type { FileSource } from '../files/source.ts';
import type { ImportRun } from '../import-run.ts';
import { readParts } from '../store/uploads.ts';

export function uploadSource(
  { database }: Platform,
  { importId, fileName, sizeBytes }: Pick<ImportRun, 'importId' | 'fileName' | 'sizeBytes'>,
): FileSource {
  return { name: fileName, sizeBytes, open: () => readParts(database.sql, importId) };
}
