import { constants } from 'node:fs';
import { access, mkdir, realpath } from 'node:fs/promises';
import { StartupProblem, systemCodeOf } from './startup-problem.ts';

const why: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'part of the path is a file',
  EEXIST: 'it is a file',
  ENOSPC: 'the disk is full',
};

/** Makes the folder where it is missing, private to its owner, and refuses one we cannot write to. */
export async function openDataFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (cause) {
    const code = systemCodeOf(cause) ?? 'unknown error';
    throw new StartupProblem(`Cannot write to the data folder ${dataDir}: ${why[code] ?? code}.`, { cause });
  }
}
