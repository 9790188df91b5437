import { type RawBuilder, sql } from 'kysely';
import type { History } from '../history.ts';

type ColumnType =
  | 'text[]'
  | 'uuid'
  | 'text'
  | 'int'
  | 'bigint'
  | 'date'
  | 'timestamptz'
  | 'boolean'
  | 'jsonb'
  | 'bytea';
type Value = string | bigint | boolean | Date | Buffer | null | undefined;

/** A column's type, and how its value follows from a row of a customer's history. */
export type Columns<Row> = Readonly<Record<string, readonly [ColumnType, ValueOf<Row>]>>;
type ValueOf<Row> = (row: Row, history: History, place: number) => Value;

export type Table<Row> = {
  readonly name: string;
  readonly columns: Columns<Row>;
  readonly rowsOf: (history: History) => readonly Row[];
};

/**
 * What some histories have for one table as one insert, one array per column. The arrays are written as
 * PostgreSQL reads them: with tens of thousands of rows that is several times faster than leaving it to the driver.
 * All arrays are equally long, so they unfold side by side.
 */
export function insertion<Row>(
  { name, columns, rowsOf }: Table<Row>,
  histories: readonly History[],
): RawBuilder<unknown> | undefined {
  const rows = histories.map(rowsOf);
  if (rows.every(({ length }) => length === 0)) return undefined;
  const arrays = Object.values(columns).map(([type, valueOf]) => {
    const isList = type === 'text[]';
    const quoted = isList || type === 'text' || type === 'jsonb' || type === 'bytea';
    const texts: string[] = [];
    for (const [index, history] of histories.entries()) {
      let place = 0;
      for (const row of rows[index] ?? []) {
        const text = textOf(valueOf(row, history, place));
        texts.push(quoted && text !== undefined ? quote(text) : (text ?? 'NULL'));
        place += 1;
      }
    }
    const unfolded = sql`unnest(${`{${texts.join(',')}}`}::${sql.raw(isList ? 'text' : type)}[])`;
    return isList ? sql`${unfolded}::text[]` : unfolded;
  });
  return sql`
    insert into ${sql.raw(name)} (${sql.raw(Object.keys(columns).join(', '))})
    select ${sql.join(arrays)}`;
}

function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return value.toString();
  return value instanceof Date ? value.toISOString() : `\\x${value.toString('hex')}`;
}

/** A list as the text of an array, for a column of the type `text[]`. */
export function listText(items: readonly string[]): string {
  return `{${items.map(quote).join(',')}}`;
}

function quote(text: string): string {
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
}
