import { cpus, loadavg } from 'node:os';
import { assess, presentResult, writeSnapshot } from '#assessment';
import {
  assessCustomer,
  assessmentHash,
  listCreditFiles,
  loadManyFacts,
  runPortfolio,
  startPortfolioRun,
} from '#assessment/usecases';
import { operator, type Platform, todayAt } from '#platform';
import { policyInForce } from '#policy';
import { openPortfolio } from './assessment/portfolio.ts';
import { type Asked, listenTo } from './assessment/listen.ts';

const customers = 10_000;
const rounds = 3;
/** Few enough that the one-by-one road ends the same day. */
const oneByOne = 200;
const chunk = 250;

type Round = { readonly bareMs: number; readonly rows: number; readonly runMs: number; readonly againMs: number };

/**
 * The whole portfolio assessed anew against the bare SQL read of the same rows, both in the same run: the very
 * statements that load the facts, sent once more with nothing done about their rows. Rounds take turns, the median counts.
 */
export default async function assessment([asked]: readonly string[]): Promise<void> {
  const count = asked === 'quick' ? customers / 20 : customers;
  const load = () => loadavg()[0]?.toFixed(1);
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${load()}`);
  const portfolio = await openPortfolio(count);
  const { platform } = portfolio;
  try {
    await run(platform); // First grades: what is measured is the assessment of those who have one.
    const measured: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await portfolio.changeEverybody(round);
      const { statements, decideMs } = await readingOf(platform);
      const bare = await readBare(platform, statements);
      const runMs = await run(platform);
      const againMs = await run(platform);
      measured.push({ ...bare, runMs, againMs });
      console.log(
        `round ${round}: bare read ${shown(bare.bareMs)}, decided in memory ${shown(decideMs)}, assessed ${shown(runMs)}, again ${shown(againMs)}`,
      );
    }
    const single = await assessSingly(platform);
    const bareMs = median(measured.map((one) => one.bareMs));
    const runMs = median(measured.map((one) => one.runMs));
    const againMs = median(measured.map((one) => one.againMs));
    const perSecond = (ms: number, of = count) => Math.round((of * 1000) / ms).toLocaleString('en');
    console.log(`
${count.toLocaleString('en')} customers with three years of statements each, ${measured[0]?.rows.toLocaleString('en')} rows read
bare SQL read of the same rows    ${shown(bareMs).padStart(8)}   ${perSecond(bareMs).padStart(7)} customers/s   1.0
assessed anew and written         ${shown(runMs).padStart(8)}   ${perSecond(runMs).padStart(7)} customers/s   ${(runMs / bareMs).toFixed(1)} × the bare read
again, nothing to write           ${shown(againMs).padStart(8)}   ${perSecond(againMs).padStart(7)} customers/s   ${(againMs / bareMs).toFixed(1)} × the bare read
one by one (${oneByOne})                  ${shown(single).padStart(8)}   ${perSecond(single, oneByOne).padStart(7)} customers/s   ${(single / oneByOne / (bareMs / count)).toFixed(1)} × the bare read
Load at the end: ${load()}.`);
  } finally {
    await portfolio.close();
  }
}

async function run(platform: Platform): Promise<number> {
  const from = performance.now();
  const started = await startPortfolioRun(platform, { caller: operator });
  if (!started.ok) throw new Error(started.refusal.detail);
  const { state } = await runPortfolio(platform, started.value.answer.runId);
  if (state !== 'done') throw new Error(`The run ended ${state}.`);
  return performance.now() - from;
}

/** The statements that a run sends to read, and how long deciding about their rows takes with nothing else going on. */
async function readingOf(platform: Platform): Promise<{ statements: readonly Asked[]; decideMs: number }> {
  const { sql, heard } = listenTo(platform.database.sql);
  const today = todayAt(platform.clock, platform.company);
  const policy = policyInForce(today);
  let decideMs = 0;
  for (let after: Parameters<typeof listCreditFiles>[1]['after'] = null; ; ) {
    const page = await listCreditFiles(sql, { after, limit: chunk });
    const last = page.at(-1);
    if (last === undefined) return { statements: heard, decideMs };
    const facts = await loadManyFacts(sql, page, today);
    const from = performance.now();
    for (const one of facts.values())
      assessmentHash({
        snapshot: writeSnapshot(one),
        result: presentResult(assess(one, policy), one.customer.currency),
      });
    decideMs += performance.now() - from;
    after = last.customerId;
  }
}

/** As much at once as a run asks at once. */
async function readBare({ database }: Platform, statements: readonly Asked[]) {
  const from = performance.now();
  let rows = 0;
  const perTurn = 8;
  for (let place = 0; place < statements.length; place += perTurn) {
    const answers = await Promise.all(
      statements
        .slice(place, place + perTurn)
        .map(({ sql, parameters }) => database.pool.query(sql, [...parameters] as unknown[])),
    );
    rows += answers.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
  }
  return { bareMs: performance.now() - from, rows };
}

async function assessSingly(platform: Platform): Promise<number> {
  const page = await listCreditFiles(platform.database.sql, { after: null, limit: oneByOne });
  const from = performance.now();
  for (const { code } of page) {
    const assessed = await assessCustomer(platform, { caller: operator }, code);
    if (!assessed.ok) throw new Error(assessed.refusal.detail);
  }
  return performance.now() - from;
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

function shown(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
