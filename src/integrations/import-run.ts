import type { Refusal } from '#kernel';
import type { Caller } from '#platform';
import type { ImportKind, ImportOptions } from './import-kind.ts';

export type ImportState =
  | 'uploaded'
  | 'waiting'
  | 'running'
  | 'checked'
  | 'imported'
  | 'refused'
  | 'failed'
  | 'cancelled';

/** What became of the rows so far. `created` counts rows, whatever else a row brought with it. */
export type Counts = {
  readonly rowsDone: number;
  readonly created: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly customersCreated: number;
  readonly receiptsCreated: number;
};

export const nothingYet: Counts = {
  rowsDone: 0,
  created: 0,
  unchanged: 0,
  rejected: 0,
  customersCreated: 0,
  receiptsCreated: 0,
};

/** One file on its way in. */
export type ImportRun = Counts & {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly state: ImportState;
  readonly dryRun: boolean;
  readonly options: ImportOptions;
  readonly rowsTotal: number;
  readonly failure: string | null;
  /** Of the failure, as of any refusal; null also for runs that failed before they kept it. */
  readonly failureCode: string | null;
  readonly failureFacts: Refusal['facts'] | null;
  readonly cancelRequested: boolean;
  readonly callerKind: Caller['kind'];
  readonly callerId: string;
  readonly callerName: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

/** May it be checked or run (again)? While it is under way, or once it is in, it may not. */
export function canStart(state: ImportState): boolean {
  return state === 'uploaded' || state === 'checked' || state === 'refused' || state === 'failed';
}

/** Why a run failed: a refusal of its file, or a fault of ours. */
export type Failure = Pick<Refusal, 'code' | 'detail' | 'facts'>;

/** A bug, or a database that went away: the log has it under the id. What is said to be in is in. */
export function brokeOff(run: ImportRun): Failure {
  const booked = run.dryRun || isInOneGo(run) ? 0 : run.created;
  const detail = `Something failed on our side; it is in the log under import ${run.importId}. Rows that are in: ${booked}. Run it again: nothing counts twice.`;
  return { code: 'import_broke_off', detail, facts: { importId: run.importId, booked } };
}

/** All or nothing: until it is `imported`, nothing is in, whatever was counted. */
export function isInOneGo({ options, dryRun }: Pick<ImportRun, 'options' | 'dryRun'>): boolean {
  return options.allOrNothing && !dryRun;
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    rowsDone: a.rowsDone + b.rowsDone,
    created: a.created + b.created,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
    customersCreated: a.customersCreated + b.customersCreated,
    receiptsCreated: a.receiptsCreated + b.receiptsCreated,
  };
}
