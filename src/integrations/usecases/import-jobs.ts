import type { Job, Platform } from '#platform';
import { brokeOff } from '../import-run.ts';
import { findRun, finishRun } from '../store/runs.ts';
import { dropOldParts, dropParts } from '../store/uploads.ts';
import { runImport } from './run-import.ts';
import { uploadSource } from './upload-source.ts';

export const importJob = 'import-file';

const daysKept = 7;

export function integrationsJobs(platform: Platform): Job[] {
  return [
    {
      name: importJob,
      title: { zh: '导入上传的文件', en: 'Import an uploaded file' },
      run: (data, signal) => importUpload(platform, (data as { importId: string }).importId, signal),
    },
    {
      name: 'forget-uploads',
      title: { zh: '清理旧的上传文件', en: 'Forget old uploaded files' },
      schedule: '23 3 * * *',
      run: async () => {
        const before = new Date(platform.clock.now().getTime() - daysKept * 86_400_000);
        const parts = await dropOldParts(platform.database.sql, before);
        platform.log.info({ parts }, 'old uploads were forgotten');
      },
    },
  ];
}

/** Runs one import to its end. Stopped with the server, it is taken up again; broken, it says so and keeps its file. */
async function importUpload(platform: Platform, importId: string, signal: AbortSignal): Promise<void> {
  const { sql: db } = platform.database;
  const run = await findRun(db, importId);
  if (run === undefined || (run.state !== 'waiting' && run.state !== 'running')) return;
  try {
    const state = await runImport(platform, run, uploadSource(platform, run), { signal });
    if (state === 'imported' || state === 'cancelled') await dropParts(db, importId);
  } catch (error) {
    if (signal.aborted) throw error;
    platform.log.error({ err: error, importId }, 'import failed');
    const failure = brokeOff((await findRun(db, importId)) ?? run);
    await finishRun(db, run, { state: 'failed', failure, now: platform.clock.now() });
  }
}
