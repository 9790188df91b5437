import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded/index.ts';
import { migrate } from '../../src/platform/postgres/migrate.ts';
import { databaseUrl } from './database-url.ts';
import { quiet, sweepThrowAwayServers, throwAwayHome, throwAwayPrefix } from './throw-away.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's `postgres` database, for a user who may create databases. */
    serverUrl: string;
    /** A database with every migration applied and no rows: each test file clones it. */
    templateDatabase: string;
  }
}

/** One server and one migrated template for all test files: an own throw-away one, or that of DATABASE_URL. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'] || undefined;
  const server = given === undefined ? await startThrowAway() : { url: given, stop: async () => {} };
  const prefix = `headroom_test_${randomBytes(4).toString('hex')}`;
  const template = `${prefix}_template`;
  try {
    await run(server.url, [`create database ${template}`]);
    await migrate({ connectionString: databaseUrl(server.url, template) });
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('serverUrl', server.url);
  project.provide('templateDatabase', template);
  return async () => {
    if (given !== undefined) await dropAll(server.url, prefix);
    await server.stop();
  };
}

async function startThrowAway(): Promise<{ url: string; stop(): Promise<void> }> {
  await sweepThrowAwayServers();
  const dataDir = await mkdtemp(join(throwAwayHome, throwAwayPrefix));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: quiet });
  const { host, port, user } = postgres.connection;
  return {
    url: `postgres://${user}@localhost:${port}/postgres?host=${encodeURIComponent(host)}`,
    stop: async () => {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  await client.end();
  await run(
    url,
    rows.map(({ name }) => `drop database ${name} with (force)`),
  );
}

async function run(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
