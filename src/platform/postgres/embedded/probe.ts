import pg from 'pg';
import { StartupProblem, systemCodeOf } from './startup-problem.ts';

export type ServerState = 'ready' | 'busy' | 'absent';

const stillStartingOrStopping = '57P03';
const allSeatsTaken = '53300';

/** Asks over the socket, which lies in the cluster: who answers is this cluster's server, whatever a pid file says. */
export async function probeServer(connection: pg.ClientConfig): Promise<ServerState> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 5_000 });
  // A server that stops while we are asking must not end us.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return 'ready';
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent';
    if (code === allSeatsTaken) return 'ready';
    if (code === 'EACCES') {
      throw new StartupProblem(`The database socket in ${connection.host} may not be opened by this user.`, {
        cause: error,
      });
    }
    // ECONNRESET, EPIPE and a closed connection are a server on its way down.
    if (code === stillStartingOrStopping || code === undefined || code.startsWith('E')) return 'busy';
    throw error;
  }
}

/** The application's database is made at the first start; asked each time, since that start may have been killed. */
export async function ensureDatabase(connection: pg.ClientConfig & { database: string }): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [connection.database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}
