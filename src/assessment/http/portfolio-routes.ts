import { ok, type Result } from '#kernel';
import { type Done, type Jobs, type Platform, type Route, read, write } from '#platform';
import { isLeftBehind } from '../portfolio-run.ts';
import type { PortfolioRun } from '../store/portfolio-runs.ts';
import {
  cancelPortfolioRun,
  readPortfolioRun,
  readPortfolioRuns,
  readRunChanges,
  startPortfolioRun,
} from '../usecases/portfolio-runs.ts';
import { portfolioDoors as doors } from './portfolio-shapes.ts';

export function portfolioRoutes(platform: Platform, jobs: Jobs): Route[] {
  const present = (run: PortfolioRun) => presentRun(run, platform.clock.now());
  /** From the database: of a call that is repeated, the answer comes back as JSON kept it. */
  const asItStands = async (done: Result<Done<PortfolioRun>>) => {
    if (!done.ok) return done;
    const run = await readPortfolioRun(platform, done.value.answer.runId);
    return run.ok ? ok({ answer: present(run.value), effect: done.value.effect }) : run;
  };
  return [
    write(doors.startPortfolioRun, async ({ origin }) => {
      return asItStands(await startPortfolioRun(platform, origin, jobs));
    }),
    read(doors.listPortfolioRuns, async ({ query }) => {
      const { items, nextCursor } = await readPortfolioRuns(platform, query);
      return ok({ items: items.map(present), nextCursor });
    }),
    read(doors.getPortfolioRun, async ({ params }) => {
      const run = await readPortfolioRun(platform, params.id);
      return run.ok ? ok(present(run.value)) : run;
    }),
    read(doors.listRunChanges, async ({ params, query }) => {
      const changes = await readRunChanges(platform, params.id, query);
      if (!changes.ok) return changes;
      const { items, nextCursor } = changes.value;
      const shown = items.map(({ code, name, ...change }) => ({ customerCode: code, customerName: name, ...change }));
      return ok({ items: shown, nextCursor });
    }),
    write(doors.cancelPortfolioRun, async ({ origin, params }) => {
      return asItStands(await cancelPortfolioRun(platform, origin, params.id));
    }),
  ];
}

function presentRun(run: PortfolioRun, now: Date) {
  const { customersTotal, customersDone, assessed, unchanged, raised, lowered, cancelRequested, failure } = run;
  return {
    id: run.runId,
    state: run.state,
    customersTotal,
    customersDone,
    assessed,
    unchanged,
    raised,
    lowered,
    cancelRequested,
    leftBehind: run.finishedAt === null && isLeftBehind(run, now),
    failure,
    startedBy: run.callerName,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
