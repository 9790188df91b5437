import { readdir, readFile, readlink } from 'node:fs/promises';

const programs = new Set(['postgres', 'initdb']);

/** PostgreSQL processes whose working directory is this cluster. Always empty where there is no /proc (macOS). */
export async function listServerProcesses(cluster: string): Promise<number[]> {
  const found: number[] = [];
  for (const entry of await readdir('/proc').catch(() => [])) {
    const pid = Number(entry);
    if (Number.isInteger(pid) && (await belongsTo(cluster, pid))) found.push(pid);
  }
  return found;
}

async function belongsTo(cluster: string, pid: number): Promise<boolean> {
  try {
    const [name, folder] = await Promise.all([readFile(`/proc/${pid}/comm`, 'utf8'), readlink(`/proc/${pid}/cwd`)]);
    return programs.has(name.trim()) && folder === cluster;
  } catch {
    return false;
  }
}

/**
 * Ends backends that outlived their postmaster: busy in a long query, they have not noticed yet, and PostgreSQL
 * rightly refuses to start beside them. What they had committed is in the log; what they had not is rolled back.
 */
export async function endLeftovers(cluster: string): Promise<number> {
  const leftovers = await listServerProcesses(cluster);
  for (const pid of leftovers) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return leftovers.length;
}
