import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPlatform } from '../../../test/setup/platform.ts';
import type { Platform } from '../command.ts';
import { ArrayColumn, type ColumnType } from './array-column.ts';
import { inExpressTransaction, inTransaction, type Tx } from './database.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.database.close());

const ways = [
  [
    'prepared',
    <T>(work: (tx: Tx) => Promise<T>) =>
      inExpressTransaction(platform.database, async (tx) => ({ outcome: await work(tx), writes: [] })),
  ],
  ['not prepared', <T>(work: (tx: Tx) => Promise<T>) => inTransaction(platform.database, work)],
] as const;

describe.for(ways)('what travels in one piece, %s,', ([, inOne]) => {
  const echoOf = (tx: Tx, values: readonly unknown[], type: ColumnType) =>
    sql<{ text: string | null }>`
      select one::text as text from unnest(${new ArrayColumn(values, type)}::${sql.raw(type)}[]) as one`.execute(tx);

  test('arrives as it was given: text, bytes, columns, and what only goes as text', async () => {
    const longText = '信用 "額" \\ 🧾'.repeat(50_000);
    const echoes = await inOne((tx) =>
      Promise.all([
        sql<{ text: string }>`select ${longText}::text as text`.execute(tx),
        sql<{ text: string }>`select ${Buffer.from([0, 255])}::bytea::text as text`.execute(tx),
        sql<{ text: string | null }>`select ${null}::text as text`.execute(tx),
        echoOf(tx, ['', null, longText], 'text'),
        echoOf(tx, ['2026-11-28', 'infinity'], 'date'),
        echoOf(tx, [Buffer.from([0, 92]), null], 'bytea'),
        echoOf(tx, [], 'uuid'),
      ]),
    );
    expect(echoes.map(({ rows }) => rows.map(({ text }) => text))).toEqual([
      [longText],
      [String.raw`\x00ff`],
      [null],
      ['', null, longText],
      ['2026-11-28', 'infinity'],
      [String.raw`\x005c`, null],
      [],
    ]);
  });

  test('is nobody else’s, however many go at once and wait for the server to read on', async () => {
    const many = Array.from({ length: 24 }, (_, place) => `${place % 10}`.repeat(250_000 + place * 4_000));
    const echoes = await Promise.all(many.map((text) => inOne((tx) => echoOf(tx, [text, null, text], 'text'))));
    const arrived = echoes.map(({ rows }) => rows.map(({ text }) => text));
    // Not by `toEqual`: its words about a difference would be megabytes.
    expect(arrived.map(([one, none, other], place) => one === many[place] && none === null && other === one)).toEqual(
      many.map(() => true),
    );
  });

  test('does not leave when a value has no words, and the connection is as good as before', async () => {
    const noDay = () =>
      inOne((tx) => Promise.all([echoOf(tx, ['here'], 'text'), echoOf(tx, [new Date(NaN)], 'timestamptz')]));
    await expect(noDay()).rejects.toThrow(RangeError);
    await expect(noDay()).rejects.toThrow(RangeError);
    const { rows } = await inOne((tx) => echoOf(tx, ['here'], 'text'));
    expect(rows).toEqual([{ text: 'here' }]);
  });
});

test.for<[ColumnType, unknown[], string]>([
  ['bytea', [Buffer.from([0, 255, 92]), null], String.raw`{"\\x00ff5c",NULL}`],
  ['text', ['a "b" \\', null], String.raw`{"a \"b\" \\",NULL}`],
  ['timestamptz', [new Date('2026-11-28T01:02:03Z')], '{"2026-11-28T01:02:03.000Z"}'],
])('a column of %s can be told as text', async ([type, values, text]) => {
  const column = new ArrayColumn(values, type);
  expect(column.asText()).toBe(text);
  const { rows } = await sql<{ same: boolean }>`
    select ${text}::${sql.raw(type)}[] = ${column}::${sql.raw(type)}[] as same`.execute(platform.database.sql);
  expect(rows).toEqual([{ same: true }]);
});
