import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/platform/log.ts';
import { StartupProblem, startEmbeddedPostgres } from '../../src/platform/postgres/embedded/index.ts';

export const throwAwayPrefix = 'headroom-test-';
export const quiet = createLog('warn');

/** Stops and removes what test runs left that were killed; a folder in use refuses, and is left alone. */
export async function sweepThrowAwayServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(throwAwayPrefix)) continue;
    const dataDir = join(tmpdir(), name);
    try {
      const left = await startEmbeddedPostgres({ dataDir, durable: false, log: quiet });
      await left.stop();
      await rm(dataDir, { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof StartupProblem)) throw error;
    }
  }
}
