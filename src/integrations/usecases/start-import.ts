import { ok, type Result, refuse } from '#kernel';
import { type Done, type Jobs, type Origin, type Platform, runCommand } from '#platform';
import { type ImportOptions, scopeOfKind } from '../import-kind.ts';
import { canStart } from '../import-run.ts';
import { queueRun } from '../store/runs.ts';
import { importJob } from './import-jobs.ts';
import { inspectFile, readyToRun } from './inspect-file.ts';
import { findKept, getImport } from './read-imports.ts';
import { uploadSource } from './upload-source.ts';

type Asked = { readonly importId: string; readonly dryRun: boolean; readonly options: ImportOptions };
type Shown = Extract<Awaited<ReturnType<typeof getImport>>, { ok: true }>['value'];

/** Sends an uploaded file on its way, in the background; what cannot be read is refused here and now. */
export async function startImport(
  platform: Platform,
  jobs: Jobs,
  origin: Origin,
  { importId, dryRun, options }: Asked,
): Promise<Result<Done<Shown>>> {
  const found = await findKept(platform, importId);
  if (!found.ok) return found;
  const run = found.value;
  if (!canStart(run.state)) return underWay;
  const inspected = await inspectFile(uploadSource(platform, run), run.kind, options, platform.company);
  if (!inspected.ok) return inspected;
  const ready = readyToRun(inspected.value);
  if (!ready.ok) return ready;

  const rowsTotal = inspected.value.rowEstimate;
  const { caller } = origin;
  const name = { name: 'imports.start', may: scopeOfKind[run.kind], input: { importId, dryRun, options } };
  const queued = await runCommand(platform, { caller }, name, async (command): Promise<Result<Done<null>>> => {
    if (!(await queueRun(command.tx, run, { dryRun, options, rowsTotal, caller }))) return underWay;
    await jobs.send(command.tx, importJob, { importId });
    command.record({ subject: run.fileName, detail: { importId, kind: run.kind, dryRun, options } });
    return ok({ answer: null, effect: 'changed' });
  });
  if (!queued.ok) return queued;
  jobs.wake(importJob);
  const shown = await getImport(platform, importId);
  return shown.ok ? ok({ answer: shown.value, effect: 'changed' }) : shown;
}

const underWay = refuse('conflict', 'import_under_way', 'This import is under way or over already.');
