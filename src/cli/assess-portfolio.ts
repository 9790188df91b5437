import { cancelPortfolioRun, runPortfolio, startPortfolioRun } from '#assessment/usecases';
import { operator, type Platform } from '#platform';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { endProgress, showProgress } from './progress.ts';
import { printRefusal } from './with-platform.ts';

type Run = Awaited<ReturnType<typeof runPortfolio>>;

/** Every active customer, in this process. Ctrl-C lets the chunk under way end, and with it the run. */
export async function assessPortfolio(platform: Platform): Promise<ExitCode> {
  const started = await startPortfolioRun(platform, { caller: operator });
  if (!started.ok) return printRefusal(started.refusal);
  const { runId, customersDone, customersTotal } = started.value.answer;
  if (customersDone > 0) console.error(`Goes on with a run that stopped at ${customersDone} of ${customersTotal}.`);
  const cancel = () => void cancelPortfolioRun(platform, { caller: operator }, runId);
  process.once('SIGINT', cancel);
  try {
    const run = await runPortfolio(platform, runId, { onProgress: (now) => showProgress(lineOf(now)) });
    endProgress();
    return printOutcome(run);
  } finally {
    process.off('SIGINT', cancel);
  }
}

function lineOf({ customersDone, customersTotal, assessed, raised, lowered }: Run): string {
  return `${customersDone} of ${customersTotal} customers, ${assessed} new assessments, ${raised} raised, ${lowered} lowered`;
}

function printOutcome(run: Run): ExitCode {
  const { state, customersDone, assessed, unchanged, raised, lowered, runId } = run;
  console.log(
    `${customersDone} customers: ${assessed} new assessments, ${unchanged} as they stood; ${raised} grades raised, ${lowered} lowered.`,
  );
  if (state === 'cancelled') console.log('Cancelled; what was assessed stands.');
  console.log(`run ${runId}`);
  return state === 'done' ? exitCodes.done : exitCodes.attention;
}
