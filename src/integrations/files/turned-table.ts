import { isByPeriod, turnedByRow } from '#assessment';
import { type FileRow, type Table, UnreadableFile } from './source.ts';

/** Above the header stand a title, whose statements they are, the unit. */
const rowsAbove = 10;
const linesMax = 2_000;

/**
 * Statements as they are printed, one column per period, are turned so that each is a row. What stands above the
 * header as a name and a value (`客户编码 | C00042`) goes into every row. Any other file is left as it is.
 */
export function turnedTable(table: Table): Table {
  return { ...table, rows: () => turnedRows(table.rows()) };
}

async function* turnedRows(rows: AsyncGenerator<FileRow>): AsyncGenerator<FileRow> {
  const above: FileRow[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    const row = next.value;
    if (isByPeriod(row.cells)) {
      yield* turned(above, row, await restOf(rows));
      return;
    }
    above.push(row);
    if (above.length < rowsAbove) continue;
    yield* above;
    yield* rows;
    return;
  }
  yield* above;
}

async function restOf(rows: AsyncGenerator<FileRow>): Promise<FileRow[]> {
  const rest: FileRow[] = [];
  for await (const row of rows) {
    rest.push(row);
    if (rest.length > linesMax) throw new UnreadableFile(`Expected at most ${linesMax} lines in a statement.`);
  }
  return rest;
}

function* turned(above: readonly FileRow[], header: FileRow, lines: readonly FileRow[]): Generator<FileRow> {
  const about = above
    .map(({ cells }) => cells.filter((cell) => cell.trim() !== ''))
    .flatMap((cells) => [...(cells.length === 2 ? [cells] : []), ...unitsIn(cells)]);
  const byRow = turnedByRow([header.cells, ...lines.map(({ cells }) => cells)]);
  for (const [place, cells] of byRow.entries())
    yield { row: header.row + place, cells: [...about.map((pair) => pair[place === 0 ? 0 : 1] ?? ''), ...cells] };
}

/** `单位：万元` stands in a corner, with nothing or anything beside it. */
function unitsIn(cells: readonly string[]): string[][] {
  return cells.flatMap((cell) => {
    const unit = /^(?:金额)?单位[:：]\s*(\S+)$/.exec(cell.trim())?.[1];
    return unit === undefined ? [] : [['单位', unit]];
  });
}
