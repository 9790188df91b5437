import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { asTable, type Caller, type Sql, type Tx } from '#platform';
import type { Grade } from '#policy';
import type { RunCounts, RunState } from '../portfolio-run.ts';
import { hasFile } from './credit-files.ts';
import { type Owner, ownerRow } from './statements.ts';

/** One way through the portfolio. */
export type PortfolioRun = RunCounts & {
  readonly runId: string;
  readonly state: RunState;
  readonly customersTotal: number;
  readonly lastCustomerId: CustomerId | null;
  readonly cancelRequested: boolean;
  readonly failure: string | null;
  readonly callerKind: Caller['kind'];
  readonly callerId: string;
  readonly callerName: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly advancedAt: Date;
  readonly finishedAt: Date | null;
};

const columns = sql`
  run_id as "runId", state, customers_total as "customersTotal", customers_done as "customersDone", assessed, unchanged,
  raised, lowered, last_customer_id as "lastCustomerId", cancel_requested as "cancelRequested", failure,
  caller_kind as "callerKind", caller_id as "callerId", caller_name as "callerName", created_at as "createdAt",
  started_at as "startedAt", advanced_at as "advancedAt", finished_at as "finishedAt"`;

/** Undefined when another run is under way. */
export async function insertPortfolioRun(
  tx: Tx,
  { runId, caller, now }: { readonly runId: string; readonly caller: Caller; readonly now: Date },
): Promise<PortfolioRun | undefined> {
  const { rows } = await sql<PortfolioRun>`
    insert into assessment.runs
      (run_id, state, customers_total, caller_kind, caller_id, caller_name, created_at, advanced_at)
    select ${runId}, 'waiting', count(*)::int, ${caller.kind}, ${caller.id}, ${caller.name}, ${now}, ${now}
      from customers.customers c where ${hasFile}
    on conflict do nothing
    returning ${columns}`.execute(tx);
  return rows[0];
}

export async function findPortfolioRun(db: Sql, runId: string): Promise<PortfolioRun | undefined> {
  const { rows } = await sql<PortfolioRun>`
    select ${columns} from assessment.runs where run_id = ${runId}`.execute(db);
  return rows[0];
}

export async function findRunUnderWay(db: Sql): Promise<PortfolioRun | undefined> {
  const { rows } = await sql<PortfolioRun>`
    select ${columns} from assessment.runs where finished_at is null`.execute(db);
  return rows[0];
}

/** The newest first; `before` is the last of the page above. */
export async function listPortfolioRuns(db: Sql, limit: number, before: string | undefined): Promise<PortfolioRun[]> {
  const { rows } = await sql<PortfolioRun>`
    select ${columns} from assessment.runs
     where ${before ?? null}::uuid is null or run_id < ${before ?? null}::uuid
     order by run_id desc limit ${limit}`.execute(db);
  return rows;
}

/** Takes up a run that waits, or one that was left behind. */
export async function beginPortfolioRun(db: Sql, runId: string, now: Date): Promise<void> {
  await sql`
    update assessment.runs set state = 'running', started_at = coalesce(started_at, ${now}), advanced_at = ${now}
     where run_id = ${runId} and finished_at is null`.execute(db);
}

/**
 * Notes how far a run is, in the transaction of the assessments: a crash can neither lose nor repeat them. False when
 * somebody else went on with it meanwhile.
 */
export async function advancePortfolioRun(
  tx: Tx,
  { runId, customersDone }: Pick<PortfolioRun, 'runId' | 'customersDone'>,
  after: RunCounts & { readonly lastCustomerId: CustomerId; readonly now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update assessment.runs
       set customers_done = ${after.customersDone}, assessed = ${after.assessed}, unchanged = ${after.unchanged},
           raised = ${after.raised}, lowered = ${after.lowered}, last_customer_id = ${after.lastCustomerId},
           customers_total = greatest(customers_total, ${after.customersDone}), advanced_at = ${after.now}
     where run_id = ${runId} and customers_done = ${customersDone} and state = 'running'`.execute(tx);
  return numAffectedRows === 1n;
}

export async function finishPortfolioRun(
  db: Sql,
  runId: string,
  { state, failure = null, now }: { readonly state: RunState; readonly failure?: string | null; readonly now: Date },
): Promise<void> {
  await sql`
    update assessment.runs
       set state = ${state}, failure = ${failure}, finished_at = ${now},
           customers_total = case when ${state} = 'done' then customers_done else customers_total end
     where run_id = ${runId} and finished_at is null`.execute(db);
}

/** A run under way stops before its next customers. */
export async function requestRunCancel(tx: Tx, runId: string): Promise<void> {
  await sql`update assessment.runs set cancel_requested = true where run_id = ${runId}`.execute(tx);
}

/** A customer whose grade a run moved. */
export type RunChange = Owner & {
  readonly assessmentId: string;
  readonly gradeBefore: Grade;
  readonly grade: Grade;
  readonly scoreBefore: number;
  readonly score: number;
};

export async function insertRunChanges(tx: Tx, runId: string, changes: readonly RunChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((one) => ({
    ...ownerRow(one),
    assessment_id: one.assessmentId,
    grade_before: one.gradeBefore,
    grade: one.grade,
    score_before: one.scoreBefore,
    score: one.score,
  }));
  await sql`
    insert into assessment.run_changes
      (run_id, credit_group_id, customer_id, assessment_id, grade_before, grade, score_before, score)
    select ${runId}::uuid, * from ${asTable(rows, {
      credit_group_id: 'uuid',
      customer_id: 'uuid',
      assessment_id: 'uuid',
      grade_before: 'text',
      grade: 'text',
      score_before: 'int',
      score: 'int',
    })}`.execute(tx);
}

export type ListedChange = Omit<RunChange, keyof Owner> & { readonly code: string; readonly name: string };

/** Whose grade a run moved, by code; `after` is the last of the page above. */
export async function listRunChanges(
  db: Sql,
  runId: string,
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
): Promise<ListedChange[]> {
  const { rows } = await sql<ListedChange>`
    select c.code, c.name, r.assessment_id as "assessmentId", r.grade_before as "gradeBefore", r.grade,
           r.score_before as "scoreBefore", r.score
      from assessment.run_changes r join customers.customers c using (credit_group_id, customer_id)
     where r.run_id = ${runId} and (${after ?? null}::text is null or c.code > ${after ?? null})
     order by c.code limit ${limit}`.execute(db);
  return rows;
}
