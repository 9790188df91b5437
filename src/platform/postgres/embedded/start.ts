import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { findBinaries } from './binaries.ts';
import { bringUp } from './bring-up.ts';
import { clusterExists, createCluster } from './cluster.ts';
import { openDataFolder } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { holdPostmaster } from './hold-postmaster.ts';
import { ensureDatabase, probeServer } from './probe.ts';
import { chooseServerUser, handOver } from './server-user.ts';
import { reachSocket, socketPort } from './socket-path.ts';
import { StartupProblem } from './startup-problem.ts';

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** False only for throw-away test data: nothing waits for the disk. */
  readonly durable: boolean;
  readonly log: Log;
  /** The data folder is in use by a running Headroom: a second server refuses, a command joins in. */
  readonly whenInUse?: 'refuse' | 'join';
  /** A new cluster may be a copy of this one: see `prepareCluster`. */
  readonly prepared?: () => Promise<string | undefined>;
  /** The server went away though nobody stopped it; what it had committed is safe. */
  readonly onLost?: () => void;
};

export type EmbeddedPostgres = {
  /** For `pg`: a unix socket that only this user (and root) can open. */
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  readonly cameUp: 'initialised' | 'started' | 'reused' | 'joined';
  /** Stops the server; after `joined` it only says good-bye. */
  stop(): Promise<void>;
};

/** Starts the PostgreSQL that npm installed, on data in `dataDir`, whatever state the last run left it in. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = await openDataFolder(options.dataDir);
  const lock = await lockFolder(folder);
  if (lock.kind === 'taken') {
    if (options.whenInUse === 'join') return joinRunning(folder);
    throw new StartupProblem(
      `Another Headroom (process ${lock.byProcess}) is using the data folder ${folder}: stop it, or set HEADROOM_DATA_DIR.`,
    );
  }
  try {
    return await startLocked(folder, options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(
  folder: string,
  { durable, log, onLost, prepared }: EmbeddedOptions,
  lock: { release(): void },
): Promise<EmbeddedPostgres> {
  const cluster = join(folder, 'postgres');
  const user = await chooseServerUser(cluster);
  const binaries = await findBinaries(user);
  const isNew = !(await clusterExists(cluster));
  if (isNew) await createCluster({ cluster, binaries, user, durable, prepared: await prepared?.() });
  else await handOver(cluster, user);

  const socket = await reachSocket(cluster);
  const connection = connectionTo(socket.host);
  const launch = { cluster, postgres: binaries.postgres, user, durable, logFile: join(folder, 'postgres.log') };
  const cameUp = await bringUp(launch, connection, log);
  const postmaster = holdPostmaster(cluster, onLost);
  const stop = once(async () => {
    if (!(await postmaster.stop())) log.error({ cluster }, 'PostgreSQL did not stop');
    await socket.forget();
    lock.release();
  });
  try {
    await ensureDatabase(connection);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connection, cameUp: isNew ? 'initialised' : cameUp, stop };
}

/** Uses the server of a running Headroom, which stays its owner. */
async function joinRunning(folder: string): Promise<EmbeddedPostgres> {
  const socket = await reachSocket(join(folder, 'postgres'));
  const connection = connectionTo(socket.host);
  const until = Date.now() + 30_000;
  while ((await probeServer(connection)) !== 'ready') {
    if (Date.now() > until) {
      throw new StartupProblem(`A Headroom that uses ${folder} is starting or stopping: try again in a moment.`);
    }
    await pause(200);
  }
  await ensureDatabase(connection);
  return { connection, cameUp: 'joined', stop: once(() => socket.forget()) };
}

function connectionTo(host: string): EmbeddedPostgres['connection'] {
  return { host, port: socketPort, user: 'headroom', database: 'headroom' };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
