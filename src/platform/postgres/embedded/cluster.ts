import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Binaries } from './binaries.ts';
import { clusterOptions, runInitdb } from './initdb.ts';
import { endLeftovers } from './leftovers.ts';
import { handOver, type ServerUser } from './server-user.ts';
import { StartupProblem, systemCodeOf } from './startup-problem.ts';

const serverMajor = '18';

/** Whether a complete cluster lies here. Refuses one that another major version of PostgreSQL wrote. */
export async function clusterExists(cluster: string): Promise<boolean> {
  let version: string;
  try {
    version = (await readFile(`${cluster}/PG_VERSION`, 'utf8')).trim();
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
  if (version === serverMajor) return true;
  throw new StartupProblem(
    `The database in ${cluster} was written by PostgreSQL ${version}; this Headroom brings PostgreSQL ${serverMajor}.`,
  );
}

/**
 * Makes the cluster beside its place and moves it there complete, so that a start that is killed half-way leaves
 * nothing that the next one could mistake for data.
 */
export async function createCluster(options: {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly user: ServerUser;
  readonly durable: boolean;
  /** A cluster of the same kind, at rest, that may be copied: see `prepareCluster`. */
  readonly prepared?: string | undefined;
}): Promise<void> {
  const { cluster, binaries, user, durable, prepared } = options;
  const draft = `${cluster}.new`;
  // The initdb of a start that was killed may still be writing there.
  await endLeftovers(draft);
  const isCopied = prepared !== undefined && (await copyCluster(prepared, draft, user));
  if (!isCopied) {
    await emptyFolder(draft, user);
    await runInitdb(binaries.initdb, clusterOptions, draft, user);
  }
  if (durable) await runInitdb(binaries.initdb, ['--sync-only'], draft, user);
  await rename(draft, cluster);
  if (durable) await syncFolder(dirname(cluster));
}

async function emptyFolder(folder: string, user: ServerUser): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  await mkdir(folder, { mode: 0o700 });
  await chmod(folder, 0o700);
  await handOver(folder, user);
}

/** By `cp`, which takes a twentieth of what Node's own takes. False when it cannot: another user made that cluster. */
async function copyCluster(from: string, to: string, user: ServerUser): Promise<boolean> {
  await emptyFolder(to, user);
  const child = spawn('cp', ['-a', `${from}/.`, to], { cwd: to, stdio: 'ignore' });
  const [code] = (await once(child, 'close').catch(() => [null])) as [number | null];
  return code === 0;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
