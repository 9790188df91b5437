import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { verifyDecisions, verifyExposure } from '#exposure/usecases';
import { openDatabase, restoreBackup, sealAudit, verifyAudit, writeBackup } from '#platform';
import { emptyDatabase } from '../setup/database.ts';
import { cny, openCompany } from './company.fixture.ts';

const company = await openCompany();
const { platform, customer, grant, check } = company;
const folder = await mkdtemp(join(tmpdir(), 'headroom-backup-'));
const file = join(folder, 'under-writes.gz');
const now = new Date('2026-03-31T04:00:00Z');
const from = platform.database.connection;
const empty = await emptyDatabase();

test('a backup that is taken while orders come in is whole: restored elsewhere, both proofs hold', async () => {
  const codes = ['A', 'B', 'C', 'D'];
  for (const code of codes) {
    await customer(code);
    await grant(code, '100000');
    await check(code, 'SO-0', '1');
    // What triggers keep beside the documents is in the backup too, and must not be kept a second time.
    await check(code, 'SO-DAY', '1', { document: { type: 'sales_order', number: 'SO-DAY', deliverOn: '2026-09-01' } });
    await check(code, 'D-1', '1', { document: { type: 'delivery', number: 'D-1' } });
    const note = { customerCode: code, number: 'N-1', issuedOn: '2026-03-31', reason: 'bonus', amount: cny('1') };
    expect(await company.post('/credit-notes', note)).toMatchObject({ status: 201 });
  }
  await sealAudit(platform.database, now);
  let isOver = false;
  let orders = 0;
  const writers = codes.map(async (code) => {
    while (!isOver) {
      orders += 1;
      await check(code, `SO-${orders}`, '1');
    }
  });
  const before = orders;
  const written = await writeBackup(from, file, now);
  const during = orders - before;
  isOver = true;
  await Promise.all(writers);
  expect(during).toBeGreaterThan(0);
  expect((await stat(file)).mode & 0o077).toBe(0);

  const { connection } = await emptyDatabase();
  expect(await restoreBackup(connection, file)).toMatchObject({ ...written, madeAt: now.toISOString() });
  const database = openDatabase(connection, () => {});
  const verdict = await verifyAudit(database.sql);
  expect(verdict).toMatchObject({ finding: null });
  expect(verdict.seals).toBeGreaterThan(0);
  const decisions = await verifyDecisions({ database });
  expect(decisions).toMatchObject({ finding: null, unrecorded: 0 });
  expect(decisions.decisions).toBeGreaterThanOrEqual(codes.length);
  expect(await verifyExposure({ ...platform, database })).toMatchObject({ positions: codes.length, differences: [] });
  // The schema is the same to the last column, constraint and index, and so is what stands in it.
  expect(await schemaOf(database.pool)).toEqual(await schemaOf(platform.database.pool));
  const again = await writeBackup(connection, join(folder, 'of-the-restored.gz'), now);
  expect(await linesOf(join(folder, 'of-the-restored.gz'))).toEqual(await linesOf(file));
  expect(again.rows).toBe(written.rows);
  await database.close();
});

// biome-ignore format: a table
const broken: readonly [what: string, change: (lines: string[]) => string[], complaint: RegExp][] = [
  ['a figure was changed', (lines) => lines.map((line) => line.replace('"name":"A Ltd"', '"name":"Z Ltd"')), /checksum/],
  ['the end is missing', (lines) => lines.slice(0, -2), /cut off/],
  ['a row is missing', (lines) => lines.filter((line) => !line.includes('"name":"A Ltd"')), /cut off or was changed/],
  ['it is no backup', () => ['{"hello":"world"}'], /not a backup/],
  ['it is of a newer Headroom', (lines) => lines.map((line) => line.replace('0001-platform', '9001-platform')), /newer Headroom/],
];

test.each(broken)('nothing is restored when %s', async (_what, change, complaint) => {
  const changed = join(folder, 'changed.gz');
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n');
  const after = change(lines);
  expect(after).not.toEqual(lines);
  await writeFile(changed, gzipSync(after.join('\n')));
  await expect(restoreBackup(empty.connection, changed)).rejects.toThrow(complaint);
});

test('nor when the file is no archive, half of one, or not there', async () => {
  const { connection } = empty;
  await writeFile(join(folder, 'text'), 'no archive');
  await expect(restoreBackup(connection, join(folder, 'text'))).rejects.toThrow(/cannot be read/);
  const whole = await readFile(file);
  await writeFile(join(folder, 'half.gz'), whole.subarray(0, whole.length / 2));
  await expect(restoreBackup(connection, join(folder, 'half.gz'))).rejects.toThrow(/cannot be read|cut off/);
  await expect(restoreBackup(connection, join(folder, 'gone.gz'))).rejects.toThrow(/cannot be read/);
});

test('after all of that the database is as empty as before, and takes the whole file', async () => {
  await expect(restoreBackup(empty.connection, file)).resolves.toMatchObject({ complete: true });
  await expect(restoreBackup(empty.connection, file)).rejects.toThrow(/not empty/);
});

test('a database that holds something is left alone', async () => {
  await expect(restoreBackup(from, file)).rejects.toThrow(/not empty/);
  expect(await verifyExposure(platform)).toMatchObject({ differences: [] });
});

/** Rows without their order, which no table promises, and without when it was made. */
async function linesOf(path: string): Promise<string[]> {
  const lines = gunzipSync(await readFile(path))
    .toString()
    .split('\n');
  return lines
    .filter((line) => !line.startsWith('# {"headroomBackup"') && !line.startsWith('# {"complete"'))
    .toSorted();
}

async function schemaOf(pool: typeof platform.database.pool): Promise<unknown[]> {
  const { rows } = await pool.query(`
    select table_schema, table_name, column_name, data_type, is_nullable, column_default::text as detail
      from information_schema.columns where table_schema !~ '^pg_' and table_schema not in ('information_schema', 'pgboss')
    union all
    select n.nspname, c.relname, k.conname, k.contype::text, '', pg_get_constraintdef(k.oid)
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss')
    union all
    select schemaname, tablename, indexname, 'index', '', indexdef from pg_indexes
     where schemaname !~ '^pg_' and schemaname <> 'pgboss'
     order by 1, 2, 3, 4`);
  return rows;
}
