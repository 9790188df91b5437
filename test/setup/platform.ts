import { CNY } from '#kernel';
import { type Clock, createLog, createVault, type Database, openDatabase, type Platform, systemClock } from '#platform';
import { testDatabase } from './database.ts';

let opened: Database[] = [];

/** Those that the file has not closed itself. */
export async function closeDatabases(): Promise<void> {
  const left = opened.filter(({ pool }) => !pool.ending);
  opened = [];
  await Promise.all(left.map((database) => database.close()));
}

/** What use cases lean on, over an empty database of its own. Gone with the server when the test run ends. */
export async function testPlatform(clock: Clock = systemClock): Promise<Platform> {
  const { connection } = await testDatabase();
  const log = createLog('silent');
  // The server may go before the pool does when the run ends; that is no failure.
  const database = openDatabase(connection, () => {});
  opened.push(database);
  return {
    database,
    clock,
    company: { name: '华衡工业供应链有限公司', timeZone: 'Asia/Shanghai', currency: CNY },
    log,
    vault: createVault('a key for tests, 32 characters long'),
  };
}
