import pg from 'pg';
import { createLog } from '../../src/platform/log.ts';
import { StartupProblem, startEmbeddedPostgres } from '../../src/platform/postgres/embedded/index.ts';

// Holds the embedded server as Headroom does, and commits one row at each start.
const [dataDir = '', whenInUse, copied] = process.argv.slice(2);
try {
  const server = await startEmbeddedPostgres({
    dataDir,
    durable: true,
    log: createLog('warn'),
    whenInUse: whenInUse === 'join' ? 'join' : 'refuse',
    prepared: async () => copied,
    onLost: () => process.exit(3),
  });
  const client = new pg.Client(server.connection);
  client.on('error', () => {});
  await client.connect();
  await client.query('create table if not exists starts (id int generated always as identity)');
  await client.query('insert into starts default values');
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from starts');
  await client.end();
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  console.log(`up ${server.cameUp} ${rows[0]?.n}`);
  setInterval(() => {}, 1_000);
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
