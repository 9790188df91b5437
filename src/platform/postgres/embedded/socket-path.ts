import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `sockaddr_un` holds on every system we run on (108 on Linux, 104 on macOS), less the closing zero. */
const longestSocketPath = 103;
export const socketPort = 5432;

/** A folder name short enough to reach the socket in the cluster: the cluster itself, or a link to it. */
export async function reachSocket(cluster: string): Promise<{ host: string; forget(): Promise<void> }> {
  if (Buffer.byteLength(`${cluster}/.s.PGSQL.${socketPort}`) <= longestSocketPath) {
    return { host: cluster, forget: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), 'headroom-'));
  const host = join(folder, 'pg');
  await symlink(cluster, host);
  return { host, forget: () => rm(folder, { recursive: true, force: true }) };
}
