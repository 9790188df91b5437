import { execFile, spawn } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Platform } from '#platform';
import type { Connection } from './bench-company.ts';

const source = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
static void wait_1ms(void) { struct timespec one = {0, 1000000}; nanosleep(&one, 0); }
int fsync(int file) { wait_1ms(); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file); }
int fdatasync(int file) { wait_1ms(); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file); }
`;

/** Builds the library that makes every sync 1 ms longer; undefined where there is no C compiler, or no Linux. */
export async function buildSlowSync(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'headroom-bench-shim-'));
  const library = join(folder, 'slow-sync.so');
  await writeFile(join(folder, 'slow-sync.c'), source);
  try {
    await promisify(execFile)('cc', ['-shared', '-fPIC', '-O2', '-o', library, join(folder, 'slow-sync.c'), '-ldl']);
  } catch {
    return undefined;
  }
  await chmod(folder, 0o755);
  return library;
}

/** Stops the embedded server and starts the very same command line again, with the library in it. */
export async function slowDown(
  platform: Platform,
  embedded: { readonly connection: Connection; stop(): Promise<void> },
  dataDir: string,
  preload: string,
): Promise<{ readonly connection: Connection; stop(): Promise<void> }> {
  const { rows } = await platform.database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const stat = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'latin1');
  const postmaster = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  const program = readlinkSync(`/proc/${postmaster}/exe`);
  const [, ...args] = readFileSync(`/proc/${postmaster}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const status = readFileSync(`/proc/${postmaster}/status`, 'utf8');
  const idOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  await platform.database.close();
  await embedded.stop();
  const cluster = join(dataDir, 'postgres');
  const child = spawn(program, args, {
    cwd: cluster,
    uid: idOf('Uid'),
    gid: idOf('Gid'),
    env: { LC_ALL: 'C', LD_PRELOAD: preload },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const connection = { ...embedded.connection, host: cluster };
  await untilReady(connection);
  return {
    connection,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

async function untilReady(connection: Connection): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client(connection);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (attempt === 200) throw error;
      await pause(50);
    }
  }
}
