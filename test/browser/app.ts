import { join } from 'node:path';
import { createServer, type Jobs, openJobs, type Platform, saveSetting } from '#platform';
import { createAuthenticator, seedDemoUsers } from '#team/usecases';
import { allJobs, allPlugins, allRoutes } from '../../src/wiring.ts';
import { testPlatform } from '../setup/platform.ts';

export type RunningApp = { readonly platform: Platform; readonly baseUrl: string; close(): Promise<void> };

/** The whole application on a port of its own, with a user for each role and no other data. */
export async function startApp(): Promise<RunningApp> {
  const platform = await testPlatform();
  await seedDemoUsers(platform);
  await saveSetting(platform.database.sql, 'demo', true);
  const jobs: Jobs = openJobs(platform, allJobs(platform));
  await jobs.start();
  const server = await createServer({
    platform,
    authenticator: createAuthenticator(platform),
    routes: allRoutes(platform, jobs),
    plugins: allPlugins(platform),
    webDir: join(import.meta.dirname, '../../dist/web'),
  });
  const baseUrl = await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    platform,
    baseUrl,
    async close() {
      await server.close();
      await jobs.stop();
      await platform.database.close();
    },
  };
}
