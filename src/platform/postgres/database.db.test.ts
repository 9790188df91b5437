import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { Platform } from '../command.ts';
import { inTransaction } from './database.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await testPlatform();
  await sql`create table public.pair (name text primary key, times int not null)`.execute(platform.database.sql);
  await sql`insert into public.pair values ('a', 0), ('b', 0)`.execute(platform.database.sql);
});
afterAll(() => platform.database.close());

test('two writers that lock in opposite order both get through', async () => {
  let arrived = 0;
  let meet = () => {};
  const bothHoldOne = new Promise<void>((resolve) => {
    meet = resolve;
  });
  const writer = (first: string, second: string) =>
    inTransaction(platform.database, async (tx) => {
      await sql`update public.pair set times = times + 1 where name = ${first}`.execute(tx);
      arrived += 1;
      if (arrived === 2) meet();
      await bothHoldOne;
      await sql`update public.pair set times = times + 1 where name = ${second}`.execute(tx);
    });
  await Promise.all([writer('a', 'b'), writer('b', 'a')]);
  const { rows } = await sql<{ times: number }>`select times from public.pair`.execute(platform.database.sql);
  expect(rows.map(({ times }) => times)).toEqual([2, 2]);
  expect(arrived).toBeGreaterThanOrEqual(3);
});

test('any other failure is not tried again', async () => {
  let tries = 0;
  const failing = inTransaction(platform.database, async () => {
    tries += 1;
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(tries).toBe(1);
});
