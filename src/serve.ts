import { join } from 'node:path';
import {
  type Config,
  createServer,
  deliverEvents,
  type Log,
  openJobs,
  type Platform,
  StartupProblem,
  sealAudit,
  systemClock,
  todayAt,
} from '#platform';
import type { DatabaseServer } from '#platform/start';
import { fillMissingPinyin } from '#customers/usecases';
import { createAuthenticator, demoPassword, ensureBootstrapKey, firstAdministratorToken, isDemo } from '#team/usecases';
import { seedDemo } from './demo/index.ts';
import { openPlatform } from './opening.ts';
import { allJobs, allListeners, allPlugins, allRoutes } from './wiring.ts';

const secondsBetweenSeals = 5;
const secondsBetweenDeliveries = 2;
const webDir = join(import.meta.dirname, '../dist/web');

type Start = {
  readonly config: Config;
  readonly log: Log;
  readonly database: DatabaseServer;
  /** What a stop has to end, the last first. */
  readonly closers: (() => Promise<unknown>)[];
  readonly startedAt: number;
};

/** Brings the house up on its database and says where it is; what has to end with it is pushed to the closers. */
export async function serve({ config, log, database, closers, startedAt }: Start): Promise<void> {
  const opened = await openPlatform(config, { log, server: database });
  closers.push(() => opened.close());
  const { platform } = opened;
  if (config.seedDemo) await seedDemo(platform, todayAt(systemClock, config.company));
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
