import { Readable } from 'node:stream';
import { type FileRow, type FileSource, type Table, UnreadableFile } from './source.ts';
import { cellText } from './xlsx-cell.ts';

/** A workbook's shared texts stay in memory while it is read, so it is kept smaller than a CSV may be. */
const bytesMax = 50 * 1024 * 1024;

/** Reads the first visible sheet as a stream: a row at a time, never the whole workbook. */
export async function openXlsx(source: FileSource): Promise<Table> {
  if (source.sizeBytes > bytesMax) {
    throw new UnreadableFile('An Excel file may have 50 MB at most. Save it as CSV, which may be larger.');
  }
  const sheet = await findSheetName(source);
  return { format: 'xlsx', encoding: null, delimiter: null, sheet, rows: () => rowsOf(source) };
}

async function findSheetName(source: FileSource): Promise<string> {
  for await (const sheet of firstSheet(source)) return sheet.name ?? '';
  throw new UnreadableFile('The Excel file has no visible sheet.');
}

async function* rowsOf(source: FileSource): AsyncGenerator<FileRow> {
  for await (const sheet of firstSheet(source)) {
    for await (const row of sheet) {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: false }, (cell, column) => {
        while (cells.length < column - 1) cells.push('');
        cells.push(cellText(cell.value));
      });
      if (cells.some((cell) => cell.trim() !== '')) yield { row: row.number, cells };
    }
  }
}

/** Yields one sheet, then stops reading. Sheets lie in the file in any order; the workbook says which is the first. */
async function* firstSheet(source: FileSource) {
  // Half a second to load, and most starts of the server never see an Excel file.
  const { WorkbookReader } = await import('@cj-tech-master/excelts');
  const bytes = Readable.from(source.open());
  const workbook = new WorkbookReader(bytes, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'ignore',
  });
  try {
    for await (const sheet of workbook) {
      const first = workbook.model?.sheets?.find(({ state }) => state === undefined || state === 'visible');
      if (first !== undefined && sheet.name !== first.name) {
        for await (const _row of sheet);
        continue;
      }
      yield sheet;
      return;
    }
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile(`The Excel file cannot be read: ${(cause as Error).message}`, { cause });
  } finally {
    bytes.destroy();
  }
}
