import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { throwAwayHome } from '../setup/throw-away.ts';

// Not that of the throw-away servers: what lies here without a server is no left-over.
export const startTestPrefix = 'headroom-start-';

/** A data folder that is removed after the test, with the server that a killed process may have left in it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(throwAwayHome, startTestPrefix));
  onTestFinished(async () => {
    const pid = findPostmaster(folder);
    if (pid !== undefined) signalIfAlive(pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  return folder;
}

function findPostmaster(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres/postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

export function postmasterOf(dataDir: string): number {
  const pid = findPostmaster(dataDir);
  if (pid === undefined) throw new Error(`No server runs in ${dataDir}.`);
  return pid;
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone.
  }
}
