import { spawn } from 'node:child_process';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Binaries } from './binaries.ts';
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
}): Promise<void> {
  const { cluster, binaries, user, durable } = options;
  const draft = `${cluster}.new`;
  // The initdb of a start that was killed may still be writing there.
  await endLeftovers(draft);
  await rm(draft, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  await mkdir(draft, { mode: 0o700 });
  await chmod(draft, 0o700);
  await handOver(draft, user);
  // C.UTF-8 gives every letter its class (pg_trgm needs it) without an order of its own; macOS calls it otherwise.
  const letters = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const order = ['--encoding=UTF8', `--locale=${letters}`, '--locale-provider=icu', '--icu-locale=zh-Hans-CN'];
  const args = ['--username=headroom', '--auth=trust', ...order, ...(durable ? [] : ['--no-sync'])];
  await runInitdb(binaries.initdb, args, draft, user);
  await rename(draft, cluster);
  if (durable) await syncFolder(dirname(cluster));
}

async function runInitdb(initdb: string, options: string[], folder: string, user: ServerUser): Promise<void> {
  const child = spawn(initdb, ['-D', pathForServer(folder, user), ...options], {
    ...spawnOptions(folder, user),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return;
  const line = said.split('\n').findLast((text) => /error|fatal/i.test(text)) ?? `exit code ${code}`;
  throw new StartupProblem(`PostgreSQL could not be set up in ${folder}: ${line.trim()}`);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/**
 * How the server itself names its folder. We enter the folder before giving up root, and `/proc/self/cwd` leads there
 * without walking down again: so a data folder below a private one works, and nobody's permissions are changed.
 */
export function pathForServer(folder: string, user: ServerUser): string {
  return user.kind === 'dropped' && process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

/** In its folder, as its own user, with nothing of our environment. */
export function spawnOptions(folder: string, user: ServerUser) {
  const identity = user.kind === 'dropped' ? { uid: user.uid, gid: user.gid } : {};
  return { cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' }, ...identity };
}
