import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Ending, type Habits, pipelined, type Sql, type Transact, type Tx } from './transaction.ts';

export type { Sql, Statement, Tx } from './transaction.ts';

export type Database = {
  readonly sql: Sql;
  /** The pool beneath, for bulk loads. */
  readonly pool: pg.Pool;
  readonly connection: pg.PoolConfig;
  readonly transact: Transact;
  /** For the few statements that run thousands of times a second: see {@link expressPool}. */
  readonly express: Transact;
  close(): Promise<void>;
};

/** int8 → bigint, date → `YYYY-MM-DD` text: money never becomes a float, a day never becomes an instant. */
export const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return BigInt;
    if (oid === pg.types.builtins.DATE || oid === pg.types.builtins.NUMERIC) return (text: string) => text;
    if (oid === 1182) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','));
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

/** Opens the database. `onLost` hears of idle connections that the server closed. */
export function openDatabase(connection: pg.PoolConfig, onLost: (reason: string) => void): Database {
  const pool = new pg.Pool({ max: 16, ...options(connection) });
  const express = expressPool(connection);
  let closing: Promise<void> | undefined;
  for (const one of [pool, express]) {
    // Without a listener the loss of an idle connection would end the process.
    one.on('error', ({ message }) => {
      if (closing === undefined) onLost(message);
    });
  }
  const sql = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    sql,
    pool,
    connection,
    transact: pipelined(pool),
    express: pipelined(express, expressHabits()),
    close: () => {
      closing ??= Promise.all([pool.end(), express.end()]).then(() => {});
      return closing;
    },
  };
}

/**
 * Some connections stay, however long nobody asks: a new one has read no catalogue, planned no statement and mapped
 * nothing of the shared buffers, and whoever comes first after a pause would pay for all of it. A firewall on the way
 * that forgets what is silent hears from them each minute.
 */
const staying: pg.PoolConfig = { min: 4, keepAlive: true, keepAliveInitialDelayMillis: 60_000 };

function options(connection: pg.PoolConfig): pg.PoolConfig {
  return { connectionTimeoutMillis: 10_000, pipeline: true, ...staying, ...connection, types: rowTypes };
}

/**
 * Connections apart, so that a credit check never queues behind a report. Every statement on them is prepared: parsed
 * and planned once, by an index, for any number of rows.
 */
function expressPool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ max: 4, ...options(connection) });
  pool.on('connect', (client) => {
    // Who comes after finds the connection lost as well, and says so.
    client.query('set enable_seqscan = off; set plan_cache_mode = force_generic_plan').catch(() => {});
  });
  return pool;
}

function expressHabits(): Habits {
  const begun = new WeakMap<pg.PoolClient, number>();
  return {
    // The statements of the express connections are few and never change.
    keepsPrepared: true,
    before: (client) => {
      const count = (begun.get(client) ?? 0) + 1;
      begun.set(client, count);
      return isTimeToPlanAgain(count) ? ['discard plans'] : [];
    },
  };
}

const transactionsPerPlan = 4096;

/**
 * A plan that was made while a table was nearly empty may read all of it, and would go on doing so when it has grown.
 * So plans are made anew after 1, 4, 16 … transactions, then every few thousand: some milliseconds for each statement.
 */
function isTimeToPlanAgain(count: number): boolean {
  return count % transactionsPerPlan === 0 || [1, 4, 16, 64, 256, 1024].includes(count);
}

const attemptsMax = 4;
/** A deadlock, or a serialization failure of a distributed engine: another writer went first, nothing was done. */
const lostRace = new Set(['40P01', '40001']);

/** Runs the work in one transaction, and again when it lost a race. So the work does nothing outside of it. */
export function inTransaction<Outcome>(
  { transact }: Pick<Database, 'transact'>,
  work: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  return untilRaceIsWon(() => transact(async (tx) => ({ outcome: await work(tx), writes: [] })));
}

/** {@link inTransaction} on the express connections. Everything it sends is prepared, so its texts must be few. */
export function inExpressTransaction<Outcome>(
  { express }: Pick<Database, 'express'>,
  work: (tx: Tx) => Promise<Ending<Outcome>>,
): Promise<Outcome> {
  return untilRaceIsWon(() => express(work));
}

async function untilRaceIsWon<Outcome>(attempt: () => Promise<Outcome>): Promise<Outcome> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const { code } = error as { code?: string };
      if (attempts === attemptsMax || code === undefined || !lostRace.has(code)) throw error;
    }
  }
}
