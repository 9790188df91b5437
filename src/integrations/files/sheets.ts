import { Readable } from 'node:stream';
import { openCsv } from './csv.ts';
import { type FileSource, UnreadableFile } from './source.ts';
import { cellText } from './xlsx-cell.ts';
import { guardZip } from './zip-guard.ts';

export type SheetText = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** Statements are short: more is another kind of file. */
const rowsMax = 2_000;
const columnsMax = 100;
const sheetsMax = 20;

/** Every visible sheet of a small workbook as texts, at the places where they stand; a CSV is one sheet. */
export async function readSheets(name: string, bytes: Buffer): Promise<SheetText[]> {
  if (bytes.length === 0) throw new UnreadableFile('The file is empty.');
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') throw new UnreadableFile(oleProblem(bytes));
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-')
    throw new UnreadableFile('A PDF cannot be read here. Copy its table and paste it, or save it as .xlsx.');
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readWorkbook(bytes);
  const table = await openCsv(sourceOf(name, bytes));
  const rows: string[][] = [];
  for await (const { row, cells } of table.rows()) place(rows, row, [...cells]);
  return [{ name, rows }];
}

/** Excel keeps a workbook with a password in the container of its old kind. */
function oleProblem(bytes: Buffer): string {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? 'The workbook is protected by a password. Take it off in Excel and try again.'
    : 'This is an Excel file of the old kind (.xls). Save it as .xlsx and try again.';
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
  const isFormula = typeof value === 'object' && value !== null && 'formula' in value;
  if (isFormula && (!('result' in value) || value.result === undefined || value.result === null))
    return `=${String(value.formula)}`.slice(0, 200);
  return cellText(value).slice(0, 500);
}

function place(rows: string[][], number: number, cells: string[]): void {
  if (cells.every((cell) => cell.trim() === '')) return;
  if (number > rowsMax) throw new UnreadableFile(`More than ${rowsMax} rows: this is no set of statements.`);
  while (rows.length < number - 1) rows.push([]);
  rows.push(cells.slice(0, columnsMax));
}

function sourceOf(name: string, bytes: Buffer): FileSource {
  return {
    name,
    sizeBytes: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}
