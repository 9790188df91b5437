import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, type Result, refuse } from '#kernel';
import { type Caller, newId, type Platform } from '#platform';
import type { FileSource } from '../files/source.ts';
import type { ImportKind, ImportOptions } from '../import-kind.ts';
import type { Counts, ImportRun } from '../import-run.ts';
import { findRun, insertRun, requestCancel } from '../store/runs.ts';
import { importToItsEnd } from './import-to-its-end.ts';
import { type Inspected, inspectFile, readyToRun } from './inspect-file.ts';

type Asked = {
  readonly path: string;
  readonly kind: ImportKind;
  readonly options: ImportOptions;
  readonly dryRun: boolean;
};

type Watched = {
  readonly onOpened?: (inspected: Inspected) => void;
  readonly onProgress?: (counts: Counts, total: number) => void;
  /** Somebody at the shell has had enough: the rows under way go in, and no more. */
  readonly cancelled?: AbortSignal;
};

/** Imports a file of the operator's, straight from the disk and in this process. It stands in the list like uploads do. */
export async function importLocalFile(
  platform: Platform,
  caller: Caller,
  { path, kind, options, dryRun }: Asked,
  { onOpened, onProgress, cancelled }: Watched = {},
): Promise<Result<ImportRun>> {
  const source = await openLocal(path);
  if (!source.ok) return source;
  const inspected = await inspectFile(source.value, kind, options, platform.company);
  if (!inspected.ok) return inspected;
  onOpened?.(inspected.value);
  const ready = readyToRun(inspected.value);
  if (!ready.ok) return ready;

  const { sql: db } = platform.database;
  const importId = newId();
  const rowsTotal = inspected.value.rowEstimate;
  await insertRun(db, {
    importId,
    kind,
    fileName: source.value.name,
    sizeBytes: source.value.sizeBytes,
    state: 'waiting',
    dryRun,
    options,
    rowsTotal,
    callerKind: caller.kind,
    callerId: caller.id,
    callerName: caller.name,
    createdAt: platform.clock.now(),
  });
  const run = await getRun();
  cancelled?.addEventListener('abort', () => void requestCancel(db, importId));
  // It may have been while the file was looked at.
  if (cancelled?.aborted === true) await requestCancel(db, importId);
  await importToItsEnd(platform, run, source.value, { onProgress: (counts) => onProgress?.(counts, rowsTotal) });
  return ok(await getRun());

  async function getRun(): Promise<ImportRun> {
    const found = await findRun(db, importId);
    if (found === undefined) throw new Error(`Import ${importId} was just written and is not there.`);
    return found;
  }
}

async function openLocal(path: string): Promise<Result<FileSource>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return refuse('invalid', 'unreadable_file', `${path} is not a file.`, { field: 'file' });
    return ok({ name: basename(path), sizeBytes: found.size, open: () => createReadStream(path) });
  } catch (error) {
    const detail = `${path} cannot be read: ${(error as Error).message}`;
    return refuse('invalid', 'unreadable_file', detail, { field: 'file' });
  }
}
