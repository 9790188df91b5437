import { type Command, Option } from 'commander';
import {
  type Jobs,
  type JobView,
  type JobRun,
  listJobRuns,
  listJobs,
  openJobs,
  operator,
  type Platform,
  retryRun,
  runJob,
  type RunState,
  runStates,
} from '#platform';
import { allJobs } from '../wiring.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseId } from './parse-input.ts';
import { printJson } from './print.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

type RunsAsked = { readonly job?: string; readonly state?: RunState; readonly json?: true };

const runsShown = 50;
const done = 'A running server takes it up within seconds; without one, the next start does.';

export function addJobsCommand(program: Command): void {
  const jobs = program
    .command('jobs')
    .summary('see and run what runs in the background')
    .description('Background jobs: their schedules, the runs of the last seven days, and another try of a failed one.')
    .addHelpText('after', examples);
  jobs
    .command('list')
    .description('Lists the jobs: name, next run, how the last one ended.')
    .option('--json', 'print them as JSON')
    .action(({ json }: { json?: true }) => withJobs((platform, all) => list(platform, all, json === true)));
  jobs
    .command('runs')
    .description(`Lists the newest ${runsShown} runs. Exit code 3 when one of them was given up.`)
    .option('--job <name>', 'of this job only')
    .addOption(new Option('--state <state>', 'in this state only').choices(runStates))
    .option('--json', 'print them as JSON')
    .action((asked: RunsAsked) => withJobs((platform, all) => listNewest(platform, all, asked)));
  jobs
    .command('run')
    .argument('<name>')
    .description('Runs a job that has a schedule once more, now.')
    .action((name: string) =>
      withJobs(async (platform, all) => {
        await all.connect();
        const sent = await runJob(platform, all, { caller: operator }, name);
        if (!sent.ok) return printRefusal(sent.refusal);
        console.log(`${name} waits to run. ${done}`);
        return exitCodes.done;
      }),
    );
  jobs
    .command('retry')
    .argument('<id>', 'of a run, as "jobs runs" shows it')
    .description('Tries a run again that was given up, or at once one that waits for its next try.')
    .action((id: string) => {
      const run = parseId(id);
      return withJobs((platform, all) => retry(platform, all, run));
    });
}

const examples = `
Exit codes: 0 done; 3 the runs shown include one that was given up; 1 refused; 2 wrong usage.

Examples:
  headroom jobs list
  headroom jobs runs --state failed
  headroom jobs run forget-uploads
  headroom jobs retry 019a8f2e-3c41-7d5a-9b1e-5f0f3f8a2c11`;

function withJobs(work: (platform: Platform, jobs: Jobs) => Promise<ExitCode>): Promise<void> {
  return withPlatform(async (platform) => {
    const jobs = openJobs(platform, allJobs(platform));
    try {
      return await work(platform, jobs);
    } finally {
      await jobs.stop();
    }
  });
}

async function list(platform: Platform, jobs: Jobs, asJson: boolean): Promise<ExitCode> {
  const views = await listJobs(platform, jobs);
  if (asJson) printJson(views);
  else for (const view of views) console.log(lineOf(view));
  return exitCodes.done;
}

function lineOf({ name, title, nextRunAt, lastRun }: JobView): string {
  const next = nextRunAt === null ? 'on demand' : `next ${nextRunAt.toISOString()}`;
  const last = lastRun === null ? 'no run in seven days' : `last ${lastRun.state} ${lastRun.createdAt.toISOString()}`;
  return [name, next, last, title.en].join('\t');
}

async function listNewest(platform: Platform, jobs: Jobs, { job, state, json }: RunsAsked): Promise<ExitCode> {
  const runs = await listJobRuns(platform, jobs, { job, state, limit: runsShown });
  if (json === true) printJson(runs);
  else for (const run of runs) console.log(lineOfRun(run));
  return runs.some((run) => run.state === 'failed') ? exitCodes.attention : exitCodes.done;
}

function lineOfRun({ id, job, state, attempt, createdAt, milliseconds, error }: JobRun): string {
  const took = milliseconds === null ? '–' : `${milliseconds} ms`;
  return [id, createdAt.toISOString(), job, state, `try ${attempt}`, took, error?.split('\n')[0] ?? ''].join('\t');
}

async function retry(platform: Platform, jobs: Jobs, id: string): Promise<ExitCode> {
  const retried = await retryRun(platform, jobs, { caller: operator }, id);
  if (!retried.ok) return printRefusal(retried.refusal);
  console.log(`${retried.value.answer.job} is tried again. ${done}`);
  return exitCodes.done;
}
