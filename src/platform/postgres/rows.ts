import { type RawBuilder, sql } from 'kysely';
import { ArrayColumn, type ColumnType } from './array-column.ts';
import type { Statement } from './transaction.ts';

/** Writes to different tables as one statement: one parse, one plan, one answer. None may lean on another. */
export function together(writes: readonly Statement[]): Statement[] {
  const last = writes.at(-1);
  if (last === undefined || writes.length === 1) return [...writes];
  const parts = writes.slice(0, -1).map((write, place) => sql`${sql.raw(`write_${place}`)} as (${write})`);
  return [sql`with ${sql.join(parts)} ${last}`];
}

type Columns<Column extends string> = Readonly<Record<Column, ColumnType>>;

/**
 * Rows as one table in SQL, one array parameter per column, so that a thousand rows are one statement:
 * `insert into t (id, amount) select * from ${asTable(rows, { id: 'uuid', amount: 'bigint' })}`.
 * A json or jsonb column takes values that are already JSON text.
 */
export function asTable<Column extends string>(
  rows: readonly Readonly<Record<NoInfer<Column>, unknown>>[],
  columns: Columns<Column>,
): RawBuilder<unknown> {
  const names = Object.keys(columns) as Column[];
  const [only, ...more] = rows;
  if (only !== undefined && more.length === 0)
    return sql(textsOf(columns).ofOne, ...names.map((name) => only[name] ?? null));
  const arrays = names.map((name) => {
    const values = rows.map((row) => row[name]);
    return new ArrayColumn(values, columns[name]);
  });
  return sql(textsOf(columns).ofMany, ...arrays);
}

/** What stands around the values of a table. */
type Texts = {
  /**
   * `(select $1::uuid as id, $2::text as name) as given`: one row needs no arrays, and is planned as if its values stood
   * where they are used.
   */
  readonly ofOne: TemplateStringsArray;
  /**
   * `(select unnest($1::uuid[]) as id, unnest($2::text[]) as name) as given`. (The shorter `unnest($1, $2) as given (id,
   * name)` keeps each column apart until all are read: half as fast for one row, a fifth slower for a thousand.)
   */
  readonly ofMany: TemplateStringsArray;
};

/** Columns that are written down once for all calls have their texts put together once. */
const known = new WeakMap<Columns<string>, Texts>();

function textsOf(columns: Columns<string>): Texts {
  let texts = known.get(columns);
  if (texts === undefined) {
    texts = {
      ofOne: textsAround(columns, '', (type) => `::${type}`),
      ofMany: textsAround(columns, 'unnest(', (type) => `::${type}[])`),
    };
    known.set(columns, texts);
  }
  return texts;
}

function textsAround(
  columns: Columns<string>,
  before: string,
  behind: (type: ColumnType) => string,
): TemplateStringsArray {
  const ends = Object.entries<ColumnType>(columns).map(([name, type]) => `${behind(type)} as ${name}`);
  const last = `${ends.at(-1)}) as given`;
  const texts = [`(select ${before}`, ...ends.slice(0, -1).map((end) => `${end}, ${before}`), last];
  return Object.assign(texts, { raw: texts });
}
