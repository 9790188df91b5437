import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl } from './database-url.ts';

export type TestDatabase = {
  readonly url: string;
  /** For `openDatabase` and `pg`. */
  readonly connection: { readonly connectionString: string };
  drop(): Promise<void>;
};

/** An empty, migrated database of its own: one per test file (or per test, at some 40 ms each). */
export function testDatabase(): Promise<TestDatabase> {
  return createFrom(inject('templateDatabase'));
}

/** A database with nothing in it, not even our schema. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createFrom('template0');
}

async function createFrom(template: string): Promise<TestDatabase> {
  const server = inject('serverUrl');
  const name = inject('templateDatabase').replace(/template$/, randomBytes(4).toString('hex'));
  // As files: by way of the log, PostgreSQL's own choice, an empty database of ours takes some three times as long.
  await run(server, `create database ${name} template ${template} strategy file_copy`);
  const url = databaseUrl(server, name);
  return { url, connection: { connectionString: url }, drop: () => run(server, `drop database ${name} with (force)`) };
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
