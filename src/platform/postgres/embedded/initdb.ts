import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerUser } from './server-user.ts';
import { StartupProblem } from './startup-problem.ts';

// C.UTF-8 gives every letter its class (pg_trgm needs it) without an order of its own; macOS calls it otherwise.
const letters = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
const order = ['--encoding=UTF8', `--locale=${letters}`, '--locale-provider=icu', '--icu-locale=zh-Hans-CN'];

/** What every cluster of ours is made with; it is brought to disk afterwards, wherever it came from. */
export const clusterOptions: readonly string[] = ['--username=headroom', '--auth=trust', '--no-sync', ...order];

export async function runInitdb(
  initdb: string,
  options: readonly string[],
  folder: string,
  user: ServerUser,
): Promise<void> {
  const child = spawn(initdb, ['-D', pathForServer(folder, user), ...options], {
    ...spawnOptions(folder, user),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return;
  const line = said.split('\n').findLast((text) => /error|fatal/i.test(text)) ?? `exit code ${code}`;
  throw new StartupProblem(`PostgreSQL could not be set up in ${folder}: ${line.trim()}`);
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
