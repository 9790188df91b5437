import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { Platform } from '../command.ts';
import { ArrayColumn, type ColumnType } from './array-column.ts';
import { asTable } from './rows.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.database.close());

const id = '01937c1e-5b7a-7cc0-8d2f-0123456789ab';

/** What a value is to PostgreSQL, as text. */
const cases: [ColumnType, unknown, string | null][] = [
  ['text', '信用 "額" \\ 🧾', '信用 "額" \\ 🧾'],
  ['text', '', ''],
  ['text', 'NULL', 'NULL'],
  ['text', 'x'.repeat(200_000), 'x'.repeat(200_000)],
  ['json', '{"b": 1, "a":"é"}', '{"b": 1, "a":"é"}'],
  ['jsonb', '{"b": 1, "a":"é"}', '{"a": "é", "b": 1}'],
  ['uuid', id, id],
  ['uuid', id.toUpperCase(), id],
  ['bigint', 0n, '0'],
  ['bigint', -1n, '-1'],
  ['bigint', 9_223_372_036_854_775_807n, '9223372036854775807'],
  ['bigint', 42, '42'],
  ['bigint', '9007199254740993', '9007199254740993'],
  ['int', -2_147_483_648, '-2147483648'],
  ['double precision', 0.1, '0.1'],
  ['boolean', true, 'true'],
  ['boolean', false, 'false'],
  ['date', '2000-01-01', '2000-01-01'],
  ['date', '1999-12-31', '1999-12-31'],
  ['date', '2999-12-31', '2999-12-31'],
  ['date', 'infinity', 'infinity'],
  ['timestamptz', new Date('2026-11-27T01:02:03.456Z'), '2026-11-27 01:02:03.456+00'],
  ['timestamptz', new Date('1970-01-01T00:00:00Z'), '1970-01-01 00:00:00+00'],
  ['timestamptz', '2026-11-27T01:02:03.456789Z', '2026-11-27 01:02:03.456789+00'],
  ['bytea', Buffer.from([0, 255, 92]), '\\x00ff5c'],
];

test.for(cases)('a column of %s holds %o', async ([type, value, text]) => {
  const array = new ArrayColumn([value, null, value, undefined], type);
  const { rows } = await sql<{ text: string | null }>`
    select one::text as text from unnest(${array}::${sql.raw(type)}[]) as one`.execute(platform.database.sql);
  expect(rows.map((row) => row.text)).toEqual([text, null, text, null]);
});

test.for(cases)('a row alone says %s %o as one of many does', async ([type, value, text]) => {
  const told = (rows: readonly { value: unknown }[]) =>
    sql<{ text: string | null }>`select value::text as text from ${asTable(rows, { value: type })}`.execute(
      platform.database.sql,
    );
  const [alone, inCompany] = await Promise.all([told([{ value }]), told([{ value }, { value: null }])]);
  expect(alone.rows).toEqual([{ text }]);
  expect(inCompany.rows).toEqual([{ text }, { text: null }]);
});

test('a column may be empty', async () => {
  const { rows } = await sql`select * from unnest(${new ArrayColumn([], 'uuid')}::uuid[])`.execute(
    platform.database.sql,
  );
  expect(rows).toEqual([]);
});

test.for([
  ['uuid', '01937c1e-5b7a-7cc0-8d2f-0123456789ag', 'invalid input syntax'],
  ['uuid', 'not an id', 'invalid input syntax'],
  ['int', 'twelve', 'invalid input syntax'],
  ['int', 2_147_483_648, 'out of range'],
  ['bigint', 1.5, 'invalid input syntax'],
  ['bigint', 9_223_372_036_854_775_808n, 'out of range'],
] as const)('what is no %s is refused by the database: %s', async ([type, value, reason]) => {
  const asked = sql`select * from unnest(${new ArrayColumn([value], type)}::${sql.raw(type)}[])`;
  await expect(asked.execute(platform.database.sql)).rejects.toThrow(reason);
});
