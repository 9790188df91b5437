import type { Platform } from '#platform';
import type { FileSource } from '../files/source.ts';
import { brokeOff, type ImportRun, type ImportState } from '../import-run.ts';
import { findRun, finishRun } from '../store/runs.ts';
import { runImport, type Watched } from './run-import.ts';

/** Runs one import to its end. Stopped with the server, it waits to be taken up again; broken, it says so. */
export async function importToItsEnd(
  platform: Platform,
  run: ImportRun,
  source: FileSource,
  watched: Watched,
): Promise<ImportState> {
  try {
    return await runImport(platform, run, source, watched);
  } catch (error) {
    if (watched.signal?.aborted === true) throw error;
    const { importId } = run;
    platform.log.error({ err: error, importId }, 'import failed');
    const failure = brokeOff((await findRun(platform.database.sql, importId)) ?? run);
    await finishRun(platform.database.sql, run, { state: 'failed', failure, now: platform.clock.now() });
    return 'failed';
  }
}
