import { existsSync, readFileSync } from 'node:fs';
import { systemCodeOf } from './startup-problem.ts';

/** A zombie counts as gone: where nobody collects orphans (a container without init), it stays for ever. */
export function isAlive(pid: number): boolean {
  if (existsSync('/proc/self/stat')) return !['Z', 'X', undefined].includes(statusOf(pid)?.[0]);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCodeOf(error) === 'EPERM';
  }
}

/** Clock ticks between boot and the start of the process; undefined when it is gone or there is no /proc. */
export function startTimeOf(pid: number): string | undefined {
  return statusOf(pid)?.[19];
}

/** The fields of /proc/PID/stat from the state on; the name before them may hold spaces and brackets. */
function statusOf(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
  } catch {
    return undefined;
  }
}
