import { ok } from '#kernel';
import type { Job, Platform } from '#platform';
import { findPortfolioRun, finishPortfolioRun } from '../store/portfolio-runs.ts';
import { cancelPortfolioRun, portfolioJob } from './portfolio-runs.ts';
import { runPortfolio } from './run-portfolio.ts';

type Data = { readonly runId: string };

/** The whole portfolio in the background, asked for on the screen or over the API. */
export function portfolioAssessmentJob(platform: Platform): Job {
  return {
    name: portfolioJob,
    title: { zh: '全部客户重新评估', en: 'Assess every customer anew' },
    run: (data, signal) => runInBackground(platform, (data as Data).runId, signal),
    watch: {
      async progress(data) {
        const run = await findPortfolioRun(platform.database.sql, (data as Data).runId);
        return run === undefined ? null : { done: run.customersDone, total: run.customersTotal };
      },
      async cancel(data, origin) {
        const cancelled = await cancelPortfolioRun(platform, origin, (data as Data).runId, 'jobs:manage');
        return cancelled.ok ? ok(null) : cancelled;
      },
    },
  };
}

/** Stopped with the server, a run is taken up again; broken, it says so. */
async function runInBackground(platform: Platform, runId: string, signal: AbortSignal): Promise<void> {
  try {
    const { state, customersDone, assessed } = await runPortfolio(platform, runId, { signal });
    platform.log.info({ runId, state, customersDone, assessed }, 'the portfolio was assessed');
  } catch (error) {
    if (signal.aborted) throw error;
    platform.log.error({ err: error, runId }, 'the assessment of the portfolio failed');
    const failure = 'Something failed on our side; it has been logged. What was assessed stands; start it again.';
    await finishPortfolioRun(platform.database.sql, runId, { state: 'failed', failure, now: platform.clock.now() });
  }
}
