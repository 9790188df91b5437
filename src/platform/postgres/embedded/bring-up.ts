import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../../log.ts';
import { endLeftovers } from './leftovers.ts';
import { type Launch, type Launched, launchServer, removeStalePidFile } from './postmaster.ts';
import { probeServer } from './probe.ts';
import { StartupProblem } from './startup-problem.ts';

/** Long, because recovery after a crash replays all that was written since the last checkpoint. */
const patienceMs = 180_000;
const leftoversMayTakeMs = 5_000;
const tellEveryMs = 10_000;

/**
 * Answers only when the server does. Whatever the last run left (a live server, one on its way up or down, a stale pid
 * file, backends without a postmaster), this waits for it, uses it or clears it away.
 */
export async function bringUp(launch: Launch, connection: pg.ClientConfig, log: Log): Promise<'started' | 'reused'> {
  const begun = Date.now();
  let tellAt = begun + tellEveryMs;
  let server: Launched | undefined;
  for (;;) {
    const state = await probeServer(connection);
    if (state === 'ready') return server === undefined ? 'reused' : 'started';

    const waitedMs = Date.now() - begun;
    const lastWords = server?.ended();
    if (lastWords !== undefined) {
      if (!(await maySucceedLater(lastWords, launch, waitedMs, log))) throw refusalOf(lastWords, launch);
      server = undefined;
      await pause(250);
    } else if (state === 'absent' && server === undefined) {
      await removeStalePidFile(launch.cluster);
      server = launchServer(launch);
    }
    if (waitedMs > patienceMs) {
      throw new StartupProblem(`PostgreSQL did not answer within ${patienceMs / 1000} s; its log: ${launch.logFile}`);
    }
    if (Date.now() > tellAt) {
      tellAt += tellEveryMs;
      log.info({ waitedMs }, 'PostgreSQL is still starting (recovering what the last run left)');
    }
    await pause(server === undefined ? 100 : 25);
  }
}

async function maySucceedLater(lastWords: string, launch: Launch, waitedMs: number, log: Log): Promise<boolean> {
  // A server that another process started just now, or that is going down: the next probe will see.
  if (lastWords.includes('lock file "')) return waitedMs < leftoversMayTakeMs;
  if (!lastWords.includes('pre-existing shared memory block')) return false;
  if (waitedMs < leftoversMayTakeMs) return true;
  const ended = await endLeftovers(launch.cluster);
  if (ended > 0) log.warn({ ended }, 'ended database sessions that had outlived their server');
  return ended > 0;
}

function refusalOf(lastWords: string, launch: Launch): StartupProblem {
  const lines = lastWords.trim().split('\n');
  const fatal = lines.findLast((line) => /FATAL|PANIC|could not|error/i.test(line)) ?? lines.at(-1) ?? '';
  const reason = fatal.replace(/^.*?(FATAL|PANIC|ERROR|LOG):\s*/, '').trim();
  return new StartupProblem(`PostgreSQL did not start: ${reason} (log: ${launch.logFile})`);
}
