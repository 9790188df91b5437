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
/** Few enough that the one-by-one road ends the same day. */
const oneByOne = 200;
const chunk = 250;

/**
 * The whole portfolio assessed anew against the bare SQL read of the same rows, both in the same run: the very
 * statements that load the facts, sent once more with nothing done about their rows.
 */
export default async function assessment([asked]: readonly string[]): Promise<void> {
  const count = asked === 'quick' ? customers / 20 : customers;
  const load = () => loadavg()[0]?.toFixed(1);
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${load()}`);
  const portfolio = await openPortfolio(count);
  const { platform } = portfolio;
  try {
    const firstMs = await run(platform);
    await portfolio.changeEverybody();
    const { statements, decideMs } = await readingOf(platform);
    const { bareMs, rows } = await readBare(platform, statements);
    const anewMs = await run(platform);
    const againMs = await run(platform);
    const singleMs = await assessSingly(platform);
    console.log(
      `${count.toLocaleString('en')} customers with three years of statements each, ${rows.toLocaleString('en')} rows read`,
    );
    const line = (name: string, ms: number, of = count) => {
      const rate = Math.round((of * 1000) / ms).toLocaleString('en');
      const times = (ms / of / (bareMs / count)).toFixed(1);
      console.log(
        `${name.padEnd(34)} ${(ms / 1000).toFixed(2).padStart(8)} s ${rate.padStart(8)} customers/s ${times.padStart(6)} × the bare read`,
      );
    };
    line('bare SQL read of the same rows', bareMs);
    line('decided in memory', decideMs);
    line('assessed for the first time', firstMs);
    line('assessed anew', anewMs);
    line('again the same day: nothing to write', againMs);
    line(`one by one (${oneByOne})`, singleMs, Math.min(oneByOne, count));
    console.log(`Load at the end: ${load()}.`);
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
