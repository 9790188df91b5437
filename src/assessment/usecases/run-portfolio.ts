import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { lockCustomers } from '#customers/usecases';
import { ok, type Result, refuse } from '#kernel';
import { type Caller, type Command, type Done, type Platform, runCommand } from '#platform';
import { gradingPolicy } from '#policy/usecases';
import { addReassessed, type RunState } from '../portfolio-run.ts';
import {
  insertAssessments,
  type KeptAssessment,
  type NewAssessment,
  standingAssessments,
} from '../store/assessments.ts';
import { type Assessed, listCreditFiles } from '../store/credit-files.ts';
import {
  advancePortfolioRun,
  beginPortfolioRun,
  findPortfolioRun,
  finishPortfolioRun,
  insertRunChanges,
  type PortfolioRun,
} from '../store/portfolio-runs.ts';
import { assessedAs } from './assess-customer.ts';
import { loadManyFacts } from './load-facts.ts';

/** Few enough that a chunk's locks are short, many enough that a statement is worth its round trip. */
const customersPerChunk = 250;
/** Orders are checked by the same process: it looks up after so many customers. */
const customersPerTurn = 10;

type Watched = { readonly signal?: AbortSignal; readonly onProgress?: (run: PortfolioRun) => void };

/**
 * Assesses every active customer that has a credit file, chunk by chunk, from where the run stands. Each chunk is read with one statement per
 * kind, decided by the same function as a single customer, and written with one statement per table. Throws only when
 * it was stopped, or something broke.
 */
export async function runPortfolio(platform: Platform, runId: string, watched: Watched = {}): Promise<PortfolioRun> {
  const { sql: db } = platform.database;
  await beginPortfolioRun(db, runId, platform.clock.now());
  for (let isLast = false; ; ) {
    watched.signal?.throwIfAborted();
    const run = await foundRun(platform, runId);
    watched.onProgress?.(run);
    if (run.state !== 'running') return run;
    if (isLast) return finish(platform, run, 'done');
    if (run.cancelRequested) return finish(platform, run, 'cancelled');
    const name = { name: 'assessment.assess_portfolio', may: 'assessments:write', input: { runId } };
    const chunk = await runCommand(platform, { caller: callerOf(run) }, name, (command) => assessChunk(command, run));
    // Cancelled, or taken over by who found it left behind: it is theirs now.
    if (!chunk.ok) return foundRun(platform, runId);
    isLast = chunk.value.answer;
  }
}

/** True when it was the last. */
async function assessChunk(command: Command, run: PortfolioRun): Promise<Result<Done<boolean>>> {
  const { tx, now } = command;
  const customers = await listCreditFiles(tx, { after: run.lastCustomerId, limit: customersPerChunk });
  const last = customers.at(-1);
  if (last === undefined) return ok({ answer: true, effect: 'unchanged' });
  const [facts, stood, policy] = await Promise.all([
    loadManyFacts(tx, customers, command.today),
    standingAssessments(tx, customers),
    gradingPolicy(tx, command.today),
  ]);
  const made: { readonly customer: Assessed; readonly kept: NewAssessment }[] = [];
  for (const [place, customer] of customers.entries()) {
    if (place % customersPerTurn === 0) await nextTurn();
    const known = facts.get(customer.customerId);
    if (known !== undefined) made.push({ customer, kept: assessedAs(customer, { facts: known, policy }, command) });
  }
  // Only now locked, so that orders wait for the writing alone. Who moved or was assessed meanwhile is left as it is.
  const locked = await lockCustomers(
    tx,
    customers.map(({ code }) => code),
  );
  const standsNow = await standingAssessments(tx, customers);
  const valid = made.flatMap(({ customer: { customerId, creditGroupId, code }, kept }) => {
    const isInPlace = locked.get(code)?.creditGroupId === creditGroupId;
    const isStill = stood.get(customerId)?.assessmentId === standsNow.get(customerId)?.assessmentId;
    return isInPlace && isStill ? [kept] : [];
  });
  // The same again from the same facts, under the same policy, on the same day, is the one that stands.
  const fresh = valid.filter(({ customerId, hash }) => stood.get(customerId)?.hash.equals(hash) !== true);
  await insertAssessments(tx, fresh);
  const freshIds = new Set(fresh.map(({ customerId }) => customerId));
  const counts = addReassessed(
    run,
    customers.length,
    valid.map(({ customerId, grade }) => ({
      isNew: freshIds.has(customerId),
      before: stood.get(customerId)?.grade,
      now: grade,
    })),
  );
  if (!(await advancePortfolioRun(tx, run, { ...counts, lastCustomerId: last.customerId, now })))
    return refuse('conflict', 'run_taken_over', `Run ${run.runId} was cancelled or taken over.`);
  await keepChanges(command, run.runId, fresh, { stood, customers });
  if (fresh.length > 0) {
    const hash = createHash('sha256');
    for (const one of fresh) hash.update(one.assessmentId).update(one.hash);
    const detail = { runId: run.runId, assessments: fresh.length, hash: hash.digest('hex') };
    command.record({ subject: 'portfolio', detail });
  }
  return ok({
    answer: customers.length < customersPerChunk,
    effect: fresh.length > 0 ? 'changed' : 'unchanged',
  });
}

type Before = {
  readonly stood: Awaited<ReturnType<typeof standingAssessments>>;
  readonly customers: readonly Assessed[];
};

/** Whose grade moved is listed with the run, told in the customer's own timeline, and announced. */
async function keepChanges(
  command: Command,
  runId: string,
  fresh: readonly KeptAssessment[],
  { stood, customers }: Before,
): Promise<void> {
  const codes = new Map(customers.map(({ customerId, code }) => [customerId, code]));
  const moved = fresh.flatMap((one) => {
    const before = stood.get(one.customerId);
    const code = codes.get(one.customerId);
    return before === undefined || code === undefined || before.grade === one.grade ? [] : [{ one, before, code }];
  });
  await insertRunChanges(
    command.tx,
    runId,
    moved.map(({ one, before }) => ({ ...one, gradeBefore: before.grade, scoreBefore: before.score })),
  );
  for (const { one, before, code } of moved) {
    const { assessmentId, policyVersion, score, grade, hash, customerId } = one;
    const detail = { runId, assessmentId, policyVersion, score, grade, gradeBefore: before.grade };
    command.record({ subject: code, detail: { ...detail, hash: hash.toString('hex') }, customerId });
    command.announce('customer_assessed', { customerCode: code, assessmentId, grade });
  }
}

/** Ends a run and says in the trail what came of it. */
async function finish(platform: Platform, run: PortfolioRun, state: RunState): Promise<PortfolioRun> {
  const { runId, customersDone, assessed, unchanged, raised, lowered } = run;
  const name = { name: 'assessment.finish_portfolio_run', may: 'assessments:write', input: { runId, state } };
  const done = await runCommand(platform, { caller: callerOf(run) }, name, async ({ tx, now, record }) => {
    await finishPortfolioRun(tx, runId, { state, now });
    record({ subject: 'portfolio', detail: { runId, state, customersDone, assessed, unchanged, raised, lowered } });
    return ok({ answer: null, effect: 'changed' });
  });
  if (!done.ok) throw new Error(done.refusal.detail);
  return foundRun(platform, runId);
}

async function foundRun({ database }: Platform, runId: string): Promise<PortfolioRun> {
  const run = await findPortfolioRun(database.sql, runId);
  if (run === undefined) throw new Error(`There is no run ${runId}.`);
  return run;
}

/** Who asked for a run answers for it. */
function callerOf({ callerKind, callerId, callerName }: PortfolioRun): Caller {
  return { kind: callerKind, id: callerId, name: callerName, scopes: new Set(['assessments:write']) };
}
