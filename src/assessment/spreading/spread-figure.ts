import type { Currency } from '#kernel';
import { readFigure } from '../read-figure.ts';

/** A figure as it stands in a cell, and what it was read as. */
export type SpreadFigure = {
  readonly period: number;
  /** `C5`, as the spreadsheet calls it. */
  readonly cell: string;
  readonly text: string;
  /** Null where the cell is not a figure: `problem` then says why. */
  readonly minor: bigint | null;
  readonly problem: 'not_a_figure' | 'formula_error' | null;
};

export function figureOf(
  text: string,
  cell: string,
  period: number,
  { currency, scale }: { readonly currency: Currency; readonly scale: number },
): SpreadFigure {
  const shown = text.trim();
  if (/^=|^#(?:ref|value|name|div\/0|n\/a|num|null)[!?]?/i.test(shown))
    return { period, cell, text: shown, minor: null, problem: 'formula_error' };
  const minor = readFigure(shown, currency, scale);
  return { period, cell, text: shown, minor: minor ?? null, problem: minor === undefined ? 'not_a_figure' : null };
}

/** 0 → A, 25 → Z, 26 → AA. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest < 0 ? '' : letters(rest)}${String.fromCodePoint(65 + (column % 26))}`;
}
