import type { z } from 'zod';
import { amountText, type CalendarDate, ok, type Result } from '#kernel';
import { type Platform, todayAt } from '#platform';
import type { integrationsContract as doors } from '../http/contract.ts';
import { presentRowFault } from '../http/present.ts';
import type { ImportRun } from '../import-run.ts';
import type { Layout, PlacedColumn } from '../layout.ts';
import { readDay } from '../read-day.ts';
import { readRow } from '../read-row.ts';
import { RowReader } from '../row-reader.ts';
import { type Choices, type Inspected, inspectFile } from './inspect-file.ts';
import { findKept } from './read-imports.ts';
import { uploadSource } from './upload-source.ts';

export type ImportPreview = z.input<typeof doors.previewImport.answer>;

const rowsShown = 20;

/** How the uploaded file is read with these choices: they are tried, not kept. */
export async function previewImport(
  platform: Platform,
  importId: string,
  choices: Choices,
): Promise<Result<ImportPreview>> {
  const found = await findKept(platform, importId);
  if (!found.ok) return found;
  const run = found.value;
  const inspected = await inspectFile(uploadSource(platform, run), run.kind, choices, platform.company);
  return inspected.ok ? presentPreview(platform, run, inspected.value) : inspected;
}

export function presentPreview(
  platform: Platform,
  { importId, kind, fileName, sizeBytes }: Pick<ImportRun, 'importId' | 'kind' | 'fileName' | 'sizeBytes'>,
  { table, layout, sample, rowEstimate, rowsAreExact }: Inspected,
): Result<ImportPreview> {
  const today = todayAt(platform.clock, platform.company);
  return ok({
    id: importId,
    kind,
    fileName,
    sizeBytes,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: table.sheet,
    headers: [...layout.headers],
    fields: layout.columns.filter(isWorthShowing).map((column) =>
      presentColumn(
        column,
        layout,
        sample.map(({ cells }) => cells),
      ),
    ),
    missing: layout.missing.map(({ name }) => name),
    currency: layout.currency,
    rowEstimate,
    rowsAreExact,
    sample: sample.slice(0, rowsShown).map((row) => {
      const read = readRow(kind, layout, row, { today, fileName });
      return {
        row: row.row,
        cells: layout.headers.map((_, index) => row.cells[index] ?? ''),
        values: readValues(layout, row.cells),
        // A required column that is not there yet is told once, in `missing`, not in every row.
        faults:
          'faults' in read
            ? read.faults
                .filter(({ column, code }) => column !== null || code === 'too_many_cells')
                .map(presentRowFault)
            : [],
      };
    }),
  });
}

/** The chart has far more lines than any one file: those without a column are not spoken of. */
function isWorthShowing({ field, index }: PlacedColumn): boolean {
  return field.kind !== 'figure' || index !== null;
}

function presentColumn(column: PlacedColumn, { headers }: Layout, sample: readonly (readonly string[])[]) {
  const { field, index, because, dateOrder } = column;
  const kinds = {
    code: 'text',
    text: 'text',
    currency: 'text',
    amount: 'amount',
    limit: 'limit',
    day: 'day',
    flag: 'flag',
    figure: 'amount',
  } as const;
  return {
    field: field.name,
    label: field.label ?? null,
    kind: kinds[field.kind],
    required: field.required,
    header: index === null ? null : (headers[index] ?? null),
    because,
    dateOrder: dateOrder === null ? null : { ...dateOrder, example: exampleOf(column, sample) },
  };
}

function exampleOf({ index, dateOrder }: PlacedColumn, sample: readonly (readonly string[])[]) {
  const text = sample.map((cells) => cells[index ?? -1]?.trim() ?? '').find((cell) => cell !== '');
  return text === undefined ? null : { text, day: readDay(text, dateOrder?.order ?? 'year-month-day') ?? null };
}

/** Each field by itself: what of the row could be read. */
function readValues(layout: Layout, cells: readonly string[]): Record<string, string | null> {
  const reader = new RowReader(layout, 0, cells);
  const read = ({ field }: PlacedColumn): string | CalendarDate | null => {
    if (field.kind === 'day') return reader.findDay(field.name) ?? null;
    if (field.kind === 'flag') return String(reader.flag(field.name));
    if (field.kind === 'code') return reader.findCode(field.name) ?? null;
    if (field.kind === 'currency') return reader.currency();
    if (field.kind === 'text' || field.kind === 'figure') return reader.findText(field.name) ?? null;
    if (field.kind === 'limit' && reader.limit(field.name) === 'unlimited') return 'unlimited';
    const amount = reader.findAmount(field.name);
    return amount === undefined ? null : amountText(amount);
  };
  return Object.fromEntries(
    layout.columns.filter(({ index }) => index !== null).map((column) => [column.field.name, read(column)]),
  );
}
