import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, startTimeOf } from './process-state.ts';
import { systemCodeOf } from './startup-problem.ts';

export type FolderLock =
  | { readonly kind: 'held'; release(): void }
  | { readonly kind: 'taken'; readonly byProcess: number };

/**
 * One Headroom per data folder. The file names its process; when that process is gone (kill -9, power cut) the next
 * start takes the lock over.
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const file = join(dataDir, 'headroom.lock');
  const ours = describe(process.pid);
  for (;;) {
    try {
      writeFileSync(file, ours, { flag: 'wx', mode: 0o644 });
      return { kind: 'held', release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (systemCodeOf(error) !== 'EEXIST') throw error;
    }
    const holder = await readHolder(file);
    if (holder === undefined) continue;
    const pid = Number.parseInt(holder, 10);
    if (pid > 0 && holder === describe(pid)) return { kind: 'taken', byProcess: pid };
    setAside(file, holder);
  }
}

/** Pid and start time: after a reboot the same pid may be somebody else. */
function describe(pid: number): string {
  return `${pid} ${startTimeOf(pid) ?? (isAlive(pid) ? 'running' : 'gone')}\n`;
}

/** Undefined when the file has just gone. An empty file is still being written, unless it stays empty. */
async function readHolder(file: string): Promise<string | undefined> {
  for (let attempt = 0; ; attempt++) {
    try {
      const text = readFileSync(file, 'utf8');
      if (text !== '' || attempt === 10) return text;
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
    await pause(50);
  }
}

/** Moves a dead lock away; when another start was quicker and the moved file is its live lock, puts it back. */
function setAside(file: string, dead: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') === dead) rmSync(aside);
  else renameSync(aside, file);
}
