import type pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { startEmbeddedPostgres } from './embedded/index.ts';
import { findPrepared } from './prepare-cluster.ts';

/** The database's server: how to connect, and how to leave it. */
export type DatabaseServer = { readonly connection: pg.ClientConfig; stop(): Promise<void> };

/** The operator's own server, or the one that comes with Headroom, started on its data folder. */
export async function reachDatabase(
  { databaseUrl, dataDir }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  log: Log,
  whenInUse: 'refuse' | 'join' = 'refuse',
): Promise<DatabaseServer> {
  if (databaseUrl !== undefined) return { connection: { connectionString: databaseUrl }, stop: async () => {} };
  return startEmbeddedPostgres({
    dataDir,
    durable: true,
    log,
    whenInUse,
    prepared: findPrepared,
    onLost: () => endForWantOfDatabase(dataDir),
  });
}

/** Ending at once lets whoever watches over us start us again; that start recovers what was committed. */
function endForWantOfDatabase(dataDir: string): void {
  console.error(`Headroom stopped: its PostgreSQL ended unexpectedly (see ${dataDir}/postgres.log). Start it again.`);
  process.exit(1);
}
