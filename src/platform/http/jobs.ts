import { z } from 'zod';
import { ok } from '#kernel';
import type { Platform } from '../command.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { cancelRun, listJobRuns, listJobs, retryRun, runJob } from '../jobs/manage.ts';
import type { JobRun } from '../jobs/runs.ts';
import { toPage } from '../page.ts';
import { jobsContract as doors } from './contract.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { read, type Route, write } from './route.ts';

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

/** What an administrator does with the background jobs. */
export function jobsRoutes(platform: Platform, jobs: Jobs): Route[] {
  return [
    read(doors.listJobs, async () => {
      const items = (await listJobs(platform, jobs)).map(({ lastRun, nextRunAt, ...job }) => ({
        ...job,
        nextRunAt: nextRunAt?.toISOString() ?? null,
        lastRun: lastRun === null ? null : presentRun(lastRun),
      }));
      return ok({ items });
    }),
    write(doors.runJob, ({ origin, params }) => runJob(platform, jobs, origin, params.name)),
    read(doors.listRuns, async ({ query: { cursor, limit, job, state } }) => {
      const place = decodeCursor(cursor, Place);
      if (!place.ok) return place;
      const before = place.value && { createdAt: new Date(place.value[0]), id: place.value[1] };
      const runs = await listJobRuns(platform, jobs, { job, state, limit: limit + 1, before });
      const at = ({ createdAt, id }: JobRun) => encodeCursor([createdAt.toISOString(), id]);
      return ok(toPage(runs, limit, { item: presentRun, cursor: at }));
    }),
    write(doors.cancelRun, async ({ origin, params }) => {
      const cancelled = await cancelRun(platform, jobs, origin, params.id);
      if (!cancelled.ok) return cancelled;
      const { answer, effect } = cancelled.value;
      return ok({ answer: presentRun(answer), effect });
    }),
    write(doors.retryRun, async ({ origin, params }) => {
      const retried = await retryRun(platform, jobs, origin, params.id);
      if (!retried.ok) return retried;
      const { answer, effect } = retried.value;
      return ok({ answer: presentRun(answer), effect });
    }),
  ];
}

function presentRun({ createdAt, startedAt, endedAt, retryAt, data: _, ...run }: JobRun) {
  return {
    ...run,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    retryAt: retryAt?.toISOString() ?? null,
  };
}
