import type { ReactNode } from 'react';
import { compareDecimals, parseDecimal } from '../../decimal.ts';

export type CellValue = string | number | null | undefined;

/** One column: what it holds exactly, and how it is shown where that differs. */
export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  /** Currency or unit: said once, in the head. */
  readonly unit?: string;
  /** Figures stand right and under each other; money is decimal text, a share is a fraction of 1. */
  readonly kind?: 'text' | 'money' | 'count' | 'share' | 'day';
  /**
   * What is sorted, filtered, summed and exported. Money that is `none` or `unlimited` may come as that word. A column
   * without it only draws (`render`) and is not exported.
   */
  readonly value?: (row: Row) => CellValue;
  /** What is shown, where it is more than the value. */
  readonly render?: (row: Row) => ReactNode;
  readonly width?: number;
  readonly sortable?: boolean;
  /** Offered in the head and kept in the address under the column's key. */
  readonly filters?: readonly { readonly value: string; readonly text: string }[];
  /** Exact sum in the totals row. */
  readonly total?: boolean;
  /** Chosen by the reader, not shown at first. */
  readonly initiallyHidden?: boolean;
};

export function isFigure(column: Pick<Column<never>, 'kind'>): boolean {
  return column.kind === 'money' || column.kind === 'count' || column.kind === 'share';
}

export function headOf({ title, unit }: Pick<Column<never>, 'title' | 'unit'>): string {
  return unit === undefined ? title : `${title} (${unit})`;
}

export function valueOf<Row>(column: Pick<Column<Row>, 'value'>, row: Row): CellValue {
  return column.value?.(row);
}

/** Decimals by size, however many digits; other text as people of the language order it; no value always last. */
function compareValues(a: CellValue, b: CellValue, order: Intl.Collator): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  if (parseDecimal(left) !== undefined && parseDecimal(right) !== undefined) return compareDecimals(left, right);
  return order.compare(left, right);
}

export type Sort = { readonly key: string; readonly descending: boolean };

export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
  order: Intl.Collator,
): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (column === undefined || sort === undefined) return rows;
  const isMissing = (value: CellValue) => value === null || value === undefined || value === '';
  return rows.toSorted((first, second) => {
    const [a, b] = [valueOf(column, first), valueOf(column, second)];
    if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
    return compareValues(a, b, order) * (sort.descending ? -1 : 1);
  });
}
