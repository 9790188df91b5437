import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';

test('each database is migrated, and knows nothing of its neighbour', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  const client = new pg.Client(one.connection);
  const neighbour = new pg.Client(other.connection);
  await Promise.all([client.connect(), neighbour.connect()]);
  await client.query('create table only_here (id int)');
  const { rows } = await neighbour.query(`select to_regclass('only_here') as found`);
  const { rows: migrated } = await neighbour.query(`select count(*)::int as files from platform.migrations`);
  await Promise.all([client.end(), neighbour.end()]);
  await Promise.all([one.drop(), other.drop()]);
  expect(rows).toEqual([{ found: null }]);
  expect(migrated[0].files).toBeGreaterThan(0);
});
