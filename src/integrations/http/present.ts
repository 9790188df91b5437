import type { ImportRun } from '../import-run.ts';
import type { Fault } from '../row-reader.ts';

export function presentSummary(run: ImportRun, fileKept: boolean) {
  return {
    id: run.importId,
    kind: run.kind,
    fileName: run.fileName,
    sizeBytes: run.sizeBytes,
    state: run.state,
    dryRun: run.dryRun,
    rowsTotal: run.rowsTotal,
    rowsDone: run.rowsDone,
    created: run.created,
    unchanged: run.unchanged,
    rejected: run.rejected,
    customersCreated: run.customersCreated,
    receiptsCreated: run.receiptsCreated,
    failure: run.failure,
    failureCode: run.failureCode,
    failureFacts: run.failureFacts ?? null,
    fileKept,
    createdBy: run.callerName,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

/** A fault as the API tells it, of a row read just now or of one that was kept. */
export function presentRowFault({ row, column, value, code, reason, facts }: Told) {
  return { row, column, value, code, reason, facts: facts ?? null };
}

type Told = Omit<Fault, 'facts'> & { readonly facts?: Readonly<Record<string, unknown>> | null | undefined };

export function presentImport(run: ImportRun, faults: readonly Told[], fileKept: boolean) {
  return {
    ...presentSummary(run, fileKept),
    options: run.options,
    faults: faults.map(presentRowFault),
  };
}
