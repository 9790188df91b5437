import type { Currency } from '#kernel';
import { type Field, fieldsOf } from './fields.ts';
import { type Column, guessColumns } from './guess-columns.ts';
import type { DateOrder, ImportKind, ImportOptions } from './import-kind.ts';
import { type DateOrderChoice, decideDateOrder, settleDateOrders } from './read-day.ts';

/** How a file is read: each field's column, each day column's order, and the currency of rows that name none. */
export type Layout = {
  readonly kind: ImportKind;
  readonly headers: readonly string[];
  /** Where the header stands: everything up to it is not read. */
  readonly headerRow: number;
  readonly columns: readonly PlacedColumn[];
  /** The columns that were found, by field. */
  readonly byField: ReadonlyMap<string, PlacedColumn>;
  readonly currency: Currency;
  /** Required fields without a column. */
  readonly missing: readonly Field[];
  /** Names in the map that are no field, or no header of the file. */
  readonly unknown: readonly string[];
};

export type PlacedColumn = Column & { readonly dateOrder: DateOrderChoice | null };

type Cells = readonly string[];

type Row = { readonly row: number; readonly cells: Cells };

/**
 * Which of the first rows is the header: the one that names the most fields, and of equals the first. ERP exports like
 * to begin with a title and a period.
 */
export function findHeader(
  kind: ImportKind,
  firstRows: readonly Row[],
  map: ImportOptions['map'],
): { header: Row; below: readonly Row[] } | undefined {
  const named = firstRows.slice(0, rowsThatMayBeHeader).map(({ cells }) => {
    const { columns } = guessColumns(
      cells.map((cell) => cell.trim()),
      fieldsOf[kind],
      map,
    );
    return columns.filter(({ index }) => index !== null).length;
  });
  const at = Math.max(0, named.indexOf(Math.max(...named)));
  const header = firstRows[at];
  return header && { header, below: firstRows.slice(at + 1) };
}

const rowsThatMayBeHeader = 10;

/** Decides the layout from the header and the rows below, and from what the operator chose. */
export function layOut(
  kind: ImportKind,
  { row: headerRow, cells: headerCells }: Row,
  sample: readonly Cells[],
  options: Pick<ImportOptions, 'map' | 'dateOrder'> & { readonly currency: Currency },
): Layout {
  const headers = headerCells.map((header, index) => header.trim() || `column ${index + 1}`);
  const { columns, unknown } = guessColumns(headers, fieldsOf[kind], options.map);
  const days = columns.filter(({ field, index }) => field.kind === 'day' && index !== null);
  const orders = orderOf(days, sample, options.dateOrder);
  const placed = columns.map((column) => ({ ...column, dateOrder: orders.get(column) ?? null }));
  return {
    kind,
    headers,
    headerRow,
    columns: placed,
    byField: new Map(placed.filter(({ index }) => index !== null).map((column) => [column.field.name, column])),
    currency: options.currency,
    missing: columns.filter(({ field, index }) => field.required && index === null).map(({ field }) => field),
    unknown,
  };
}

function orderOf(days: readonly Column[], sample: readonly Cells[], chosen: 'auto' | DateOrder) {
  const choices =
    chosen === 'auto'
      ? settleDateOrders(days.map(({ index }) => decideDateOrder(sample.map((cells) => cells[index ?? -1] ?? ''))))
      : days.map((): DateOrderChoice => ({ order: chosen, because: 'chosen' }));
  return new Map(days.map((column, at) => [column, choices[at]]));
}
