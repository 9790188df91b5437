import { isAlive } from './process-state.ts';
import { findPostmasterPid } from './postmaster.ts';
import { systemCodeOf } from './startup-problem.ts';

const stopPatienceMs = 60_000;

/** Ties the server's life to ours: it ends when we end, and we hear of it when it ends without us. */
export function holdPostmaster(cluster: string, onLost: (() => void) | undefined): { stop(): Promise<boolean> } {
  const pid = findPostmasterPid(cluster);
  if (pid === undefined) throw new Error(`${cluster}/postmaster.pid is gone though the server answers.`);
  // Covers every way out but kill -9 (a crash, process.exit); the next start covers that one.
  const endWithUs = () => signal(pid, 'SIGINT');
  process.once('exit', endWithUs);
  const watch = setInterval(() => {
    if (isAlive(pid)) return;
    letGo();
    onLost?.();
  }, 500);
  watch.unref();
  const letGo = () => {
    clearInterval(watch);
    process.off('exit', endWithUs);
  };
  return {
    /** Fast shutdown: sessions are ended, what is committed is written. False when it would not end. */
    stop: async () => {
      clearInterval(watch);
      const ended = (await endAndAwait(pid, 'SIGINT', stopPatienceMs)) || (await endAndAwait(pid, 'SIGQUIT', 5_000));
      letGo();
      return ended;
    },
  };
}

async function endAndAwait(pid: number, how: 'SIGINT' | 'SIGQUIT', patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  signal(pid, how);
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}

function signal(pid: number, which: NodeJS.Signals): void {
  try {
    process.kill(pid, which);
  } catch (error) {
    if (systemCodeOf(error) !== 'ESRCH') throw error;
  }
}
