import type { Customer } from '#customers';
import { amountText, money, ok, refuse, type Result } from '#kernel';
import { csvLine, type Platform } from '#platform';
import type { Entry } from '../books.ts';
import { ledgerWords } from '../http/ledger-words.ts';
import { type EntryFilter, listEntries } from '../store/entries.ts';

export type LedgerFile = {
  readonly customer: Customer;
  readonly filter: EntryFilter;
  readonly language: keyof typeof ledgerWords;
};

const entriesPerRead = 5_000;
/** A workbook is made in memory: more lines go as CSV. */
const xlsxLinesMax = 50_000;

/** The lines of a ledger as CSV, page by page: a million of them take no more memory than a thousand. */
export async function* ledgerCsv(platform: Platform, file: LedgerFile): AsyncGenerator<string> {
  // The mark tells Excel that this is UTF-8.
  yield `\uFEFF${csvLine(ledgerWords[file.language].heads)}`;
  for await (const entries of pagesOf(platform, file))
    yield entries.map((entry) => csvLine(cellsOf(entry, file, platform))).join('');
}

/** The same as a workbook, whose cells have types: a text stays a text, whatever it begins with. */
export async function ledgerXlsx(platform: Platform, file: LedgerFile): Promise<Result<Uint8Array>> {
  const lines: (string | number)[][] = [];
  for await (const entries of pagesOf(platform, file)) {
    lines.push(...entries.map((entry) => cellsOf(entry, file, platform).map(typed)));
    if (lines.length > xlsxLinesMax) {
      const detail = `A workbook has ${xlsxLinesMax} lines at most; narrow the days, or take the CSV.`;
      return refuse('too_large', 'too_many_lines', detail);
    }
  }
  // Loaded with the first workbook: whoever never asks for one does not pay for it.
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(file.customer.code.replaceAll(/[[\]:*?/\\]/g, '_').slice(0, 31));
  sheet.addRow([...ledgerWords[file.language].heads]);
  sheet.addRows(lines);
  return ok(await workbook.xlsx.writeBuffer());
}

async function* pagesOf({ database }: Platform, { customer, filter }: LedgerFile): AsyncGenerator<readonly Entry[]> {
  for (let before: number | undefined; ; ) {
    const entries = await listEntries(database.sql, customer, filter, { limit: entriesPerRead, before });
    const last = entries.at(-1);
    if (last === undefined) return;
    yield entries;
    before = Number(last.entryNo);
  }
}

type Cell = string | { readonly figure: string };

function cellsOf(entry: Entry, { customer, language }: LedgerFile, { company }: Platform): Cell[] {
  const { openOrdersMinor, deliveredMinor, receivablesMinor, billsMinor, unappliedMinor, exposureAfterMinor } = entry;
  const parts = [openOrdersMinor, deliveredMinor, receivablesMinor - billsMinor, billsMinor, unappliedMinor];
  return [
    { figure: String(entry.entryNo) },
    localTime(entry.bookedAt, company.timeZone),
    ledgerWords[language].causes[entry.cause],
    entry.document.type,
    entry.document.number,
    ...[...parts, exposureAfterMinor].map((minor) => ({ figure: amountText(money(customer.currency, minor)) })),
    customer.currency,
  ];
}

/** A figure is a number as long as a workbook holds it exactly: its cells have fifteen digits. */
function typed(cell: Cell): string | number {
  if (typeof cell === 'string') return cell;
  return cell.figure.replaceAll(/\D/g, '').length <= 15 ? Number(cell.figure) : cell.figure;
}

function localTime(at: Date, timeZone: string): string {
  return at.toLocaleString('sv-SE', { timeZone });
}
