import type { StatementPart } from '../chart.ts';
import { type Period, readPeriod } from '../read-period.ts';

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
  readonly period: Period | undefined;
  /** What one of its figures counts: 1, 1,000, 10,000 … */
  readonly unit: number | undefined;
  /** The currency beside the unit: `单位：千美元`, `币种：欧元`. */
  readonly currency: string | undefined;
};

/** Finds the statements of a sheet: their headers, columns, period and unit. Two may stand side by side or one below the other. */
export function sectionsOf(sheetName: string, rows: readonly Cells[]): Section[] {
  const headers = rows.flatMap((row, place) => {
    const blocks = blocksOf(row);
    if (blocks.length === 0) return [];
    const below = rows[place + 1] ?? [];
    return isSubHead(below)
      ? [{ place, blocks: ofTheGroup(blocks, below), from: place + 2 }]
      : [{ place, blocks, from: place + 1 }];
  });
  return headers.map(({ place, blocks, from }, index) => {
    const near = rows.slice(Math.max(headers[index - 1]?.from ?? 0, place - 12), place + 1).flat();
    return {
      part: [...near.toReversed(), sheetName].map(partNamed).find((part) => part !== undefined),
      headerRow: place,
      from,
      to: headers[index + 1]?.place ?? rows.length,
      blocks,
      period: near.map(periodNamed).find((period) => period !== undefined) ?? periodNamed(sheetName),
      unit: near.map(unitNamed).find((unit) => unit !== undefined),
      currency: near.map(currencyNamed).find((currency) => currency !== undefined),
    };
  });
}

const namesOfLines =
  /^(?:项目|报表项目|科目|会计科目|科目名称|资产|负债.{0,3}(?:所有者|股东)权益.*|item|items|assets|liabilities.*)$/;

// biome-ignore format: a table
const roles: readonly (readonly [RegExp, 'closing' | 'opening' | 'current' | 'prior'])[] = [
  [/^(?:期初|年初|上年年末|上年末|上期末|opening|beginning)/, 'opening'],
  [/^(?:期末|年末|本年末|本期末|closing|ending)/,             'closing'],
  [/^(?:上期|上年|去年|prior|last year)/,                     'prior'],
  [/^(?:本期|本年|累计|current|this year)/,                   'current'],
];

function blocksOf(row: Cells): Block[] {
  const names = row.flatMap((cell, column) => (namesOfLines.test(plainHeader(cell)) ? [column] : []));
  return names.flatMap((nameColumn, place) => {
    const end = names[place + 1] ?? row.length;
    const columns = row.flatMap((cell, column) => {
      const role = column > nameColumn && column < end ? roleOf(cell) : undefined;
      return role === undefined ? [] : [{ column, role }];
    });
    return columns.length === 0 ? [] : [{ nameColumn, columns: withoutEchoes(columns) }];
  });
}

/** A merged head may stand in each of the cells that it spans: the first is meant. */
function withoutEchoes(columns: Block['columns']): Block['columns'] {
  const name = (role: ColumnRole) => (role.kind === 'own' ? `${role.period.periodEnd} ${role.period.span}` : role.kind);
  return columns.filter(({ role }, place) => columns.findIndex((one) => name(one.role) === name(role)) === place);
}

function isSubHead(below: Cells): boolean {
  return below.some((cell) => /^(?:合并|母公司|本公司)/.test(plainHeader(cell)));
}

/** 期末余额 over 合并 and 母公司: the group's figures are the ones that are read. */
function ofTheGroup(blocks: readonly Block[], below: Cells): Block[] {
  const starts = blocks.flatMap(({ nameColumn, columns }) => [nameColumn, ...columns.map(({ column }) => column)]);
  return blocks.map(({ nameColumn, columns }) => ({
    nameColumn,
    columns: columns.map(({ column, role }) => {
      const end = Math.min(...starts.filter((start) => start > column), below.length);
      const group = below.findIndex((cell, at) => at >= column && at < end && plainHeader(cell).startsWith('合并'));
      return { column: group < 0 ? column : group, role };
    }),
  }));
}

function roleOf(cell: string): ColumnRole | undefined {
  const plain = plainHeader(cell);
  if (plain === '') return undefined;
  const named = roles.find(([pattern]) => pattern.test(plain));
  if (named !== undefined) return { kind: named[1] };
  const period = periodNamed(cell);
  return period === undefined || plain.length > 24 ? undefined : { kind: 'own', period };
}

const parts: readonly (readonly [RegExp, StatementPart])[] = [
  [/资产负债表|财务状况表|balance\s*sheet|financial position/i, 'balance_sheet'],
  [/利润表|损益表|利润及利润分配表|income statement|profit and loss/i, 'income_statement'],
  [/现金流量表|cash\s*flow/i, 'cash_flow'],
];

function partNamed(text: string): StatementPart | undefined {
  const plain = text.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  return parts.find(([pattern]) => pattern.test(plain))?.[1];
}

const units: readonly (readonly [RegExp, number])[] = [
  [/亿元/, 100_000_000],
  [/百万元|in millions/i, 1_000_000],
  [/万元/, 10_000],
  [/千元|in thousands|’000|'000/i, 1_000],
  [/元/, 1],
];

/** `单位：万元`, `金额单位:人民币千元`, `RMB'000`. A cell that only mentions money says nothing of its unit. */
export function unitNamed(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/(?:美|欧|港|日)元|美金|港币|人民币元/g, '元');
  const said = /单位[::]?(?:人民币)?(.{0,4}元)|^\(?(?:人民币)?((?:亿|百万|万|千)?元)\)?$/.exec(plain);
  const named = said?.[1] ?? said?.[2] ?? (/in(?:thousands|millions)|['’]000/i.test(plain) ? text : undefined);
  return named === undefined ? undefined : units.find(([pattern]) => pattern.test(named))?.[1];
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/美元|美金|USD|US\$/i, 'USD'],
  [/欧元|EUR/i, 'EUR'],
  [/港元|港币|HKD|HK\$/i, 'HKD'],
  [/日元|JPY/i, 'JPY'],
  [/英镑|GBP/i, 'GBP'],
  [/人民币|RMB|CNY/i, 'CNY'],
];

/** `单位：千美元`, `币种：人民币`, `USD'000`. A cell that only mentions a currency says nothing. */
export function currencyNamed(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (!/单位|币种|币别|in(?:thousands|millions)|['’]000|currency/i.test(plain)) return undefined;
  return currencies.find(([pattern]) => pattern.test(plain))?.[1];
}

/** The period that a cell names, in whatever else it says: `编制期间：2024年1-6月`, `2024年12月31日`, `2024年度`. */
export function periodNamed(text: string): Period | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const day = /(\d{4})年(\d{1,2})月(\d{1,2})日|(?<!\d)(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})(?!\d)/.exec(plain);
  if (day !== null) return readPeriod([day[1] ?? day[4], day[2] ?? day[5], day[3] ?? day[6]].join('-'));
  const months = /(\d{4})年(?:1|01)[-—~至](\d{1,2})月/.exec(plain);
  if (months !== null) return readPeriod(`${months[1]}年1-${Number(months[2])}月`);
  const month = /(\d{4})年(\d{1,2})月/.exec(plain);
  if (month !== null) return readPeriod(`${month[1]}年1-${Number(month[2])}月`);
  const year = /(\d{4})(年度|年报|年半年度|年)$/.exec(plain);
  return year === null ? undefined : readPeriod(`${year[1]}${year[2] === '年' ? '年度' : (year[2] ?? '')}`);
}

function plainHeader(cell: string): string {
  return cell
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s|[::]/g, '')
    .replaceAll(/\(.*?\)/g, '');
}
