import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { listTables, plainTexts, readMigrations, readSequences, readUnfinishedJobs } from './catalog.ts';
import { controlLine, type Ending, formatVersion, lineHash, type TableOpening } from './format.ts';

/** About so much of a table is in memory at a time, however wide its rows are. */
const charactersAtOnce = 1_000_000;
const rowsAtOnceMax = 5_000;

type Write = (line: string) => Promise<void>;

/**
 * Writes everything that the database holds into one file, as it was at one moment: all tables are read in one
 * transaction with one snapshot, while others go on writing. The file appears under its name only when it is complete,
 * and only its owner can read it.
 */
export async function writeBackup(connection: pg.ClientConfig, file: string, now: Date): Promise<Ending> {
  const draft = `${file}.partial`;
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...connection });
  await client.connect();
  try {
    const packed = createGzip({ level: 6 });
    const written = finished(packed.pipe(createWriteStream(draft, { mode: 0o600 })));
    // Heard at once when the disk is full, not when the next line waits.
    written.catch((error: Error) => packed.destroy(error));
    const write: Write = async (line) => {
      if (!packed.write(`${line}\n`)) await once(packed, 'drain');
    };
    const ending = await readAll(client, write, now);
    packed.end();
    await written;
    await putInPlace(draft, file);
    return ending;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function readAll(client: pg.Client, write: Write, now: Date): Promise<Ending> {
  const hash = lineHash();
  const add = async (line: string) => {
    hash.add(line);
    await write(line);
  };
  await client.query('begin isolation level repeatable read read only');
  await client.query(plainTexts);
  const tables = await listTables(client);
  const opening = {
    headroomBackup: formatVersion,
    madeAt: now.toISOString(),
    migrations: await readMigrations(client),
    sequences: await readSequences(client),
    unfinishedJobs: await readUnfinishedJobs(client),
  };
  await add(controlLine(opening));
  let rows = 0;
  for (const table of tables) {
    await add(controlLine(table));
    const own = await readTable(client, table, add);
    await add(controlLine({ rows: own }));
    rows += own;
  }
  await client.query('commit');
  const ending: Ending = { complete: true, tables: tables.length, rows, sha256: hash.digest() };
  await write(controlLine(ending));
  return ending;
}

async function readTable(client: pg.Client, { table, columns }: TableOpening, add: Write): Promise<number> {
  const listed = columns.map(pg.escapeIdentifier).join(', ');
  await client.query(
    `declare rows no scroll cursor for select row_to_json(given)::text as line from (select ${listed} from ${table}) given`,
  );
  let rows = 0;
  let atOnce = 10;
  for (;;) {
    const { rows: some } = await client.query<{ line: string }>(`fetch ${atOnce} from rows`);
    let characters = 0;
    for (const { line } of some) {
      characters += line.length;
      await add(line);
    }
    rows += some.length;
    if (some.length < atOnce) break;
    const perRow = Math.max(1, characters / some.length);
    atOnce = Math.max(1, Math.min(rowsAtOnceMax, Math.floor(charactersAtOnce / perRow)));
  }
  await client.query('close rows');
  return rows;
}

/** On the disk before it has its name: what is called a backup can be relied on. */
async function putInPlace(draft: string, file: string): Promise<void> {
  const handle = await open(draft, 'r+');
  await handle.sync();
  await handle.close();
  await rename(draft, file);
}
