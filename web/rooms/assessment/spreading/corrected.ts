import { sumDecimals } from '../../../decimal.ts';
import type { Spread, SpreadRow } from './spreading.ts';

/** What a person said of a row: another line, or null to leave it out. Rows that nobody touched are not in it. */
export type Corrections = ReadonlyMap<string, string | null>;

export function rowKey({ sheet, cell }: Pick<SpreadRow, 'sheet' | 'cell'>): string {
  return `${sheet}!${cell}`;
}

export function lineOf(row: SpreadRow, corrections: Corrections): string | null {
  const corrected = corrections.get(rowKey(row));
  if (corrected !== undefined) return corrected;
  return row.repeats ? null : row.line;
}

/** The figures of one period as they would be saved: the first row of a line counts, rows that are its parts are added. */
export function figuresOf({ rows }: Spread, period: number, corrections: Corrections): Record<string, string> {
  const figures: Record<string, string> = {};
  for (const row of rows) {
    const line = lineOf(row, corrections);
    const amount = row.figures.find((figure) => figure.period === period)?.amount;
    if (line === null || amount === undefined || amount === null) continue;
    const isPart = row.how === 'part' && !corrections.has(rowKey(row));
    const before = figures[line];
    if (before === undefined) figures[line] = amount;
    else if (isPart) figures[line] = sumDecimals([before, amount]);
  }
  return figures;
}

/** Rows that a person should look at: not recognised, only likely, standing twice, or with a cell that is no figure. */
export function needsLook(row: SpreadRow, corrections: Corrections): boolean {
  if (corrections.has(rowKey(row))) return false;
  const isOdd = row.how === 'likely' || row.how === 'unknown' || row.repeats;
  return isOdd || row.figures.some(({ problem }) => problem !== null);
}
