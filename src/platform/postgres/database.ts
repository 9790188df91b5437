import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';

/** A connection or a transaction: stores take either. Queries are written in Kysely's `sql` text. */
export type Sql = Kysely<unknown>;
export type Tx = Transaction<unknown>;

export type Database = {
  readonly sql: Sql;
  /** The pool beneath, for bulk loads and the credit check's prepared statements. */
  readonly pool: pg.Pool;
  readonly connection: pg.PoolConfig;
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

/**
 * Opens the pool. Statements are pipelined: questions that do not lean on each other may be asked together and are
 * answered in one round trip. `onLost` hears of idle connections that the server closed.
 */
export function openDatabase(connection: pg.PoolConfig, onLost: (reason: string) => void): Database {
  const pool = new pg.Pool({
    max: 16,
    connectionTimeoutMillis: 10_000,
    pipeline: true,
    ...connection,
    types: rowTypes,
  });
  let closing = false;
  // Without a listener the loss of an idle connection would end the process.
  pool.on('error', ({ message }) => {
    if (!closing) onLost(message);
  });
  const sql = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    sql,
    pool,
    connection,
    close: () => {
      closing = true;
      return sql.destroy();
    },
  };
}

const attemptsMax = 4;
/** A deadlock, or a serialization failure of a distributed engine: another writer went first, nothing was done. */
const lostRace = new Set(['40P01', '40001']);

/** Runs the work in one transaction, and again when it lost a race. So the work does nothing outside of it. */
export async function inTransaction<Outcome>(
  { sql }: Pick<Database, 'sql'>,
  work: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sql.transaction().execute(work);
    } catch (error) {
      const { code } = error as { code?: string };
      if (attempt === attemptsMax || code === undefined || !lostRace.has(code)) throw error;
    }
  }
}
