import { Readable } from 'node:stream';
import { openCsv } from './csv.ts';
import { readPdf } from './pdf.ts';
import { emptyFile, oldExcelFile, oldExcelMagic } from './refused-file.ts';
import { type FileSource, UnreadableFile } from './source.ts';
import { cellText } from './xlsx-cell.ts';
import { guardZip } from './zip-guard.ts';

export type SheetText = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** Statements are short: more is another kind of file. */
const rowsMax = 2_000;
const columnsMax = 100;
const sheetsMax = 20;
const charactersMax = 500;
const pieceBytes = 64 * 1024;

/** Every visible sheet of a small workbook as texts, at the places where they stand; a CSV is one sheet, a PDF one for each table. */
export async function readSheets(name: string, bytes: Buffer): Promise<SheetText[]> {
  if (bytes.length === 0) throw emptyFile();
  if (Buffer.from(oldExcelMagic).equals(bytes.subarray(0, 4))) throw await oldExcelFile(sourceOf(name, bytes));
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return bounded(await readPdf(bytes));
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readWorkbook(bytes);
  const table = await openCsv(sourceOf(name, bytes));
  const rows: string[][] = [];
  for await (const { row, cells } of table.rows()) place(rows, row, [...cells]);
  return [{ name: name.slice(-100), rows }];
}

function bounded(sheets: readonly SheetText[]): SheetText[] {
  return sheets.slice(0, sheetsMax).map(({ name, rows }) => {
    const kept: string[][] = [];
    for (const [row, cells] of rows.entries()) place(kept, row + 1, [...cells]);
    return { name, rows: kept };
  });
}

async function readWorkbook(bytes: Buffer): Promise<SheetText[]> {
  guardZip(bytes);
  const { WorkbookReader } = await import('@cj-tech-master/excelts');
  const workbook = new WorkbookReader(Readable.from([bytes]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'ignore',
  });
  const sheets: SheetText[] = [];
  try {
    for await (const sheet of workbook) {
      const rows: string[][] = [];
      for await (const row of sheet) {
        const cells: string[] = [];
        row.eachCell({ includeEmpty: false }, (cell, column) => {
          if (column > columnsMax) return;
          while (cells.length < column - 1) cells.push('');
          cells.push(shown(cell.value));
        });
        place(rows, row.number, cells);
      }
      const state = workbook.model?.sheets?.find((one) => one.name === sheet.name)?.state;
      if (state === undefined || state === 'visible') sheets.push({ name: sheet.name ?? '', rows });
      if (sheets.length >= sheetsMax) break;
    }
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile(`The Excel file cannot be read: ${(cause as Error).message}`, { cause });
  }
  if (sheets.every(({ rows }) => rows.length === 0)) throw new UnreadableFile('The workbook has no visible cells.');
  return sheets;
}

/** A formula that was never calculated has no figure: it is shown as the formula, so that nobody takes it for empty. */
function shown(value: unknown): string {
  const isFormula = typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value);
  if (isFormula && (!('result' in value) || value.result === undefined || value.result === null))
    return `=${String('formula' in value ? value.formula : value.sharedFormula)}`.slice(0, 200);
  return cellText(value);
}

function place(rows: string[][], number: number, cells: string[]): void {
  if (cells.every((cell) => cell.trim() === '')) return;
  if (number > rowsMax)
    throw new UnreadableFile(`More than ${rowsMax} rows: this is no set of statements.`, { code: 'too_many_rows' });
  while (rows.length < number - 1) rows.push([]);
  rows.push(cells.slice(0, columnsMax).map((cell) => cell.slice(0, charactersMax)));
}

function sourceOf(name: string, bytes: Buffer): FileSource {
  return {
    name,
    sizeBytes: bytes.length,
    // Piece by piece: of fifty megabytes no more is parsed than tells that they are no statements.
    async *open() {
      for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
    },
  };
}
