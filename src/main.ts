import { type Config, createLog, explainStartProblem, type Log, reachDatabase, readConfig } from '#platform/start';

const repeatedSignalMs = 1_500;

try {
  await start(readConfig(process.env, process.argv.slice(2)), createLog());
} catch (error) {
  const line = explainStartProblem(error);
  console.error(line === undefined ? error : `Headroom did not start: ${line}`);
  process.exit(1);
}

async function start(config: Config, log: Log): Promise<void> {
  const startedAt = performance.now();
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
  };
  const signals = stopOnSignals(closeAll, log);
  const reaching = reachDatabase(config, log);
  closers.push(() =>
    reaching.then(
      (server) => server.stop(),
      // What did not start need not stop; that it did not is told where it is waited for.
      () => {},
    ),
  );
  try {
    // Before the rest is loaded: nothing else moves for the second that takes.
    const database = await reaching;
    const { serve } = await import('./serve.ts');
    await serve({ config, log, database, closers, startedAt });
  } catch (error) {
    // What we pulled from under the start ourselves is no problem to report.
    if (signals.stopping()) return;
    await closeAll();
    throw error;
  }
}

/**
 * The first signal stops in order, also in the middle of a start; a later one does not wait. Not the one right behind
 * it: a Ctrl-C comes twice, from the terminal and through npm.
 */
function stopOnSignals(stop: () => Promise<void>, log: Log): { stopping(): boolean } {
  let stoppingSince: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stoppingSince !== undefined) {
        if (performance.now() - stoppingSince > repeatedSignalMs) process.exit(1);
        return;
      }
      stoppingSince = performance.now();
      log.info({ signal }, 'stopping');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
  return { stopping: () => stoppingSince !== undefined };
}
