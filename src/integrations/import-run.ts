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
