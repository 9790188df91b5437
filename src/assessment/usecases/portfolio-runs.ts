import { ok, type Result, refuse } from '#kernel';
import { type Done, type Jobs, newId, type Origin, type Platform, runCommand, toPage } from '#platform';
import { isLeftBehind } from '../portfolio-run.ts';
import {
  findPortfolioRun,
  findRunUnderWay,
  finishPortfolioRun,
  insertPortfolioRun,
  listPortfolioRuns,
  listRunChanges,
  type ListedChange,
  type PortfolioRun,
  requestRunCancel,
} from '../store/portfolio-runs.ts';

export const portfolioJob = 'assess-portfolio';

/** Begins a run, or goes on with one that was left behind. Without jobs the caller runs it itself. */
export async function startPortfolioRun(
  platform: Platform,
  origin: Origin,
  jobs?: Jobs,
): Promise<Result<Done<PortfolioRun>>> {
  const name = { name: 'assessment.start_portfolio_run', may: 'assessments:write', input: {} };
  const started = await runCommand(platform, origin, name, async (command): Promise<Result<Done<string>>> => {
    const { tx, now, caller } = command;
    const added = await insertPortfolioRun(tx, { runId: newId(), caller, now });
    const run = added ?? (await findRunUnderWay(tx));
    if (run === undefined || (added === undefined && !isLeftBehind(run, now))) return underWay;
    if (run.customersTotal === 0)
      return refuse('conflict', 'nobody_to_assess', 'There is no active customer with a credit file to assess.');
    await jobs?.send(tx, portfolioJob, { runId: run.runId });
    const { runId, customersTotal, customersDone } = run;
    command.record({ subject: 'portfolio', detail: { runId, customersTotal, goesOnFrom: customersDone } });
    return ok({ answer: runId, effect: 'created' });
  });
  if (!started.ok) return started;
  jobs?.wake(portfolioJob);
  return shown(platform, started.value);
}

/** Stops a run before its next customers; one that waits, or that nobody runs any more, ends at once. */
export async function cancelPortfolioRun(
  platform: Platform,
  origin: Origin,
  runId: string,
  may: 'assessments:write' | 'jobs:manage' = 'assessments:write',
): Promise<Result<Done<PortfolioRun>>> {
  const name = { name: 'assessment.cancel_portfolio_run', may, input: { runId } };
  const cancelled = await runCommand(platform, origin, name, async (command): Promise<Result<Done<string>>> => {
    const run = await findPortfolioRun(command.tx, runId);
    if (run === undefined) return runNotFound(runId);
    if (run.state === 'cancelled') return ok({ answer: runId, effect: 'unchanged' });
    if (run.finishedAt !== null) return refuse('conflict', 'run_over', 'This run is over.');
    // Both: a run that starts at this very moment sees the request.
    await requestRunCancel(command.tx, runId);
    if (run.state === 'waiting' || isLeftBehind(run, command.now))
      await finishPortfolioRun(command.tx, runId, { state: 'cancelled', now: command.now });
    command.record({ subject: 'portfolio', detail: { runId, customersDone: run.customersDone } });
    return ok({ answer: runId, effect: 'changed' });
  });
  return cancelled.ok ? shown(platform, cancelled.value) : cancelled;
}

export async function readPortfolioRun({ database }: Platform, runId: string): Promise<Result<PortfolioRun>> {
  const run = await findPortfolioRun(database.sql, runId);
  return run === undefined ? runNotFound(runId) : ok(run);
}

/** Runs, the newest first. */
export async function readPortfolioRuns(
  { database }: Platform,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const runs = await listPortfolioRuns(database.sql, limit + 1, cursor);
  return toPage(runs, limit, { item: (run) => run, cursor: ({ runId }) => runId });
}

/** Whose grade a run moved. */
export async function readRunChanges(
  platform: Platform,
  runId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const run = await readPortfolioRun(platform, runId);
  if (!run.ok) return run;
  const changes = await listRunChanges(platform.database.sql, runId, { limit: limit + 1, after: cursor });
  return ok(toPage(changes, limit, { item: (one: ListedChange) => one, cursor: ({ code }) => code }));
}

async function shown(platform: Platform, { answer, effect }: Done<string>): Promise<Result<Done<PortfolioRun>>> {
  const run = await readPortfolioRun(platform, answer);
  return run.ok ? ok({ answer: run.value, effect }) : run;
}

const underWay = refuse(
  'conflict',
  'run_under_way',
  'The portfolio is being assessed already. A run whose server or shell is gone can be gone on with two minutes later.',
);

function runNotFound(runId: string): Result<never> {
  return refuse('not_found', 'run_not_found', `There is no run ${runId}.`);
}
