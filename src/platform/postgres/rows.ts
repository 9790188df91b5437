import { type RawBuilder, sql } from 'kysely';
import type { Statement } from './transaction.ts';

/** Writes to different tables as one statement: one parse, one plan, one answer. None may lean on another. */
export function together(writes: readonly Statement[]): Statement[] {
  const last = writes.at(-1);
  if (last === undefined || writes.length === 1) return [...writes];
  const parts = writes.slice(0, -1).map((write, place) => sql`${sql.raw(`write_${place}`)} as (${write})`);
  return [sql`with ${sql.join(parts)} ${last}`];
}

type ColumnType =
  | 'uuid'
  | 'text'
  | 'bigint'
  | 'int'
  | 'date'
  | 'timestamptz'
  | 'boolean'
  | 'jsonb'
  | 'bytea'
  | 'double precision';
type Columns<Column extends string> = Readonly<Record<Column, ColumnType>>;

/**
 * Many rows as one table in SQL, one array parameter per column, so that a thousand rows are one statement:
 * `insert into t (id, amount) select * from ${asTable(rows, { id: 'uuid', amount: 'bigint' })}`.
 * A jsonb column takes values that are already JSON text.
 */
export function asTable<Column extends string>(
  rows: readonly Readonly<Record<NoInfer<Column>, unknown>>[],
  columns: Columns<Column>,
): RawBuilder<unknown> {
  const arrays = Object.entries<ColumnType>(columns).map(([name, type]) => arrayOf(rows, name as Column, type));
  return sql(textsAround(columns), ...arrays);
}

/**
 * What stands around the arrays of `(select unnest($1::uuid[]) as id, unnest($2::text[]) as name) as given`. (The shorter
 * `unnest($1, $2) as given (id, name)` keeps each column apart until all are read: half as fast for one row, a fifth
 * slower for a thousand.)
 */
function textsAround(columns: Columns<string>): TemplateStringsArray {
  const ends = Object.entries<ColumnType>(columns).map(([name, type]) => `::${type}[]) as ${name}`);
  const last = `${ends.at(-1)}) as given`;
  const texts = ['(select unnest(', ...ends.slice(0, -1).map((end) => `${end}, unnest(`), last];
  return Object.assign(texts, { raw: texts });
}

/** A column as PostgreSQL reads arrays. With thousands of rows that is several times faster than leaving it to the driver. */
function arrayOf<Column extends string>(
  rows: readonly Readonly<Record<Column, unknown>>[],
  name: Column,
  type: ColumnType,
): string {
  let text = '{';
  let lastDate: Date | undefined;
  let dateText = '';
  for (const [place, row] of rows.entries()) {
    const value = row[name];
    if (place > 0) text += ',';
    if (value === null || value === undefined) text += 'NULL';
    else if (type === 'text') text += quote(String(value));
    // JSON text holds no control characters of its own, so JSON quotes it just as an array wants it, and fastest.
    else if (type === 'jsonb') text += JSON.stringify(value);
    else if (value instanceof Date) {
      // A command books everything at one moment: mostly it is the very same date again.
      if (value !== lastDate) dateText = value.toISOString();
      lastDate = value;
      text += dateText;
    } else if (value instanceof Uint8Array) text += `"\\\\x${Buffer.from(value).toString('hex')}"`;
    else text += String(value);
  }
  return `${text}}`;
}

function quote(text: string): string {
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
}
