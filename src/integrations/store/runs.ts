import { sql } from 'kysely';
import type { Caller, Sql } from '#platform';
import type { ImportOptions } from '../import-kind.ts';
import { type Counts, type Failure, type ImportRun, type ImportState, isInOneGo } from '../import-run.ts';

type RunRow = Omit<ImportRun, 'sizeBytes'> & { sizeBytes: bigint };

const columns = sql`
  import_id as "importId", kind, file_name as "fileName", size_bytes as "sizeBytes", state, dry_run as "dryRun",
  options, rows_total as "rowsTotal", rows_done as "rowsDone", created, unchanged, rejected,
  customers_created as "customersCreated", receipts_created as "receiptsCreated", failure,
  failure_code as "failureCode", failure_facts as "failureFacts",
  cancel_requested as "cancelRequested", caller_kind as "callerKind", caller_id as "callerId",
  caller_name as "callerName", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

type NewRun = Pick<
  ImportRun,
  | 'importId'
  | 'kind'
  | 'fileName'
  | 'sizeBytes'
  | 'state'
  | 'dryRun'
  | 'options'
  | 'rowsTotal'
  | 'callerKind'
  | 'callerId'
  | 'callerName'
  | 'createdAt'
>;

export async function insertRun(db: Sql, run: NewRun): Promise<void> {
  await sql`
    insert into imports.runs (import_id, kind, file_name, size_bytes, state, dry_run, options, rows_total,
                              caller_kind, caller_id, caller_name, created_at)
    values (${run.importId}, ${run.kind}, ${run.fileName}, ${run.sizeBytes}, ${run.state}, ${run.dryRun},
            ${JSON.stringify(run.options)}::jsonb, ${run.rowsTotal}, ${run.callerKind}, ${run.callerId},
            ${run.callerName}, ${run.createdAt})`.execute(db);
}

export async function findRun(db: Sql, importId: string): Promise<ImportRun | undefined> {
  const { rows } = await sql<RunRow>`select ${columns} from imports.runs where import_id = ${importId}`.execute(db);
  return rows[0] && fromRow(rows[0]);
}

/** The newest first; `before` is the last id of the page above. */
export async function listRuns(db: Sql, limit: number, before: string | undefined): Promise<ImportRun[]> {
  const { rows } = await sql<RunRow>`
    select ${columns} from imports.runs
     where ${before ?? null}::uuid is null or import_id < ${before ?? null}::uuid
     order by import_id desc limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

type Queued = {
  readonly dryRun: boolean;
  readonly options: ImportOptions;
  readonly rowsTotal: number;
  /** Whoever asks for the run answers for it, not who uploaded the file. */
  readonly caller: Caller;
};

/** Puts a run in the queue, with its counts at zero. False when it is under way or over: somebody was faster. */
export async function queueRun(
  db: Sql,
  { importId, state }: Pick<ImportRun, 'importId' | 'state'>,
  { dryRun, options, rowsTotal, caller }: Queued,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update imports.runs
       set state = 'waiting', dry_run = ${dryRun}, options = ${JSON.stringify(options)}::jsonb,
           rows_total = ${rowsTotal}, rows_done = 0, created = 0, unchanged = 0, rejected = 0, customers_created = 0,
           receipts_created = 0, failure = null, failure_code = null, failure_facts = null, cancel_requested = false,
           started_at = null, finished_at = null,
           caller_kind = ${caller.kind}, caller_id = ${caller.id}, caller_name = ${caller.name}
     where import_id = ${importId} and state = ${state}`.execute(db);
  await forgetFaults(db, importId);
  return numAffectedRows === 1n;
}

/** Takes a waiting run, or one whose server went away. `afresh`: what it had counted was never written. */
export async function beginRun(db: Sql, importId: string, now: Date, afresh: boolean): Promise<void> {
  await sql`
    update imports.runs set state = 'running', started_at = coalesce(started_at, ${now}) where import_id = ${importId}`.execute(
    db,
  );
  if (!afresh) return;
  await sql`
    update imports.runs
       set rows_done = 0, created = 0, unchanged = 0, rejected = 0, customers_created = 0, receipts_created = 0
     where import_id = ${importId}`.execute(db);
  await forgetFaults(db, importId);
}

/**
 * Notes how far a run is. Inside the transaction of the rows, so that a crash can never count them twice; the number
 * of rows done before guards against a second server at the same run.
 */
export async function advanceRun(db: Sql, importId: string, before: Counts, after: Counts): Promise<void> {
  const { numAffectedRows } = await sql`
    update imports.runs
       set rows_done = ${after.rowsDone}, created = ${after.created}, unchanged = ${after.unchanged},
           rejected = ${after.rejected}, customers_created = ${after.customersCreated},
           receipts_created = ${after.receiptsCreated}, rows_total = greatest(rows_total, ${after.rowsDone})
     where import_id = ${importId} and rows_done = ${before.rowsDone} and state = 'running'`.execute(db);
  if (numAffectedRows !== 1n) throw new Error(`Import ${importId} was taken over by another server.`);
}

export async function finishRun(
  db: Sql,
  run: Pick<ImportRun, 'importId' | 'options' | 'dryRun'>,
  { state, failure, now }: { state: ImportState; failure?: Failure | undefined; now: Date },
): Promise<void> {
  const nothingIn = isInOneGo(run) && state !== 'imported';
  await sql`
    update imports.runs
       set state = ${state}, failure = ${failure?.detail ?? null}, failure_code = ${failure?.code ?? null},
           failure_facts = ${failure?.facts === undefined ? null : JSON.stringify(failure.facts)}::jsonb,
           finished_at = ${now},
           rows_total = case when ${state} in ('imported', 'checked', 'refused') then rows_done else rows_total end,
           created = case when ${nothingIn} then 0 else created end,
           customers_created = case when ${nothingIn} then 0 else customers_created end,
           receipts_created = case when ${nothingIn} then 0 else receipts_created end
     where import_id = ${run.importId}`.execute(db);
}

/** A run under way stops before its next rows. */
export async function requestCancel(db: Sql, importId: string): Promise<void> {
  await sql`update imports.runs set cancel_requested = true where import_id = ${importId}`.execute(db);
}

export async function isCancelRequested(db: Sql, importId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from imports.runs where import_id = ${importId} and cancel_requested`.execute(db);
  return rows.length > 0;
}

async function forgetFaults(db: Sql, importId: string): Promise<void> {
  await sql`delete from imports.rejected_rows where import_id = ${importId}`.execute(db);
}

function fromRow(row: RunRow): ImportRun {
  return { ...row, sizeBytes: Number(row.sizeBytes) };
}
