import { type Cell, isFigure, type Line, linesOf, type TextPiece } from './pdf-pieces.ts';
import type { SheetText } from './sheets.ts';

type Column = { readonly left: number; readonly right: number };

/** The pages of a PDF as sheets of cells. A page without a head of its own goes on where the one before ended. */
export function gridOfPages(pages: readonly (readonly TextPiece[])[]): SheetText[] {
  const sheets: { name: string; rows: string[][]; columns: readonly Column[] }[] = [];
  pages.forEach((pieces, place) => {
    const lines = joinWrapped(linesOf(pieces));
    const before = sheets.at(-1);
    if (before !== undefined && lines.length > 0 && !lines.some(isHead))
      before.rows.push(...lines.map((line) => rowOf(line, before.columns)));
    else {
      const columns = columnsOf(lines);
      sheets.push({ name: `p. ${place + 1}`, rows: lines.map((line) => rowOf(line, columns)), columns });
    }
  });
  return sheets.map(({ name, rows }) => ({ name, rows }));
}

const headWord = /期末|期初|年初|年末|本期|上期|本年|上年|本月|\d{4}年|^(?:19|20)\d\d$|closing|opening|current|prior/i;

/** Names of columns stand beside each other; a title and a running head stand alone. */
function isHead({ cells }: Line): boolean {
  return cells.filter(({ text }) => headWord.test(text.replaceAll(/\s/g, ''))).length >= 2;
}

/** Figures under each other are a column; so is every text beside them that stands over or under no figure. */
function columnsOf(lines: readonly Line[]): Column[] {
  const withFigures = lines.filter(hasFigure);
  const figures = unions(withFigures.flatMap(({ cells }) => cells.filter(({ text }) => isFigure(text))));
  const isFree = (cell: Column, among: readonly Column[]) => !among.some((column) => overlap(column, cell) > 0);
  const names = unions(withFigures.flatMap(({ cells }) => cells.filter((cell) => isFree(cell, figures))));
  const known = [...figures, ...names];
  const others = lines.filter(({ cells }) => cells.length > 2).flatMap(({ cells }) => cells);
  return [...known, ...unions(others.filter((cell) => isFree(cell, known)))].toSorted((a, b) => a.left - b.left);
}

function unions(cells: readonly Column[]): Column[] {
  const merged: Column[] = [];
  for (const { left, right } of cells.toSorted((a, b) => a.left - b.left)) {
    const last = merged.at(-1);
    if (last !== undefined && left < last.right)
      merged.splice(-1, 1, { left: last.left, right: Math.max(last.right, right) });
    else merged.push({ left, right });
  }
  return merged;
}

function rowOf({ cells }: Line, columns: readonly Column[]): string[] {
  const row: string[] = [];
  for (const cell of cells) {
    const at = columnOf(cell, columns);
    while (row.length <= at) row.push('');
    row[at] = [row[at], cell.text].filter(Boolean).join(' ');
  }
  return row;
}

/** The first column that the cell stands well over: a head over two columns belongs to the first. Else the nearest. */
function columnOf(cell: Cell, columns: readonly Column[]): number {
  const width = ({ left, right }: Column) => right - left;
  const wellOver = columns.findIndex((column) => overlap(column, cell) >= 0.5 * Math.min(width(column), width(cell)));
  if (wellOver >= 0) return wellOver;
  const nearness = columns.map((column) => overlap(column, cell));
  return Math.max(0, nearness.indexOf(Math.max(...nearness)));
}

/** A name that is too long for its column goes on below, nearer than the next row is. */
function joinWrapped(lines: readonly Line[]): Line[] {
  const near = Math.min(lineHeight * usualSize(lines), 0.9 * leastPitch(lines.filter(hasFigure)));
  const joined: Line[] = [];
  const pending = [...lines];
  for (let line = pending.shift(); line !== undefined; line = pending.shift()) {
    const last = joined.at(-1);
    const next = pending[0];
    const toLast = last !== undefined && fits(line, last, isOver) ? line.baseline - last.baseline : Infinity;
    const toNext = next !== undefined && fits(line, next, isBeside) ? next.baseline - line.baseline : Infinity;
    if (hasFigure(line) || Math.min(toLast, toNext) >= near) joined.push(line);
    else if (last !== undefined && toLast <= toNext) {
      joined.splice(-1, 1, { baseline: line.baseline, cells: appended(last.cells, line.cells) });
    } else if (next !== undefined) {
      const cells = [...line.cells, ...next.cells].toSorted((a, b) => a.left - b.left);
      pending.splice(0, 1, { baseline: next.baseline, cells });
    }
  }
  return joined;
}

const isOver = (cell: Cell, others: readonly Cell[]) => others.some((other) => overlap(other, cell) > 0);
const isBeside = (cell: Cell, others: readonly Cell[]) => !isOver(cell, others);

function fits({ cells }: Line, other: Line, how: typeof isOver): boolean {
  return cells.every((cell) => how(cell, other.cells));
}

function appended(cells: readonly Cell[], rest: readonly Cell[]): Cell[] {
  return cells.map((cell) => {
    const more = rest.filter((one) => overlap(one, cell) > 0);
    const [left, right] = [cell, ...more].reduce(
      ([least, most], one) => [Math.min(least, one.left), Math.max(most, one.right)],
      [cell.left, cell.right],
    );
    return { ...cell, left, right, text: [cell, ...more].map(({ text }) => text).join('') };
  });
}

/** Of a type's size: lines of one text are set no further apart. */
const lineHeight = 1.6;

function usualSize(lines: readonly Line[]): number {
  const sizes = lines.flatMap(({ cells }) => cells.map(({ size }) => size)).toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

/** Rows that both have figures are two rows, however near they stand. */
function leastPitch(rows: readonly Line[]): number {
  return Math.min(...rows.slice(1).map(({ baseline }, place) => baseline - (rows[place]?.baseline ?? 0)));
}

function hasFigure({ cells }: Line): boolean {
  return cells.some(({ text }) => isFigure(text));
}

function overlap(a: Column, b: Column): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left);
}
