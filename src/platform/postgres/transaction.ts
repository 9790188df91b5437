import type { Writable } from 'node:stream';
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type RawBuilder,
  Transaction,
} from 'kysely';
import type pg from 'pg';

/** A connection or a transaction: stores take either. Queries are written in Kysely's `sql` text. */
export type Sql = Kysely<unknown>;
export type Tx = Transaction<unknown>;

/** A write that was put together and not sent yet. */
export type Statement = RawBuilder<unknown>;

/** What a transaction came to, and the writes it ends with: they travel together with the commit. */
export type Ending<Outcome> = { readonly outcome: Outcome; readonly writes: readonly Statement[] };

/** How a pool's transactions differ: the name under which a statement stays prepared, and what each begins with. */
export type Habits = {
  readonly nameOf?: (text: string) => string | undefined;
  readonly beginOn?: (client: pg.PoolClient) => string;
};

export type Transact = <Outcome>(work: (tx: Tx) => Promise<Ending<Outcome>>) => Promise<Outcome>;

/**
 * Transactions over this pool whose statements go out as they are asked, and are worked through in that order: what is
 * asked together is answered in one round trip, with the BEGIN before it or the COMMIT behind it. (Kysely's own
 * transaction sends each statement only when the one before is answered.)
 */
export function pipelined(pool: pg.Pool, { nameOf = () => undefined, beginOn = () => 'begin' }: Habits = {}): Transact {
  const dialect = new PostgresDialect({ pool });
  const base = { config: { dialect }, dialect, driver: dialect.createDriver() };
  const executor = new Kysely<unknown>({ dialect }).getExecutor();
  const transactionOn = (client: pg.PoolClient): Tx => {
    const connection = connectionOver(client, nameOf);
    const provider = {
      provideConnection: <T>(consumer: (one: DatabaseConnection) => Promise<T>) => consumer(connection),
    };
    return new Transaction({ ...base, executor: executor.withConnectionProvider(provider) });
  };
  return async (work) => {
    const client = await pool.connect();
    const sendTogether = gather(client);
    sendTogether();
    const begun = client.query(beginOn(client));
    // A connection that is lost says so to the statements behind it too.
    begun.catch(() => {});
    try {
      const tx = transactionOn(client);
      const { outcome, writes } = await work(tx);
      sendTogether();
      const sent = writes.map((write) => write.execute(tx));
      const [{ command }] = await Promise.all([client.query('commit'), begun, ...sent]);
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

function connectionOver(client: pg.PoolClient, nameOf: (text: string) => string | undefined): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql: text, parameters }: CompiledQuery) {
      const name = nameOf(text);
      const query = { text, values: [...parameters], ...(name === undefined ? {} : { name }) };
      const { command, rowCount, rows } = await client.query(query);
      const counts = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE';
      return { rows: rows as Row[], ...(counts ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
    },
    streamQuery: () => {
      throw new Error('A pipelined transaction reads no streams.');
    },
  };
}

/** What is asked until the end of this turn leaves in one piece: one call of the kernel, one wake-up of the server. */
function gather(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  return () => {
    stream.cork();
    process.nextTick(() => stream.uncork());
  };
}
