import { readdirSync, readFileSync } from 'node:fs';

const tickMs = 10;

/**
 * Processor time so far of this process (server and client) and of a PostgreSQL with all its children, in milliseconds:
 * what Linux counts, however many others share the machine. Elsewhere not a number.
 */
export function cpuUsed(postmaster: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1000;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, pid) => sum + ticksOf(pid, postmaster) * tickMs, own);
}

function ticksOf(pid: string, postmaster: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const [user = 0, system = 0, waitedUser = 0, waitedSystem = 0] = fields.slice(11, 15).map(Number);
    // Workers that ended are counted in the server that waited for them.
    if (Number(pid) === postmaster) return user + system + waitedUser + waitedSystem;
    return Number(fields[1]) === postmaster ? user + system : 0;
  } catch {
    // It has ended since the folder was read.
    return 0;
  }
}
