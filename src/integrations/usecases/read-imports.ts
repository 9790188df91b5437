import { ok, type Result, refuse } from '#kernel';
import { csvLine, type Platform, toPage } from '#platform';
import { presentImport, presentSummary } from '../http/present.ts';
import type { ImportRun } from '../import-run.ts';
import { type FaultPlace, listFaults } from '../store/rejected-rows.ts';
import { findRun, listRuns } from '../store/runs.ts';
import { hasParts } from '../store/uploads.ts';

const faultsShown = 100;
const faultsPerRead = 2_000;

export async function getImport({ database }: Platform, importId: string) {
  const run = await findRun(database.sql, importId);
  if (run === undefined) return importNotFound(importId);
  const faults = await listFaults(database.sql, importId, faultsShown);
  return ok(presentImport(run, faults, await hasParts(database.sql, importId)));
}

export async function listImports({ database }: Platform, limit: number, before: string | undefined) {
  const runs = await listRuns(database.sql, limit + 1, before);
  const kept = new Map<string, boolean>();
  for (const { importId } of runs) kept.set(importId, await hasParts(database.sql, importId));
  return ok(
    toPage(runs, limit, {
      item: (run) => presentSummary(run, kept.get(run.importId) ?? false),
      cursor: ({ importId }) => importId,
    }),
  );
}

/** A run whose file is still here. */
export async function findKept({ database }: Platform, importId: string): Promise<Result<ImportRun>> {
  const run = await findRun(database.sql, importId);
  if (run === undefined) return importNotFound(importId);
  if (await hasParts(database.sql, importId)) return ok(run);
  return refuse('conflict', 'file_gone', 'The file of this import is not kept any more. Upload it again.');
}

/** Every fault as CSV, page by page: a million of them take no more memory than a hundred. */
export async function* rejectedCsv({ database }: Platform, importId: string): AsyncGenerator<string> {
  // The mark tells Excel that this is UTF-8.
  yield `\uFEFF${csvLine(['row', 'column', 'value', 'reason', 'code'])}`;
  let after: FaultPlace | undefined;
  for (;;) {
    const faults = await listFaults(database.sql, importId, faultsPerRead, after);
    const last = faults.at(-1);
    if (last === undefined) return;
    yield faults.map(({ row, column, value, reason, code }) => csvLine([row, column, value, reason, code])).join('');
    after = last;
  }
}

export function importNotFound(importId: string): Result<never> {
  return refuse('not_found', 'import_not_found', `There is no import ${importId}.`);
}
