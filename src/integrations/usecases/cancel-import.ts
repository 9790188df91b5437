import { ok, type Result, refuse } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { findRun, finishRun, requestCancel } from '../store/runs.ts';
import { dropParts } from '../store/uploads.ts';
import { getImport, importNotFound } from './read-imports.ts';

type Shown = Extract<Awaited<ReturnType<typeof getImport>>, { ok: true }>['value'];

/** Stops a run before its next rows, or gives up one that is not running: its file is then forgotten. */
export async function cancelImport(platform: Platform, origin: Origin, importId: string): Promise<Result<Done<Shown>>> {
  const name = { name: 'imports.cancel', may: 'imports:run', input: { importId } };
  const { caller } = origin;
  const done = await runCommand(platform, { caller }, name, async (command): Promise<Result<Done<null>>> => {
    const run = await findRun(command.tx, importId);
    if (run === undefined) return importNotFound(importId);
    if (run.state === 'imported') return refuse('conflict', 'import_over', 'This import is over: its rows are in.');
    if (run.state === 'cancelled') return ok({ answer: null, effect: 'unchanged' });
    // Both are set: a run that starts at this very moment sees the request.
    await requestCancel(command.tx, importId);
    if (run.state !== 'running') {
      await finishRun(command.tx, run, { state: 'cancelled', now: command.now });
      await dropParts(command.tx, importId);
    }
    command.record({ subject: run.fileName, detail: { importId, stateBefore: run.state } });
    return ok({ answer: null, effect: 'changed' });
  });
  if (!done.ok) return done;
  const shown = await getImport(platform, importId);
  return shown.ok ? ok({ answer: shown.value, effect: done.value.effect }) : shown;
}
