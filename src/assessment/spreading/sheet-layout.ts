import type { StatementPart } from '../chart.ts';
import { type Period, readPeriod } from '../read-period.ts';
import { type StatementScope, scopes } from '../statement.ts';
import { currencyNamed, periodNamed, unitNamed } from './cell-words.ts';

export type Cells = readonly string[];

/** What a column of figures holds. `own`: the header names the period itself. */
export type ColumnRole =
  | { readonly kind: 'closing' | 'opening' | 'current' | 'prior' }
  | { readonly kind: 'own'; readonly period: Period };

/** Names in one column, figures in those to the right of it, up to the next column of names. */
export type Block = {
  readonly nameColumn: number;
  readonly columns: readonly { readonly column: number; readonly role: ColumnRole }[];
};

/** One statement on a sheet: from its header to the next one. */
export type Section = {
  readonly part: StatementPart | undefined;
  readonly headerRow: number;
  /** The first row of lines, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly Block[];
  /** Whose figures it has: both, where 合并 and 母公司 stand beside each other. */
  readonly scopes: readonly StatementScope[];
  readonly period: Period | undefined;
  /** What one of its figures counts: 1, 1,000, 10,000 … */
  readonly unit: number | undefined;
  /** The currency beside the unit: `单位：千美元`, `币种：欧元`. */
  readonly currency: string | undefined;
};

/**
 * Finds the statements of a sheet: their headers, columns, period and unit. Two may stand side by side or one below the
 * other; where the group and the parent share a head, the columns are those of `scope`.
 */
export function sectionsOf(sheetName: string, rows: readonly Cells[], scope: StatementScope): Section[] {
  const headers = rows.flatMap((row, place) => {
    const named = blocksOf(row);
    const blocks = named.length > 0 ? named : blocksOfYears(row, rows.slice(place + 1, place + 9));
    if (blocks.length === 0) return [];
    const below = rows[place + 1] ?? [];
    const hasBoth = isSubHead(below);
    const read = hasBoth ? blocksOfScope(blocks, below, scope) : blocks;
    return [{ place, blocks: read, from: place + (hasBoth ? 2 : 1), hasBoth }];
  });
  return headers.map(({ place, blocks, from, hasBoth }, index) => {
    const near = rows.slice(Math.max(headers[index - 1]?.from ?? 0, place - 12), place + 1).flat();
    const saying = [...near, ...unitsUnder(rows[from] ?? [])];
    const title = [...near.toReversed(), sheetName].find((text) => partNamed(text) !== undefined);
    return {
      part: title === undefined ? undefined : partNamed(title),
      headerRow: place,
      from,
      to: headers[index + 1]?.place ?? rows.length,
      blocks,
      scopes: hasBoth ? scopes : [scopeNamed(title ?? '') ?? scopeNamed(sheetName) ?? 'consolidated'],
      period: near.map(periodNamed).find((period) => period !== undefined) ?? periodNamed(sheetName),
      unit: saying.map(unitNamed).find((unit) => unit !== undefined),
      currency: saying.map(currencyNamed).find((currency) => currency !== undefined),
    };
  });
}

const namesOfLines =
  /^(?:项目|报表项目|科目|会计科目|科目名称|资产|负债.{0,3}(?:所有者|股东)权益.*|(?:line|financialstatement)?items?|assets|liabilities.*|particulars?|descriptions?|accounts?|accountnames?|captions?)$/;

// biome-ignore format: a table
const roles: readonly (readonly [RegExp, 'closing' | 'opening' | 'current' | 'prior'])[] = [
  [/^(?:期初|年初|上年年末|上年末|上期末|opening|beginning|balanceat(?:the)?beginning)/, 'opening'],
  [/^(?:期末|年末|本年末|本期末|closing|ending|balanceat(?:the)?end)/,                   'closing'],
  [/^(?:上期|上年|去年|prior|previous|lastyear|lastperiod)/,                             'prior'],
  [/^(?:本期|本年|累计|current|thisyear|thisperiod)/,                                    'current'],
];

function blocksOf(row: Cells): Block[] {
  const names = row.flatMap((cell, column) => (namesOfLines.test(plainHeader(cell)) ? [column] : []));
  return names.flatMap((nameColumn, place) => {
    const end = names[place + 1] ?? row.length;
    const columns = row.flatMap((cell, column) => {
      const role = column > nameColumn && column < end ? roleOf(cell) : undefined;
      return role === undefined ? [] : [{ column, role }];
    });
    return columns.length === 0 ? [] : [{ nameColumn, columns: withoutEchoes(columns, row) }];
  });
}

/**
 * A head without a word for its lines, as English statements have it: two or more periods side by side, nothing else but
 * a note column or a unit, and below them names with figures.
 */
function blocksOfYears(row: Cells, below: readonly Cells[]): Block[] {
  const columns = row.flatMap((cell, column) => {
    const role = roleOf(cell);
    return role === undefined ? [] : [{ column, role }];
  });
  const first = columns[0]?.column ?? 0;
  const others = row.filter((cell, column) => cell.trim() !== '' && !columns.some((one) => one.column === column));
  const isHead =
    columns.length >= 2 &&
    columns.every(({ role }) => role.kind === 'own') &&
    others.every((cell) => /^(?:notes?|附注.*|)$/.test(plainHeader(cell)) || unitNamed(cell) !== undefined);
  if (!isHead) return [];
  const isLine = (cells: Cells, column: number) =>
    /\p{L}{2}/u.test(cells[column] ?? '') && columns.some((one) => /\d/.test(cells[one.column] ?? ''));
  const nameColumn = [...row.keys()].find(
    (column) => column < first && below.filter((cells) => isLine(cells, column)).length >= 2,
  );
  return nameColumn === undefined ? [] : [{ nameColumn, columns: withoutEchoes(columns, row) }];
}

/**
 * A merged head may stand in each of the cells that it spans: the first is meant. Of 本期金额 and 本年累计金额 beside each
 * other the second is the year to date.
 */
function withoutEchoes(columns: Block['columns'], row: Cells): Block['columns'] {
  const sums = columns.filter(({ column }) => plainHeader(row[column] ?? '').includes('累计'));
  const isSummed = ({ role }: Block['columns'][number]) => sums.some((one) => one.role.kind === role.kind);
  return firstOfEach(columns.filter((one) => sums.includes(one) || !isSummed(one)));
}

function firstOfEach(columns: Block['columns']): Block['columns'] {
  const name = (role: ColumnRole) => (role.kind === 'own' ? `${role.period.periodEnd} ${role.period.span}` : role.kind);
  return columns.filter(({ role }, place) => columns.findIndex((one) => name(one.role) === name(role)) === place);
}

/** A row of units below the head: `RMB'000` under each year. */
function unitsUnder(row: Cells): Cells {
  const cells = row.filter((cell) => cell.trim() !== '');
  return cells.every((cell) => unitNamed(cell) !== undefined) ? cells : [];
}

function isSubHead(below: Cells): boolean {
  return below.some((cell) => /^(?:合并|母公司|本公司)/.test(plainHeader(cell)));
}

/** `母公司资产负债表`, `公司利润表`. A company's own name before the title says nothing of it. */
function scopeNamed(text: string): StatementScope | undefined {
  const plain = text.replaceAll(/\s/g, '');
  if (plain.includes('合并')) return 'consolidated';
  return /母公司|^公司(?:资产|利润|现金)/.test(plain) ? 'parent' : undefined;
}

const headOfScope = { consolidated: /^合并/, parent: /^(?:母公司|本公司|公司)/ } as const;

/** 期末余额 over 合并 and 母公司. */
function blocksOfScope(blocks: readonly Block[], below: Cells, scope: StatementScope): Block[] {
  const starts = blocks.flatMap(({ nameColumn, columns }) => [nameColumn, ...columns.map(({ column }) => column)]);
  return blocks.map(({ nameColumn, columns }) => ({
    nameColumn,
    columns: columns.map(({ column, role }) => {
      const end = Math.min(...starts.filter((start) => start > column), below.length);
      const group = below.findIndex(
        (cell, at) => at >= column && at < end && headOfScope[scope].test(plainHeader(cell)),
      );
      return { column: group < 0 ? column : group, role };
    }),
  }));
}

function roleOf(cell: string): ColumnRole | undefined {
  const plain = plainHeader(cell);
  if (plain === '') return undefined;
  const named = roles.find(([pattern]) => pattern.test(plain));
  if (named !== undefined) return { kind: named[1] };
  const period = periodNamed(cell) ?? bareYear(plain);
  // English says more words about the same day.
  const longest = /^[\x20-\x7e]*$/.test(plain) ? 48 : 24;
  return period === undefined || plain.length > longest ? undefined : { kind: 'own', period };
}

/** `2025`, `FY2025`: only as a head is a bare year a period, among figures it is a figure. */
function bareYear(plain: string): Period | undefined {
  const year = /^(?:fy)?((?:19|20)\d{2})$/.exec(plain)?.[1];
  return year === undefined ? undefined : readPeriod(year);
}

const parts: readonly (readonly [RegExp, StatementPart])[] = [
  [/资产负债表|财务状况表|balance\s*sheet|financial position/i, 'balance_sheet'],
  [
    /利润表|损益表|利润及利润分配表|income statement|profit (?:and|or) loss|statements? of (?:comprehensive )?income|statements? of (?:operations|earnings)/i,
    'income_statement',
  ],
  [/现金流量表|cash\s*flow/i, 'cash_flow'],
];

function partNamed(text: string): StatementPart | undefined {
  const plain = text.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  return parts.find(([pattern]) => pattern.test(plain))?.[1];
}

function plainHeader(cell: string): string {
  return cell
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s|[::]/g, '')
    .replaceAll(/\(.*?\)/g, '');
}
