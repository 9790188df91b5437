import { findCurrency, ok, type Result, refuse } from '#kernel';
import type { Company } from '#platform';
import { openTable } from '../files/open-table.ts';
import { turnedTable } from '../files/turned-table.ts';
import { type FileRow, type FileSource, type Table, UnreadableFile } from '../files/source.ts';
import type { ImportKind, ImportOptions } from '../import-kind.ts';
import { findHeader, type Layout, layOut } from '../layout.ts';

/** Enough to tell days from months, and to guess how many rows there are. */
const rowsLookedAt = 1_000;

export type Inspected = {
  readonly table: Table;
  readonly layout: Layout;
  readonly sample: readonly FileRow[];
  readonly rowEstimate: number;
  readonly rowsAreExact: boolean;
};

export type Choices = Pick<ImportOptions, 'map' | 'dateOrder' | 'currency'>;

/** Opens a file, looks at its first rows, and decides how it will be read. */
export async function inspectFile(
  source: FileSource,
  kind: ImportKind,
  choices: Choices,
  company: Company,
): Promise<Result<Inspected>> {
  const currency = choices.currency === null ? company.currency : findCurrency(choices.currency);
  if (currency === undefined) {
    const detail = `Expected an ISO 4217 currency such as "CNY", got "${choices.currency}".`;
    return refuse('invalid', 'invalid_currency', detail, { field: 'currency' });
  }
  try {
    const opened = await openTable(source);
    const table = kind === 'statements' ? turnedTable(opened) : opened;
    const { rows, bytes, complete } = await firstRows(table);
    const found = findHeader(kind, rows, choices.map);
    if (found === undefined) throw new UnreadableFile('The file has no header row.', { code: 'header_missing' });
    const sample = found.below;
    const cells = sample.map((row) => row.cells);
    const layout = layOut(kind, found.header, cells, { ...choices, currency });
    if (layout.unknown.length > 0) {
      const detail = `Neither a field of ${kind} nor a header of the file: ${layout.unknown.join(', ')}. The headers are: ${layout.headers.join(', ')}.`;
      return refuse('invalid', 'unknown_column', detail, { field: 'map', facts: { unknown: layout.unknown } });
    }
    const rowEstimate = complete ? sample.length : estimate(source.sizeBytes, table, bytes / rows.length);
    return ok({ table, layout, sample, rowEstimate, rowsAreExact: complete });
  } catch (cause) {
    if (cause instanceof UnreadableFile)
      return refuse('invalid', cause.code, cause.message, { field: 'file', facts: cause.facts });
    throw cause;
  }
}

/** Refuses a run for which columns are missing, naming the fields. */
export function readyToRun({ layout }: Inspected): Result<null> {
  if (layout.missing.length === 0) return ok(null);
  const names = layout.missing.map(({ name }) => name);
  const detail = `No column was found for ${names.join(', ')}. The headers are: ${layout.headers.join(', ')}. Name them in the map.`;
  return refuse('invalid', 'column_missing', detail, { field: 'map', facts: { missing: names } });
}

async function firstRows(table: Table) {
  const rows: FileRow[] = [];
  let bytes = 0;
  for await (const row of table.rows()) {
    if (rows.length === rowsLookedAt) return { rows, bytes, complete: false };
    rows.push(row);
    bytes += Buffer.byteLength(row.cells.join(',')) + 1;
  }
  return { rows, bytes, complete: true };
}

/** An Excel file is compressed, to about a quarter of its text. */
function estimate(sizeBytes: number, { format }: Table, bytesPerRow: number): number {
  return Math.max(rowsLookedAt, Math.round(sizeBytes / bytesPerRow / (format === 'xlsx' ? 0.25 : 1)));
}
