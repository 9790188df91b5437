import { ok, type Result, refuse } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '../command.ts';
import type { Job, Jobs, Progress } from './jobs.ts';
import { findRun, type JobRun, listRuns, type RunState, summarizeRuns, tryRunNow } from './runs.ts';
import { describeSchedule, nextRun, type ScheduleWords } from './schedule.ts';

export type JobView = {
  readonly name: string;
  readonly title: Job['title'];
  readonly schedule: ScheduleWords;
  readonly nextRunAt: Date | null;
  readonly lastRun: JobRun | null;
  readonly counts: Readonly<Partial<Record<RunState, number>>>;
  /** Of a run under way that can be watched. Such a one can be cancelled, too. */
  readonly progress: Progress | null;
};

/** Every job there is, with its schedule and how its last run ended. */
export async function listJobs({ database, clock, company }: Platform, jobs: Jobs): Promise<JobView[]> {
  const runs = await summarizeRuns(database.sql, namesOf(jobs));
  return Promise.all(
    jobs.all.map(async ({ name, title, schedule, watch }) => {
      const next = schedule === undefined ? undefined : await nextRun(schedule, company.timeZone, clock.now());
      const { last = null, counts = {} } = runs.get(name) ?? {};
      const isWatched = watch !== undefined && last !== null && isUnderWay(last);
      const progress = isWatched ? await watch.progress(last.data) : null;
      const words = describeSchedule(schedule);
      return { name, title, schedule: words, nextRunAt: next ?? null, lastRun: last, counts, progress };
    }),
  );
}

export type WantedRuns = {
  readonly job?: string | undefined;
  readonly state?: RunState | undefined;
  readonly limit: number;
  readonly before?: Pick<JobRun, 'createdAt' | 'id'> | undefined;
};

export function listJobRuns({ database }: Platform, jobs: Jobs, { job, ...wanted }: WantedRuns): Promise<JobRun[]> {
  const names = namesOf(jobs).filter((name) => job === undefined || job === name);
  return listRuns(database.sql, { jobs: names, ...wanted });
}

/** Runs a job by the clock once more, now. One that waits or runs already is left to it. */
export async function runJob(
  platform: Platform,
  jobs: Jobs,
  origin: Origin,
  name: string,
): Promise<Result<Done<{ readonly job: string }>>> {
  const command = { name: 'jobs.run', may: 'jobs:manage', input: { name } };
  const sent = await runCommand(platform, origin, command, async ({ tx, record }) => {
    const job = jobs.all.find((one) => one.name === name);
    if (job === undefined) return refuse('not_found', 'job_not_found', `There is no job ${name}.`);
    if (job.schedule === undefined) {
      const detail = `${name} runs when something asks for it, with what it is to work on; it has no run of its own.`;
      return refuse('conflict', 'job_without_schedule', detail);
    }
    const { counts = {} } = (await summarizeRuns(tx, [name])).get(name) ?? {};
    if ((counts.waiting ?? 0) + (counts.running ?? 0) > 0)
      return refuse('conflict', 'job_under_way', `${name} waits or runs already.`);
    await jobs.send(tx, name, {});
    record({ subject: `job ${name}`, detail: {} });
    return ok({ answer: { job: name }, effect: 'created' });
  });
  if (sent.ok) jobs.wake(name);
  return sent;
}

/** Tries a run again that was given up, or at once one that waits for its next try. */
export async function retryRun(
  platform: Platform,
  jobs: Jobs,
  origin: Origin,
  id: string,
): Promise<Result<Done<JobRun>>> {
  const command = { name: 'jobs.retry', may: 'jobs:manage', input: { id } };
  const retried = await runCommand(platform, origin, command, async ({ tx, record }): Promise<Result<Done<null>>> => {
    const before = await findRun(tx, id);
    if (before === undefined || !namesOf(jobs).includes(before.job)) return runNotFound(id);
    if (!(await tryRunNow(tx, id))) return refuse('conflict', 'run_not_failed', `This run is ${before.state}.`);
    const { job, attempt, error } = before;
    record({ subject: `job ${job}`, detail: { run: id, attempt, error } });
    return ok({ answer: null, effect: 'changed' });
  });
  if (!retried.ok) return retried;
  const after = await findRun(platform.database.sql, id);
  if (after === undefined) return runNotFound(id);
  jobs.wake(after.job);
  return ok({ answer: after, effect: retried.value.effect });
}

/** Asks a run under way to stop; it does before its next step. What it did so far stands. */
export async function cancelRun(
  { database }: Platform,
  jobs: Jobs,
  origin: Origin,
  id: string,
): Promise<Result<Done<JobRun>>> {
  const run = await findRun(database.sql, id);
  const job = jobs.all.find(({ name }) => name === run?.job);
  if (run === undefined || job === undefined) return runNotFound(id);
  if (job.watch === undefined || !isUnderWay(run)) {
    const detail = `A run of ${job.name} that is ${run.state} cannot be cancelled.`;
    return refuse('conflict', 'run_not_cancellable', detail);
  }
  const cancelled = await job.watch.cancel(run.data, origin);
  return cancelled.ok ? ok({ answer: run, effect: 'changed' }) : cancelled;
}

function isUnderWay({ state }: JobRun): boolean {
  return state === 'waiting' || state === 'running' || state === 'retrying';
}

function runNotFound(id: string): Result<never> {
  return refuse('not_found', 'run_not_found', `There is no run ${id}; runs are kept for a week.`);
}

function namesOf({ all }: Jobs): string[] {
  return all.map(({ name }) => name);
}
