import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Log } from '../log.ts';
import { clusterOptions, installedVersion, startEmbeddedPostgres } from './embedded/index.ts';
import { migrate, readMigrations } from './migrate.ts';

const shelf = join(import.meta.dirname, '../../../node_modules/.cache/headroom/clusters');

/**
 * Makes a cluster with the newest schema, the tables of the background jobs and no data, and puts it on the shelf: the
 * first start of a data folder copies it instead of setting up PostgreSQL and working through a hundred migrations.
 * Older ones are removed.
 */
export async function prepareCluster(log: Log): Promise<void> {
  const key = await keyOfToday();
  if (existsSync(join(shelf, key))) return;
  await mkdir(shelf, { recursive: true });
  const draft = await mkdtemp(join(shelf, 'draft-'));
  try {
    // Nothing waits for the disk: what is copied from here is brought to disk there.
    const server = await startEmbeddedPostgres({ dataDir: draft, durable: false, log });
    try {
      await migrate(server.connection);
      await makeJobTables(server.connection);
    } finally {
      await server.stop();
    }
    const others = (await readdir(shelf)).filter((name) => !name.startsWith('draft-'));
    for (const other of others) await rm(join(shelf, other), { recursive: true, force: true });
    await rename(join(draft, 'postgres'), join(shelf, key));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** What pg-boss would make at its start; a newer pg-boss brings them up to date there. */
async function makeJobTables(connection: pg.ClientConfig): Promise<void> {
  const { getConstructionPlans } = await import('pg-boss');
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(getConstructionPlans('pgboss')).finally(() => client.end());
}

/** The cluster that {@link prepareCluster} made, if it is of this PostgreSQL, these migrations and this user. */
export async function findPrepared(): Promise<string | undefined> {
  const place = join(shelf, await keyOfToday());
  return existsSync(place) ? place : undefined;
}

async function keyOfToday(): Promise<string> {
  const hash = createHash('sha256').update(await installedVersion());
  for (const option of [...clusterOptions, `user ${process.getuid?.()}`]) hash.update(`\0${option}`);
  for (const migration of await readMigrations()) hash.update(`\0${migration.name} ${migration.hash}`);
  return hash.digest('hex').slice(0, 16);
}
