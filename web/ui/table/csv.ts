import { type Column, headOf, isFigure, valueOf } from './column.ts';

/**
 * What is seen, as a file for a spreadsheet: the same rows and columns in the same order, figures exact and without
 * separators. A text that begins like a formula gets an apostrophe before it, so that a customer's name cannot run
 * anything in the reader's Excel; figures keep their minus.
 */
export function toCsv<Row>(all: readonly Column<Row>[], rows: readonly Row[], words: Words = {}): string {
  const columns = all.filter(({ value }) => value !== undefined);
  const head = columns.map((column) => cell(guarded(headOf(column))));
  const lines = rows.map((row) =>
    columns.map((column) => {
      const value = String(valueOf(column, row) ?? '');
      const text = column.filters?.find((filter) => filter.value === value)?.text ?? value;
      if (column.kind === 'money' && words[text] !== undefined) return cell(guarded(words[text]));
      return cell(isFigure(column) && figure.test(text) ? text : guarded(text));
    }),
  );
  return [head, ...lines].map((line) => line.join(',')).join('\r\n');
}

/** What is said for `none` and `unlimited` among the amounts. */
type Words = Readonly<Record<string, string>>;

const figure = /^-?\d+(\.\d+)?$/;

function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With the mark by which Excel knows UTF-8; without it Chinese names arrive as rubbish. */
export function downloadCsv(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
