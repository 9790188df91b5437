import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { Platform } from '../command.ts';
import { inExpressTransaction, inTransaction, openDatabase, type Tx } from './database.ts';

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

test('after a pause the same connections are there', async () => {
  const impatient = openDatabase({ ...platform.database.connection, idleTimeoutMillis: 1 }, () => {});
  const server = (tx: Tx) => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  const ask = async () => {
    const usual = await inTransaction(impatient, server);
    const express = await inExpressTransaction(impatient, async (tx) => ({ outcome: await server(tx), writes: [] }));
    return [...usual.rows, ...express.rows].map(({ pid }) => pid);
  };
  const before = await ask();
  await pause(50);
  expect(await ask()).toEqual(before);
  await impatient.close();
});

describe('what is asked in one turn', () => {
  const ask = async (pair: string) => {
    const outcome = await inExpressTransaction(platform.database, async (tx) => {
      const [made, { rows }] = await Promise.all([
        sql`insert into public.pair values (${pair}, 1)`.execute(tx),
        sql<{ name: string; times: number }>`select name, times from public.pair where name = ${pair}`.execute(tx),
      ]);
      return { outcome: { made: made.numAffectedRows, rows }, writes: [] };
    });
    return outcome;
  };
  const answer = (name: string) => ({ made: 1n, rows: [{ name, times: 1 }] });

  test('is answered in its order, prepared or not', async () => {
    expect(await ask('first')).toEqual(answer('first'));
    expect(await ask('second')).toEqual(answer('second'));
  });

  test('fails as one, with the reason of what failed, and leaves the connection as good as before', async () => {
    await expect(ask('second')).rejects.toMatchObject({ code: '23505' });
    // A text that is new there, behind one that fails: nobody knows it yet.
    const skipped = inExpressTransaction(platform.database, async (tx) => {
      const both = [sql`select 1 / ${0}::int`, sql`select 'new' as word where ${1}::int = 1`];
      await Promise.all(both.map((one) => one.execute(tx)));
      return { outcome: null, writes: [] };
    });
    await expect(skipped).rejects.toMatchObject({ code: '22012' });
    const word = () =>
      inExpressTransaction(platform.database, async (tx) => ({
        outcome: (await sql`select 'new' as word where ${1}::int = 1`.execute(tx)).rows,
        writes: [],
      }));
    expect(await word()).toEqual([{ word: 'new' }]);
    expect(await word()).toEqual([{ word: 'new' }]);
    expect(await ask('third')).toEqual(answer('third'));
  });

  test('is not kept when a write that travels with the commit fails', async () => {
    const failing = inExpressTransaction(platform.database, async () => ({
      outcome: null,
      // The first fails, and says why: those that were on their way behind it only know that something did.
      writes: [
        [sql`insert into public.pair values ('fourth', 1)`, sql`insert into public.pair values ('third', 1)`],
        [sql`insert into public.pair values ('fifth', 1)`],
      ],
    }));
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await ask('fourth')).toEqual(answer('fourth'));
  });
});
