import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

const migrationsDir = join(import.meta.dirname, '../../../migrations');
const oldestServer = 15;
/** Any fixed number: two starts at once must meet on it. */
const migrationLock = 4_820_170;

/** Refuses a server that is too old. Throws {@link DatabaseProblem} with one line for the operator. */
function assertServerVersion(versionNumber: number): void {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= oldestServer) return;
  throw new DatabaseProblem(`PostgreSQL ${oldestServer} or newer is needed; this server is PostgreSQL ${major}.`);
}

export class DatabaseProblem extends Error {
  override name = 'DatabaseProblem';
}

/** A migration as a database has applied it. */
type Applied = { readonly name: string; readonly hash: string };

/**
 * Brings the database to the newest schema, each file in its own transaction, or to the schema that `only` these
 * migrations make. Returns the names it applied.
 */
export async function migrate(
  connection: pg.ClientConfig,
  { only }: { readonly only?: readonly Applied[] } = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...connection });
  try {
    await client.connect();
  } catch (cause) {
    throw new DatabaseProblem(`the database cannot be reached: ${reasonOf(cause)}`, { cause });
  }
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    // No wait for the disk per file: what is lost with the power before the next commit is applied again.
    await client.query('set synchronous_commit to off');
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    assertServerVersion(rows[0]?.version ?? 0);
    return await applyMissing(client, only);
  } finally {
    await client.end();
  }
}

/** What the driver says, never the address it used: that may hold a password. */
function reasonOf(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string };
  return message !== undefined && message !== '' ? message : (code ?? 'no answer');
}

async function applyMissing(client: pg.Client, only: readonly Applied[] | undefined): Promise<string[]> {
  const wanted = only && new Map(only.map(({ name, hash }) => [name, hash]));
  await client.query(`create schema if not exists platform`);
  await client.query(
    `create table if not exists platform.migrations (
       name text primary key, content_hash text not null, applied_at timestamptz not null default now())`,
  );
  const { rows } = await client.query<{ name: string; content_hash: string }>(
    `select name, content_hash from platform.migrations`,
  );
  const applied = new Map(rows.map((row) => [row.name, row.content_hash]));
  const done: string[] = [];
  const known = await readMigrations();
  const names = new Set(known.map(({ name }) => name));
  const unknown = [...(wanted?.keys() ?? [])].find((name) => !names.has(name));
  if (unknown !== undefined) throw new DatabaseProblem(`Migration ${unknown} is of a newer Headroom than this one.`);
  for (const { name, text, hash } of known) {
    if (wanted?.has(name) === false) continue;
    const before = applied.get(name) ?? wanted?.get(name) ?? hash;
    if (before !== hash) throw new DatabaseProblem(`Migration ${name} was changed after this database applied it.`);
    if (applied.has(name)) continue;
    await applyOne(client, name, text, hash);
    done.push(name);
  }
  return done;
}

/** All that this Headroom knows, in their order. */
export async function readMigrations(): Promise<(Applied & { readonly text: string })[]> {
  const names = (await readdir(migrationsDir)).filter((file) => file.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(migrationsDir, name), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function applyOne(client: pg.Client, name: string, text: string, hash: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into platform.migrations (name, content_hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed.`, { cause });
  }
}
