import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { migrate } from '../postgres/migrate.ts';
import { hasTables, listForeignKeys, listSchemas, plainTexts } from './catalog.ts';
import { BackupProblem, Ending, lineHash, Opening, TableEnd, TableOpening } from './format.ts';

const charactersAtOnce = 1_000_000;
const rowsAtOnce = 2_000;

export type Restored = Ending & Pick<Opening, 'madeAt' | 'unfinishedJobs'>;

/**
 * Brings a backup into an empty database: the schema as it was, the rows, all checks, and then the migrations that
 * came since. All or nothing: whatever is wrong with the file, the database is as empty
 * afterwards as before.
 */
export async function restoreBackup(connection: pg.ClientConfig, file: string): Promise<Restored> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...connection });
  await client.connect();
  try {
    if (await hasTables(client)) {
      throw new BackupProblem('This database is not empty. A backup is restored into an empty one only.');
    }
    const before = await listSchemas(client);
    try {
      return await bringIn(client, connection, readLines(file));
    } catch (error) {
      await client.query('rollback');
      const made = (await listSchemas(client)).filter((schema) => !before.includes(schema));
      for (const schema of made) await client.query(`drop schema ${pg.escapeIdentifier(schema)} cascade`);
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function bringIn(client: pg.Client, connection: pg.ClientConfig, lines: Lines): Promise<Restored> {
  const opening = Opening.safeParse(controlOf(await lines.next()));
  if (!opening.success) throw new BackupProblem('This is not a backup of Headroom.');
  const { madeAt, unfinishedJobs, migrations } = opening.data;
  await migrate(connection, { only: migrations });
  await client.query('begin');
  await client.query(plainTexts);
  const ending = await fill(client, lines, opening.data);
  await client.query('commit');
  await migrate(connection);
  return { ...ending, madeAt, unfinishedJobs };
}

type Lines = { next(): Promise<string | undefined>; digest(): string };

/** The lines of the file, counted into a hash as they are handed out. */
function readLines(file: string): Lines {
  // A broken archive ends the lines with its error, as reading it would.
  const unpacked = pipeline(createReadStream(file), createGunzip(), () => {});
  const lines = createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  const failed = new Promise<never>((_, reject) => unpacked.once('error', reject));
  failed.catch(() => {});
  const hash = lineHash();
  let waiting: string | undefined;
  return {
    async next() {
      // The last line tells the hash of those before it, so a line counts when the one after it is read.
      if (waiting !== undefined) hash.add(waiting);
      try {
        const { value, done } = await Promise.race([lines.next(), failed]);
        waiting = done === true ? undefined : value;
        return waiting;
      } catch (error) {
        throw new BackupProblem(`The file cannot be read: ${(error as Error).message}.`, { cause: error });
      }
    },
    digest: () => hash.digest(),
  };
}

async function fill(client: pg.Client, lines: Lines, opening: Opening): Promise<Ending> {
  const keys = await listForeignKeys(client);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  let rows = 0;
  let tables = 0;
  for (;;) {
    const line = await lines.next();
    const control = controlOf(line);
    const ending = Ending.safeParse(control);
    if (ending.success) {
      checkEnding(ending.data, { rows, tables, sha256: lines.digest() });
      for (const { table, name, definition } of keys)
        await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      for (const [sequence, last] of Object.entries(opening.sequences))
        await client.query('select setval($1::regclass, $2::bigint)', [sequence, last]);
      return ending.data;
    }
    const table = TableOpening.safeParse(control);
    if (!table.success) throw new BackupProblem('The backup is cut off or was changed: a table was expected.');
    rows += await fillTable(client, lines, table.data);
    tables += 1;
  }
}

async function fillTable(client: pg.Client, lines: Lines, { table, columns }: TableOpening): Promise<number> {
  const listed = columns.map(pg.escapeIdentifier).join(', ');
  const insert = `
    insert into ${table} (${listed}) overriding system value
    select ${listed} from json_populate_recordset(null::${table}, $1::json)`;
  // A migration may have put rows there; the backup has them too, and so it has what triggers keep beside these rows.
  await client.query(`truncate ${table}; alter table ${table} disable trigger user`);
  let rows = 0;
  let some: string[] = [];
  let characters = 0;
  const send = async () => {
    if (some.length === 0) return;
    await client.query(insert, [`[${some.join(',')}]`]);
    rows += some.length;
    some = [];
    characters = 0;
  };
  for (;;) {
    const line = await lines.next();
    const control = controlOf(line);
    if (line === undefined || control !== undefined) {
      await send();
      const end = TableEnd.safeParse(control);
      if (end.success && end.data.rows === rows) {
        await client.query(`alter table ${table} enable trigger user`);
        return rows;
      }
      throw new BackupProblem(`The backup is cut off or was changed: ${table} has ${rows} rows in it.`);
    }
    some.push(line);
    characters += line.length;
    if (some.length >= rowsAtOnce || characters >= charactersAtOnce) await send();
  }
}

function checkEnding(told: Ending, { rows, tables, sha256 }: Omit<Ending, 'complete'>): void {
  if (told.rows === rows && told.tables === tables && told.sha256 === sha256) return;
  throw new BackupProblem('The checksum is not that of the backup: the file was changed. Nothing was restored.');
}

function controlOf(line: string | undefined): unknown {
  if (line?.startsWith('# ') !== true) return undefined;
  try {
    return JSON.parse(line.slice(2));
  } catch {
    throw new BackupProblem('The backup was changed: a line of its own cannot be read.');
  }
}
