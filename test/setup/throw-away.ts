import { existsSync, statfsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/platform/log.ts';
import { StartupProblem, startEmbeddedPostgres } from '../../src/platform/postgres/embedded/index.ts';

const inMemory = '/dev/shm';
const enoughBytes = 6 * 1024 ** 3;

/**
 * Where test servers keep their data: in memory where there is plenty, else on the disk. Nothing there has to outlive
 * the machine, and a killed process loses no more of it than on a disk.
 */
export const throwAwayHome = hasPlenty() ? inMemory : tmpdir();

function hasPlenty(): boolean {
  if (!existsSync(inMemory) || process.availableMemory() < enoughBytes) return false;
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize > enoughBytes;
}

export const throwAwayPrefix = 'headroom-test-';
export const quiet = createLog('warn');

/**
 * Stops and removes what test runs left that were killed. A folder in use refuses, and is left alone; one without a
 * lock may be another run's that has only just begun.
 */
export async function sweepThrowAwayServers(): Promise<void> {
  for (const name of await readdir(throwAwayHome)) {
    const dataDir = join(throwAwayHome, name);
    if (!name.startsWith(throwAwayPrefix) || !existsSync(join(dataDir, 'headroom.lock'))) continue;
    try {
      const left = await startEmbeddedPostgres({ dataDir, durable: false, log: quiet });
      await left.stop();
      await rm(dataDir, { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof StartupProblem)) throw error;
    }
  }
}
