import type pg from 'pg';
import type { Opening, TableOpening } from './format.ts';

/** Every schema but the server's own, and the scheduler's, which makes its tables by itself. */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss')`;

/** Tables and their columns. What a column computes by itself is not carried along. */
export async function listTables(client: pg.ClientBase): Promise<TableOpening[]> {
  const { rows } = await client.query<TableOpening>(`
    select format('%I.%I', n.nspname, c.relname) as "table",
           array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind in ('r', 'p') and not c.relispartition and ${ours}
       and (n.nspname, c.relname) <> ('platform', 'migrations')
     group by 1 order by 1`);
  return rows;
}

export async function hasTables(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(`
    select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' limit 1`);
  return rows.length > 0;
}

export async function listSchemas(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  );
  return rows.map(({ name }) => name);
}

export async function readMigrations(client: pg.ClientBase): Promise<Opening['migrations']> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, content_hash as hash from platform.migrations order by name',
  );
  return rows;
}

export async function readSequences(client: pg.ClientBase): Promise<Opening['sequences']> {
  const { rows } = await client.query<{ name: string; last: string }>(`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
      from pg_sequences s join pg_namespace n on n.nspname = s.schemaname where last_value is not null and ${ours}`);
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

export async function readUnfinishedJobs(client: pg.ClientBase): Promise<Opening['unfinishedJobs']> {
  const { rows: there } = await client.query(`select 1 where to_regclass('pgboss.job') is not null`);
  if (there.length === 0) return [];
  const { rows } = await client.query<{ name: string; data: unknown }>(`
    select name, data from pgboss.job
     where state in ('created', 'retry', 'active') and data is not null and name !~ '^__pgboss' order by created_on`);
  return rows;
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/** Taken off while rows come in table by table, and put back, checked, when all are there. */
export async function listForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(k.conname) as name,
           pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and ${ours} order by 1, 2`);
  return rows;
}

/** Texts that are the same whatever the server is set to. */
export const plainTexts = `
  set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'; set local extra_float_digits = 1`;
