import { createHash, type Hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ok, type Result, refuse } from '#kernel';
import type { WhenLocked } from '#exposure/usecases';
import { type Caller, type Command, type Platform, runCommand, todayAt } from '#platform';
import { type FileRow, type FileSource, UnreadableFile } from '../files/source.ts';
import { type ImportKind, scopeOfKind } from '../import-kind.ts';
import {
  addCounts,
  type Counts,
  type Failure,
  type ImportRun,
  type ImportState,
  isInOneGo,
  nothingYet,
} from '../import-run.ts';
import type { Layout } from '../layout.ts';
import { type ReadRow, readRow } from '../read-row.ts';
import type { Fault } from '../row-reader.ts';
import { saveFaults } from '../store/rejected-rows.ts';
import { advanceRun, beginRun, finishRun, isCancelRequested } from '../store/runs.ts';
import { inspectFile, readyToRun } from './inspect-file.ts';
import { readAhead } from './read-ahead.ts';
import { writeChunk } from './write-chunk.ts';

/** One chunk is one command: one transaction, one audit entry. */
const rowsPerChunk = 2_000;
const rowsPerTurn = 50;

export type Watched = { readonly signal?: AbortSignal; readonly onProgress?: (counts: Counts) => void };

/**
 * Imports a file to its end, or counts what that would do. Goes on where a stopped server left off. Returns what the
 * run ended as; throws only when it was stopped, or something broke.
 */
export async function runImport(
  platform: Platform,
  run: ImportRun,
  source: FileSource,
  watched: Watched = {},
): Promise<ImportState> {
  const { sql: db } = platform.database;
  const { importId, kind, options } = run;
  const inOneGo = isInOneGo(run);
  // Only chunks that were committed can be gone on from.
  const afresh = run.dryRun || inOneGo;
  await beginRun(db, importId, platform.clock.now(), afresh);
  const finish = async (state: ImportState, failure?: Failure) => {
    await finishRun(db, run, { state, failure, now: platform.clock.now() });
    return state;
  };

  const inspected = await inspectFile(source, kind, options, platform.company);
  if (!inspected.ok) return finish('failed', inspected.refusal);
  const ready = readyToRun(inspected.value);
  if (!ready.ok) return finish('failed', ready.refusal);
  const { table, layout } = inspected.value;
  const work = {
    platform,
    run,
    layout,
    before: afresh ? nothingYet : countsOf(run),
    rows: table.rows(),
    watched,
    seenCustomers: new Set<string>(),
  };
  try {
    return await finish(inOneGo ? await importInOneGo(work) : await importByChunks(work));
  } catch (error) {
    if (error instanceof UnreadableFile)
      return finish('failed', { code: error.code, detail: error.message, facts: error.facts });
    throw error;
  }
}

type Work = {
  readonly platform: Platform;
  readonly run: ImportRun;
  readonly layout: Layout;
  /** What was counted before: of a run that goes on. */
  readonly before: Counts;
  readonly rows: AsyncGenerator<FileRow>;
  readonly watched: Watched;
  readonly seenCustomers: Set<string>;
};

/**
 * Two chunks are under way: the next begins as soon as the one before has all its locks, and ends behind it. A customer's
 * rows so go in by their order, and the counts only ever speak of what is in.
 */
async function importByChunks(work: Work): Promise<ImportState> {
  const { run, before } = work;
  let last: Underway = { locked: Promise.resolve(), counts: Promise.resolve(before) };
  try {
    for await (const chunk of readAhead(chunksOf(work, before.rowsDone))) {
      if (await mustStop(work)) return 'cancelled';
      const next = beginChunk(work, chunk, last.counts);
      const { counts } = last;
      last = next;
      await counts;
      await next.locked;
    }
  } finally {
    // However it ends: what was begun is in, or is out because of what went before.
    await last.counts;
  }
  return run.dryRun ? 'checked' : 'imported';
}

type Underway = {
  /** The next chunk may begin. */
  readonly locked: Promise<void>;
  /** What is counted once it is in. */
  readonly counts: Promise<Counts>;
};

function beginChunk(work: Work, chunk: Chunk, before: Promise<Counts>): Underway {
  const { promise: locked, resolve: whenLocked } = Promise.withResolvers<void>();
  const counts = importChunk(work, chunk, before, whenLocked).finally(whenLocked);
  // Who comes behind it hears of a failure.
  counts.catch(() => {});
  return { locked, counts };
}

async function importChunk(
  { platform, run, watched, ...work }: Work,
  chunk: Chunk,
  before: Promise<Counts>,
  whenLocked: WhenLocked,
): Promise<Counts> {
  const name = commandName(run, chunk.rows);
  const done = await runCommand(platform, { caller: callerOf(run) }, name, async (command) => {
    const { counts, faults } = await writeRecorded(command, { run, ...work }, chunk, whenLocked);
    const counted = await before;
    const answer = { faults, counted, after: addCounts(counted, counts) };
    // What a dry run counts must outlive its rollback.
    if (!run.dryRun) await saveProgress(command.tx, run, answer);
    return ok({ answer, effect: counts.created > 0 ? 'changed' : 'unchanged' });
  });
  if (!done.ok) throw new Error(`A chunk was refused: ${done.refusal.detail}`);
  const { answer } = done.value;
  if (run.dryRun) await saveProgress(platform.database.sql, run, answer);
  watched.onProgress?.(answer.after);
  return answer.after;
}

/** The whole file in one transaction; progress is told outside of it. A single bad row, and nothing stays. */
async function importInOneGo(work: Work): Promise<ImportState> {
  const { platform, run, watched } = work;
  let counts = nothingYet;
  const name = { ...commandName(run, []), input: { importId: run.importId, allOrNothing: true } };
  const done = await runCommand(platform, { caller: callerOf(run) }, name, async (command): Promise<Result<any>> => {
    for await (const chunk of readAhead(chunksOf(work, 0))) {
      if (await mustStop(work)) return refuse('conflict', 'cancelled', 'The import was cancelled.');
      const written = await writeRecorded(command, work, chunk);
      const after = addCounts(counts, written.counts);
      await saveProgress(platform.database.sql, run, { counted: counts, after, faults: written.faults });
      counts = after;
      watched.onProgress?.(counts);
    }
    if (counts.rejected > 0) return refuse('conflict', 'rows_rejected', `${counts.rejected} rows were rejected.`);
    return ok({ answer: counts, effect: counts.created > 0 ? 'changed' : 'unchanged' });
  });
  if (done.ok) return 'imported';
  return done.refusal.code === 'cancelled' ? 'cancelled' : 'refused';
}

type Chunk = {
  readonly rows: FileRow[];
  /** Of the rows as they stand in the file. */
  readonly hash: Hash;
  readonly good: ReadRow[];
  readonly faults: Fault[];
};

type Recorded = { readonly counts: Counts; readonly faults: readonly Fault[] };

/** Writes a chunk and leaves one audit entry for it, whatever the rooms it went through have to say. */
async function writeRecorded(
  command: Command,
  { run, seenCustomers }: Pick<Work, 'run' | 'seenCustomers'>,
  { rows, hash, good, faults }: Chunk,
  whenLocked: WhenLocked = () => {},
): Promise<Recorded> {
  const parts: unknown[] = [];
  const gathering: Command = { ...command, record: ({ subject, detail }) => void parts.push({ subject, detail }) };
  const {
    counts,
    faults: refused,
    newCustomers,
  } = await writeChunk(gathering, run.kind, good, run.options, whenLocked);
  const all = {
    ...counts,
    rowsDone: rows.length,
    rejected: counts.rejected + rows.length - good.length,
    // A dry run forgets the customers of one chunk before the next: each is counted once all the same.
    customersCreated: newCustomers.filter((code) => !seenCustomers.has(code)).length,
  };
  for (const code of newCustomers) seenCustomers.add(code);
  if (all.created + all.customersCreated + all.receiptsCreated > 0) {
    const place = { fromRow: rows[0]?.row, toRow: rows.at(-1)?.row, rowsHash: hash.digest('hex') };
    command.record({
      subject: run.fileName,
      detail: { importId: run.importId, kind: run.kind, ...place, ...all, ...(parts.length > 0 ? { parts } : {}) },
    });
  }
  return { counts: all, faults: [...faults, ...refused].toSorted((a, b) => a.row - b.row) };
}

async function saveProgress(
  db: Platform['database']['sql'],
  { importId }: ImportRun,
  { counted, after, faults }: { readonly counted: Counts; readonly after: Counts; readonly faults: readonly Fault[] },
): Promise<void> {
  await saveFaults(db, importId, faults);
  await advanceRun(db, importId, counted, after);
}

async function mustStop({ platform, run, watched }: Work): Promise<boolean> {
  watched.signal?.throwIfAborted();
  return isCancelRequested(platform.database.sql, run.importId);
}

/** The rows below the header, read, some thousands at a time; `skip` of them are in already. */
async function* chunksOf({ rows, layout, run, platform }: Work, skip: number): AsyncGenerator<Chunk> {
  let chunk = emptyChunk();
  let seen = 0;
  let today = todayAt(platform.clock, platform.company);
  for await (const row of rows) {
    if (row.row <= layout.headerRow) continue;
    seen += 1;
    if (seen <= skip) continue;
    const read = readRow<ImportKind>(run.kind, layout, row, { today, fileName: run.fileName });
    chunk.rows.push(row);
    chunk.hash.update(`${JSON.stringify(row.cells)}\n`);
    if ('faults' in read) chunk.faults.push(...read.faults);
    else chunk.good.push(read);
    // Others wait for this process meanwhile: the database for the next statement, callers for their answers.
    if (chunk.rows.length % rowsPerTurn === 0) await nextTurn();
    if (chunk.rows.length < rowsPerChunk) continue;
    yield chunk;
    chunk = emptyChunk();
    today = todayAt(platform.clock, platform.company);
  }
  if (chunk.rows.length > 0) yield chunk;
}

function emptyChunk(): Chunk {
  return { rows: [], hash: createHash('sha256'), good: [], faults: [] };
}

function commandName(run: ImportRun, rows: readonly FileRow[]) {
  const { importId, kind, dryRun } = run;
  const input = { importId, fromRow: rows[0]?.row ?? null, toRow: rows.at(-1)?.row ?? null };
  return { name: `imports.${kind}`, may: scopeOfKind[kind], input, dryRun };
}

/** Whoever asked for the run did hold the right to it then: it was checked when they asked. */
function callerOf({ kind, callerKind, callerId, callerName }: ImportRun): Caller {
  return { kind: callerKind, id: callerId, name: callerName, scopes: new Set([scopeOfKind[kind]]) };
}

function countsOf({ rowsDone, created, unchanged, rejected, customersCreated, receiptsCreated }: ImportRun): Counts {
  return { rowsDone, created, unchanged, rejected, customersCreated, receiptsCreated };
}
