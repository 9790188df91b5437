import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  type Kysely,
  PostgresDialect,
  type RawBuilder,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import { keepingTexts } from './kept-texts.ts';
import { parameterOf } from './messages.ts';
import { type Answer, type Asked, OnePiece, type Prepared } from './one-piece.ts';

/** A connection or a transaction: stores take either. Queries are written in Kysely's `sql` text. */
export type Sql = Kysely<unknown>;
export type Tx = Transaction<unknown>;

/** A write that was put together and not sent yet. */
export type Statement = RawBuilder<unknown>;

/**
 * What a transaction came to, and the writes it ends with, some after the other: while the database is at work on the
 * first, the next are put together. The last travel together with the commit.
 */
export type Ending<Outcome> = { readonly outcome: Outcome; readonly writes: Iterable<readonly Statement[]> };

/** How a pool's transactions differ: whether statements stay prepared, and what goes before each BEGIN. */
export type Habits = {
  readonly keepsPrepared?: boolean;
  readonly before?: (client: pg.PoolClient) => readonly string[];
};

export type Transact = <Outcome>(work: (tx: Tx) => Promise<Ending<Outcome>>) => Promise<Outcome>;

/**
 * Transactions over this pool whose statements go out as they are asked, and are worked through in that order: what is
 * asked in one turn is one message and one answer, with the BEGIN before it or the COMMIT behind it. (Kysely's own
 * transaction sends each statement only when the one before is answered.)
 */
export function pipelined(pool: pg.Pool, { keepsPrepared = false, before = () => [] }: Habits = {}): Transact {
  const dialect = new PostgresDialect({ pool });
  const base = { config: { dialect }, dialect, driver: dialect.createDriver() };
  const compiler = dialect.createQueryCompiler();
  const executor = new DefaultQueryExecutor(
    keepsPrepared ? keepingTexts(compiler) : compiler,
    dialect.createAdapter(),
    new DefaultConnectionProvider(base.driver),
  );
  const preparedOn = new WeakMap<pg.PoolClient, Prepared>();
  const transactionOver = (connection: DatabaseConnection): Tx => {
    const provider = {
      provideConnection: <T>(consumer: (one: DatabaseConnection) => Promise<T>) => consumer(connection),
    };
    return new Transaction({ ...base, executor: executor.withConnectionProvider(provider) });
  };
  return async (work) => {
    const client = await pool.connect();
    if (keepsPrepared && !preparedOn.has(client)) preparedOn.set(client, new Map());
    const ask = gather(client, preparedOn.get(client));
    const begun = Promise.all([...before(client), 'begin'].map((text) => ask(text)));
    // A connection that is lost says so to the statements behind it too.
    begun.catch(() => {});
    try {
      const tx = transactionOver(connectionOver(ask));
      const { outcome, writes } = await work(tx);
      const sent: Promise<unknown>[] = [begun];
      for (const some of writes) {
        if (sent.length > 1) await turn();
        const asked = Promise.all(some.map((write) => write.execute(tx)));
        // Below it is heard, unless what should follow cannot be put together.
        asked.catch(() => {});
        sent.push(asked);
      }
      const { command } = await lastOf(sent, ask('commit'));
      if (command !== 'COMMIT') throw new Error(`The transaction ended with ${command}.`);
      client.release();
      return outcome;
    } catch (error) {
      await client.query('rollback').then(
        () => client.release(),
        (lost: Error) => client.release(lost),
      );
      throw error;
    }
  };
}

/** Until what was asked in this turn has left. */
const turn = () => new Promise<void>((left) => process.nextTick(left));

/** The last answer; where one failed, the reason of the first: those behind it fail only because it did. */
async function lastOf<Last>(before: readonly Promise<unknown>[], last: Promise<Last>): Promise<Last> {
  const answers = await Promise.allSettled([...before, last]);
  const failed = answers.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  return last;
}

type Ask = (text: string, values?: readonly unknown[]) => Promise<Answer>;

function connectionOver(ask: Ask): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql: text, parameters }: CompiledQuery) {
      const { command, rowCount, rows } = await ask(text, parameters).catch((error) => {
        // The stack of the socket says nothing: from here it leads back to who asked.
        Error.captureStackTrace(error);
        throw error;
      });
      const counts = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE';
      return { rows: rows as Row[], ...(counts ? { numAffectedRows: BigInt(rowCount) } : {}) };
    },
    streamQuery: () => {
      throw new Error('A pipelined transaction reads no streams.');
    },
  };
}

/** What is asked until the end of this turn leaves in one piece. */
function gather(client: pg.PoolClient, prepared: Prepared | undefined): Ask {
  let waiting: Asked[] = [];
  const send = () => {
    client.query(new OnePiece(client, waiting, prepared));
    waiting = [];
  };
  return (text, values = []) => {
    const ready = values.map(parameterOf);
    return new Promise((answered, failed) => {
      waiting.push({ text, values: ready, answered, failed });
      if (waiting.length === 1) process.nextTick(send);
    });
  };
}
