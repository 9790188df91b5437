import { type RawBuilder, sql } from 'kysely';
import { ArrayColumn, type ColumnType as Single } from '#platform';
import type { History } from '../history.ts';

type ColumnType = Single | 'text[]';
type Value = string | bigint | boolean | Date | Buffer | null | undefined;

/** A column's type, and how its value follows from a row of a customer's history. */
export type Columns<Row> = Readonly<Record<string, readonly [ColumnType, ValueOf<Row>]>>;
type ValueOf<Row> = (row: Row, history: History, place: number) => Value;

export type Table<Row> = {
  readonly name: string;
  readonly columns: Columns<Row>;
  readonly rowsOf: (history: History) => readonly Row[];
};

/** What some histories have for one table as one insert, one array per column; equally long, they unfold side by side. */
export function insertion<Row>(
  { name, columns, rowsOf }: Table<Row>,
  histories: readonly History[],
): RawBuilder<unknown> | undefined {
  const rows = histories.map(rowsOf);
  if (rows.every(({ length }) => length === 0)) return undefined;
  const arrays = Object.values(columns).map(([type, valueOf]) => {
    const single = type === 'text[]' ? 'text' : type;
    const values = histories.flatMap((history, index) =>
      (rows[index] ?? []).map((row, place) => valueOf(row, history, place)),
    );
    const unfolded = sql`unnest(${new ArrayColumn(values, single)}::${sql.raw(single)}[])`;
    return type === 'text[]' ? sql`${unfolded}::text[]` : unfolded;
  });
  return sql`
    insert into ${sql.raw(name)} (${sql.raw(Object.keys(columns).join(', '))})
    select ${sql.join(arrays)}`;
}

/** A list as the text of an array, for a column of the type `text[]`. */
export function listText(items: readonly string[]): string {
  return `{${items.map(quote).join(',')}}`;
}

function quote(text: string): string {
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
}
