import type { Job, Platform } from '#platform';
import { findRun } from '../store/runs.ts';
import { dropOldParts, dropParts } from '../store/uploads.ts';
import { importToItsEnd } from './import-to-its-end.ts';
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

/** The file is kept until its rows are in, so that it can be run again. */
async function importUpload(platform: Platform, importId: string, signal: AbortSignal): Promise<void> {
  const { sql: db } = platform.database;
  const run = await findRun(db, importId);
  if (run === undefined || (run.state !== 'waiting' && run.state !== 'running')) return;
  const state = await importToItsEnd(platform, run, uploadSource(platform, run), { signal });
  if (state === 'imported' || state === 'cancelled') await dropParts(db, importId);
}
