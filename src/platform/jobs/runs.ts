import { sql } from 'kysely';
import type { Sql, Tx } from '../postgres/database.ts';

export const runStates = ['waiting', 'running', 'retrying', 'done', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

/** One run of a job. It is tried again by itself while it is `retrying`; `failed` is given up. */
export type JobRun = {
  readonly id: string;
  readonly job: string;
  readonly state: RunState;
  /** Which try this is, from 1. */
  readonly attempt: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Of the last try, or so far; null before the first. */
  readonly milliseconds: number | null;
  /** What the last try died of. */
  readonly error: string | null;
  /** When it is tried again; only while it waits for that. */
  readonly retryAt: Date | null;
  /** What it was asked to work on. */
  readonly data: unknown;
};

const stateOf = sql`
  case state when 'created' then 'waiting' when 'active' then 'running' when 'retry' then 'retrying'
             when 'completed' then 'done' else state::text end`;

const columns = sql`
  id, name as job, ${stateOf} as state, retry_count + case when state = 'retry' then 0 else 1 end as attempt,
  created_on as "createdAt", started_on as "startedAt", completed_on as "endedAt",
  round(extract(epoch from coalesce(completed_on, case when state = 'active' then now() end) - started_on) * 1000)::float8
    as milliseconds,
  case when state in ('retry', 'failed') then coalesce(output->>'message', output->'value'->>'message', output::text) end
    as error,
  case when state = 'retry' then start_after end as "retryAt", data`;

/** The scheduler makes its tables at the first start of a server; before that nothing has run. */
async function hasRuns(db: Sql): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(db);
  return rows[0]?.there === true;
}

export type RunFilter = {
  readonly jobs: readonly string[];
  readonly state?: RunState | undefined;
  readonly limit: number;
  /** The last run of the page above. */
  readonly before?: Pick<JobRun, 'createdAt' | 'id'> | undefined;
};

/** The newest first. Runs that are over are kept for a week. */
export async function listRuns(db: Sql, { jobs, state, limit, before }: RunFilter): Promise<JobRun[]> {
  if (!(await hasRuns(db))) return [];
  const { rows } = await sql<JobRun>`
    select ${columns} from pgboss.job
     where name = any(${jobs}::text[])
       and ${state === undefined ? sql`true` : sql`${stateOf} = ${state}`}
       and ${before === undefined ? sql`true` : sql`(date_trunc('milliseconds', created_on), id) < (${before.createdAt}::timestamptz, ${before.id}::uuid)`}
     order by date_trunc('milliseconds', created_on) desc, id desc limit ${limit}`.execute(db);
  return rows;
}

export async function findRun(db: Sql, id: string): Promise<JobRun | undefined> {
  if (!(await hasRuns(db))) return undefined;
  const { rows } = await sql<JobRun>`select ${columns} from pgboss.job where id = ${id}`.execute(db);
  return rows[0];
}

/** Of each job the newest run, and how many are in each state. */
export async function summarizeRuns(
  db: Sql,
  jobs: readonly string[],
): Promise<Map<string, { readonly last: JobRun; readonly counts: Readonly<Partial<Record<RunState, number>>> }>> {
  if (!(await hasRuns(db))) return new Map();
  const { rows: last } = await sql<JobRun>`
    select distinct on (name) ${columns} from pgboss.job
     where name = any(${jobs}::text[]) order by name, created_on desc, id desc`.execute(db);
  const { rows: counted } = await sql<{ job: string; state: RunState; runs: number }>`
    select name as job, ${stateOf} as state, count(*)::int as runs from pgboss.job
     where name = any(${jobs}::text[]) group by 1, 2`.execute(db);
  return new Map(
    last.map((run) => {
      const own = counted.filter(({ job }) => job === run.job).map(({ state, runs }) => [state, runs]);
      return [run.job, { last: run, counts: Object.fromEntries(own) as Partial<Record<RunState, number>> }];
    }),
  );
}

/** Lets a run that was given up, or that waits for its next try, be tried at once. False when it is neither. */
export async function tryRunNow(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update pgboss.job
       set retry_limit = retry_limit + case when state = 'failed' then 1 else 0 end,
           state = 'retry', completed_on = null, start_after = now()
     where id = ${id} and state in ('failed', 'retry')`.execute(tx);
  return numAffectedRows === 1n;
}
