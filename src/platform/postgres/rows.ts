import { type RawBuilder, sql } from 'kysely';

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

/**
 * Many rows as one table in SQL, one array parameter per column, so that a thousand rows are one statement:
 * `insert into t (id, amount) select * from ${asTable(rows, { id: 'uuid', amount: 'bigint' })}`.
 * A jsonb column takes values that are already JSON text.
 */
export function asTable<Column extends string>(
  rows: readonly Readonly<Record<NoInfer<Column>, unknown>>[],
  columns: Readonly<Record<Column, ColumnType>>,
): RawBuilder<unknown> {
  const names = Object.keys(columns) as Column[];
  const arrays = names.map((name) => {
    const values = rows.map((row) => row[name]);
    return sql`${values}::${sql.raw(columns[name])}[]`;
  });
  return sql`unnest(${sql.join(arrays)}) as given (${sql.raw(names.join(', '))})`;
}
