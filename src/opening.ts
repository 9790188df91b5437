import { findVault, migrate, openDatabase, type Platform, sealAudit, systemClock } from '#platform';
import { type Config, createLog, type DatabaseServer, reachDatabase } from '#platform/start';

/** The machinery on which every room runs, and how to put it away again. */
export type Opened = { readonly platform: Platform; readonly close: () => Promise<void> };

type HowToOpen = {
  /** One that is reached already. */
  readonly server?: DatabaseServer;
  readonly log?: Platform['log'];
  readonly whenInUse?: 'refuse' | 'join';
  readonly schema?: 'newest' | 'as_it_is';
};

/**
 * Reaches or starts the database, brings it to the newest schema, and gives the platform. `join` lets a command of
 * the shell work beside a running server; `as_it_is` changes nothing, neither schema nor seals.
 */
export async function openPlatform(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'company' | 'secretKey'>,
  { log = createLog(), whenInUse = 'refuse', schema = 'newest', server: reached }: HowToOpen = {},
): Promise<Opened> {
  const server = reached ?? (await reachDatabase(config, log, whenInUse));
  try {
    if (schema === 'newest') await migrate(server.connection);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const database = openDatabase(server.connection, (reason) =>
    log.warn({ reason }, 'an idle database connection was lost'),
  );
  return {
    platform: { database, clock: systemClock, company: config.company, log, vault: findVault(config) },
    async close() {
      if (schema === 'newest') await sealAudit(database, systemClock.now());
      await database.close();
      await server.stop();
    },
  };
}
