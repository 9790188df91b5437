import { join } from 'node:path';
import {
  type Config,
  createLog,
  createServer,
  explainStartProblem,
  type Log,
  type Platform,
  readConfig,
  StartupProblem,
  sealAudit,
} from '#platform';
import { createAuthenticator, demoPassword, ensureBootstrapKey, firstAdministratorToken, isDemo } from '#team/usecases';
import { seedDemoIfEmpty } from './demo/index.ts';
import { sessionRoutes } from './team/http/session-routes.ts';
import { allRoutes, openPlatform } from './wiring.ts';

const secondsBetweenSeals = 5;
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
  const { platform, close } = await openPlatform(config, { log });
  try {
    if (config.seedDemo) await seedDemoIfEmpty(platform);
    await ensureKey(platform, config.bootstrapApiKey);
    const server = await createServer({
      platform,
      authenticator: createAuthenticator(platform),
      routes: allRoutes(platform),
      plugins: [sessionRoutes(platform)],
      webDir,
    });
    const sealing = setInterval(() => void sealQuietly(platform), secondsBetweenSeals * 1000);
    stopOnSignals(async () => {
      clearInterval(sealing);
      await server.close();
      await close();
    }, log);
    await server.listen({ port: config.port, host: config.host });
    const [address] = server.addresses();
    const port = typeof address === 'object' ? address.port : config.port;
    await welcome(platform, `http://${config.host}:${port}`, performance.now() - startedAt);
  } catch (error) {
    await close();
    throw error;
  }
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

/** The first signal stops in order; a second one does not wait. */
function stopOnSignals(stop: () => Promise<void>, log: Log): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
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
