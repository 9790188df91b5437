/** An amount or a count as exact text: it is no formula, and keeps its minus. */
type Figure = { readonly figure: string };

/**
 * A cell of a CSV that we write. What a spreadsheet would run as a formula gets an apostrophe in front: a text of a
 * customer must not become a weapon in the hands of whoever opens the list.
 */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly (string | number | Figure | null)[]): string {
  return `${cells.map(textOf).join(',')}\r\n`;
}

function textOf(cell: string | number | Figure | null): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return csvCell(String(cell));
  return /^-?\d+(?:\.\d+)?$/.test(cell.figure) ? cell.figure : csvCell(cell.figure);
}
