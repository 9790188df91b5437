import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, renameSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathForServer, spawnOptions } from './initdb.ts';
import { listServerProcesses } from './leftovers.ts';
import type { ServerUser } from './server-user.ts';
import { serverSettings } from './settings.ts';
import { systemCodeOf } from './startup-problem.ts';

export type Launch = {
  readonly cluster: string;
  readonly postgres: string;
  readonly user: ServerUser;
  readonly durable: boolean;
  readonly logFile: string;
};

export type Launched = {
  /** Undefined while the server runs; then what it wrote to its log. */
  ended(): string | undefined;
};

const logMaxBytes = 10 * 1024 * 1024;

/** Starts the server. It writes to a file, not to us, because it must be able to outlive us. */
export function launchServer({ cluster, postgres, user, durable, logFile }: Launch): Launched {
  if (existsSync(logFile) && statSync(logFile).size > logMaxBytes) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a+', 0o600);
  const logStart = fstatSync(log).size;
  const child = spawn(postgres, ['-D', pathForServer(cluster, user), ...serverSettings(durable)], {
    ...spawnOptions(cluster, user),
    // Out of reach of the terminal's Ctrl-C: we stop it last, after our own work is written.
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.unref();
  const end = watchEnd(child);
  closeSync(log);
  return {
    ended: () => {
      const reason = end();
      return reason === undefined ? undefined : `${readFrom(logFile, logStart)}\n${reason}`;
    },
  };
}

function watchEnd(child: ChildProcess): () => string | undefined {
  let reason: string | undefined;
  child.on('error', (error) => {
    reason = error.message;
  });
  child.on('exit', (code, signal) => {
    reason ??= `PostgreSQL ended with ${signal ?? `exit code ${code}`}.`;
  });
  return () => reason;
}

function readFrom(file: string, start: number): string {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(handle).size - start));
    readSync(handle, bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/** The pid in `postmaster.pid`, whether or not that process is still alive, or still PostgreSQL. */
export function findPostmasterPid(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * After a power cut the pid in the file may belong to any other process by now, and PostgreSQL would wait for it for
 * ever. Only where /proc can tell that no server works in this cluster is the file removed.
 */
export async function removeStalePidFile(cluster: string): Promise<void> {
  const pid = findPostmasterPid(cluster);
  if (pid === undefined || !existsSync('/proc/self/cwd')) return;
  const servers = await listServerProcesses(cluster);
  if (servers.length === 0) await rm(join(cluster, 'postmaster.pid'), { force: true });
}
