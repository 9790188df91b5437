import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Config,
  createLog,
  createServer,
  deliverEvents,
  explainStartProblem,
  type Log,
  openJobs,
  type Platform,
  readConfig,
  StartupProblem,
  sealAudit,
  systemClock,
  todayAt,
} from '#platform';
import { fillMissingPinyin } from '#customers/usecases';
import { createAuthenticator, demoPassword, ensureBootstrapKey, firstAdministratorToken, isDemo } from '#team/usecases';
import { rehearse, seedDemo } from './demo/index.ts';
import { allJobs, allListeners, allPlugins, allRoutes, openPlatform } from './wiring.ts';

const secondsBetweenSeals = 5;
const secondsBetweenDeliveries = 2;
const repeatedSignalMs = 1_500;
const webDir = join(import.meta.dirname, '../dist/web');

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
  const today = todayAt(systemClock, config.company);
  const rehearsal = config.seedDemo && isFirstStart(config) ? rehearse(today) : undefined;
  try {
    const opened = await openPlatform(config, { log });
    closers.push(() => opened.close());
    const { platform } = opened;
    if (config.seedDemo) await seedDemo(platform, today, rehearsal);
    await fillMissingPinyin(platform);
    await ensureKey(platform, config.bootstrapApiKey);
    const jobs = openJobs(platform, allJobs(platform));
    await jobs.start();
    closers.push(() => jobs.stop());
    const server = await createServer({
      platform,
      authenticator: createAuthenticator(platform),
      routes: allRoutes(platform, jobs),
      plugins: allPlugins(platform),
      webDir,
    });
    const sealing = setInterval(() => void sealQuietly(platform), secondsBetweenSeals * 1000);
    closers.push(async () => clearInterval(sealing));
    const delivering = setInterval(() => void deliverQuietly(platform), secondsBetweenDeliveries * 1000);
    closers.push(async () => clearInterval(delivering));
    closers.push(() => server.close());
    await server.listen({ port: config.port, host: config.host });
    const [address] = server.addresses();
    const port = typeof address === 'object' ? address.port : config.port;
    await welcome(platform, `http://${config.host}:${port}`, performance.now() - startedAt);
  } catch (error) {
    // What we pulled from under the start ourselves is no problem to report.
    if (signals.stopping()) return;
    await closeAll();
    throw error;
  }
}

/** Our own PostgreSQL has nothing yet. Of one that is not ours we learn too late what it holds. */
function isFirstStart({ databaseUrl, dataDir }: Config): boolean {
  return databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'));
}

async function ensureKey(platform: Platform, value: string | undefined): Promise<void> {
  if (value === undefined) return;
  const ensured = await ensureBootstrapKey(platform, value);
  if (!ensured.ok) throw new StartupProblem(ensured.refusal.detail);
}

async function sealQuietly(platform: Platform): Promise<void> {
  try {
    await sealAudit(platform.database, platform.clock.now());
  } catch (error) {
    platform.log.warn({ err: error }, 'the audit trail could not be sealed; the next run tries again');
  }
}

async function deliverQuietly(platform: Platform): Promise<void> {
  try {
    await deliverEvents({ database: platform.database, now: platform.clock.now() }, allListeners(platform));
  } catch (error) {
    platform.log.warn({ err: error }, 'events were not delivered; the next delivery begins with them again');
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

async function welcome(platform: Platform, url: string, startMs: number): Promise<void> {
  const token = await firstAdministratorToken(platform);
  const signIn =
    token !== undefined
      ? `Open it to set the first administrator. One-time token: ${token}`
      : (await isDemo(platform))
        ? `Sign in as a demo user, one click each on the sign-in page (password ${demoPassword}).`
        : 'Sign in with your e-mail and password.';
  console.log(`\nHeadroom is ready at ${url} (${(startMs / 1000).toFixed(1)} s)\n${signIn}\nCtrl-C stops it.\n`);
}
