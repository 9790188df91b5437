import { ok, type Result, refuse } from '#kernel';
import type { LineItemCode } from './chart.ts';
import { findLine } from './line-headers.ts';
import type { NewStatement } from './new-statement.ts';
import { readAssurance, readFlows, readScope, readUnit } from './read-kind.ts';
import { isNoFigure } from './read-figure.ts';
import { readOpinion } from './read-opinion.ts';
import { readPeriod, readSpan } from './read-period.ts';

type Cells = readonly string[];

export type TableDefaults = {
  /** Of tables that name no customer. */
  readonly customerCode?: string | undefined;
  readonly currency?: string | undefined;
  readonly source?: string | undefined;
  readonly audited?: boolean | undefined;
};

export type StatementTable = {
  readonly layout: 'row_per_statement' | 'column_per_period';
  /** Which line each header was taken for. */
  readonly lines: readonly { readonly header: string; readonly line: LineItemCode }[];
  /** Headers that are no line of the chart: they are left out. */
  readonly unknown: readonly string[];
  readonly rows: readonly Result<NewStatement>[];
};

const aboutHeaders = {
  customerCode: /^(?:客户编码|客户代码|客户编号|customercode|customer)$/,
  ticker: /^(?:tickersymbol)?(?:股票代码)?$/,
  periodEnd: /^(?:截止日期|报告期|期末|会计期间|报表日期|期间|periodend|period|enddate截止日期|enddate)$/,
  span: /^(?:报告类型|报表类型|reporttype报告类型|reporttype|span)$/,
  assurance: /^(?:报表口径|审计状态|审计情况|assurance|preparedfor)$/,
  scope: /^(?:合并范围|合并口径|报表范围|scope)$/,
  flows: /^(?:数据口径|期间口径|累计口径|flows)$/,
  unit: /^(?:单位|金额单位|unit)$/,
  opinion: /^(?:审计意见|审计意见类型|auditopinion|opinion)$/,
  currency: /^(?:币种|币别|currency)$/,
  source: /^(?:来源|source)$/,
} as const;

type About = keyof typeof aboutHeaders;

/**
 * Reads a table of statements in either layout: one row per statement, with a column per line (as data vendors give
 * them), or one column per period, with a row per line (as statements are printed).
 */
export function readStatementTable(table: readonly Cells[], defaults: TableDefaults = {}): StatementTable {
  const [header = [], ...body] = table;
  return isByPeriod(header) ? readByPeriod(header, body, defaults) : readByRow(header, body, defaults);
}

const namesLines = /^(?:项目|报表项目|科目|会计科目|科目名称|指标|资产|item|items|lineitem|line|account)$/;

/** A header over the names of lines, and beside it at least one period. A row of figures with a day in it is none. */
export function isByPeriod(header: Cells): boolean {
  const [first = '', ...others] = header;
  return namesLines.test(plainHeader(first)) && others.some((cell) => readPeriod(cell) !== undefined);
}

/** Turns one column per period into one row per statement, with the same names as headers. */
export function turnedByRow(table: readonly Cells[]): Cells[] {
  const [header = [], ...body] = table;
  const periods = header.flatMap((cell, place) => (place > 0 && readPeriod(cell) !== undefined ? [place] : []));
  // `流动资产:` heads a group and has no figure of its own.
  const named = body.filter((row) => row[0]?.trim() && periods.some((place) => (row[place] ?? '').trim() !== ''));
  return [
    ['period end', ...named.map(([name = '']) => name)],
    ...periods.map((place) => [header[place] ?? '', ...named.map((row) => row[place] ?? '')]),
  ];
}

function readByPeriod(header: Cells, body: readonly Cells[], defaults: TableDefaults): StatementTable {
  const [turned = [], ...rows] = turnedByRow([header, ...body]);
  return { ...readByRow(turned, rows, defaults), layout: 'column_per_period' };
}

function readByRow(header: Cells, body: readonly Cells[], defaults: TableDefaults): StatementTable {
  const about = new Map<About, number>();
  const lines = new Map<LineItemCode, number>();
  const unknown: string[] = [];
  header.forEach((cell, place) => {
    const meta = aboutOf(cell);
    const line = meta === undefined ? findLine(cell) : undefined;
    if (meta !== undefined && !about.has(meta)) about.set(meta, place);
    else if (line !== undefined && !lines.has(line)) lines.set(line, place);
    else if (cell.trim() !== '') unknown.push(cell);
  });
  return {
    layout: 'row_per_statement',
    lines: [...lines].map(([line, place]) => ({ header: header[place] ?? '', line })),
    unknown,
    rows: body
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .map((row) => readRow(row, (name) => row[about.get(name) ?? -1]?.trim() ?? '', lines, defaults)),
  };
}

function readRow(
  row: Cells,
  cellOf: (name: About) => string,
  lines: ReadonlyMap<LineItemCode, number>,
  defaults: TableDefaults,
): Result<NewStatement> {
  const customerCode = cellOf('customerCode') || tickerOf(cellOf('ticker')) || defaults.customerCode;
  if (customerCode === undefined)
    return refuse('invalid', 'customer_missing', 'The row names no customer, and none was given for the table.', {
      field: 'customerCode',
    });
  const text = cellOf('periodEnd');
  const period = readPeriod(text);
  if (period === undefined) {
    const detail = `Expected the end of a period such as "2025-12-31" or "2025年报", got "${text}".`;
    return refuse('invalid', 'invalid_period', detail, { field: 'periodEnd' });
  }
  const named = cellOf('span');
  const span = named === '' ? period.span : readSpan(named);
  if (span === undefined)
    return refuse('invalid', 'invalid_span', `Expected A, Q1, H1 or Q3, got "${named}".`, { field: 'span' });
  const said = cellOf('opinion');
  const opinion = readOpinion(said);
  if (opinion === undefined && !isNoFigure(said))
    return refuse(
      'invalid',
      'invalid_opinion',
      `Expected an auditor’s opinion such as 标准无保留意见, got "${said}".`,
      {
        field: 'opinion',
      },
    );
  const kinds = readKinds(cellOf);
  if (!kinds.ok) return kinds;
  const figures = Object.fromEntries([...lines].map(([line, place]) => [line, row[place]?.trim() ?? '']));
  return ok({
    customerCode,
    periodEnd: period.periodEnd,
    span,
    currency: cellOf('currency') || defaults.currency,
    audited: opinion === undefined ? defaults.audited : true,
    ...(opinion !== undefined && { opinion }),
    ...(period.flows !== undefined && { flows: period.flows }),
    ...kinds.value,
    source: cellOf('source') || defaults.source,
    figures: Object.fromEntries(Object.entries(figures).filter(([, figure]) => !isNoFigure(figure))),
  });
}

type Kinds = Pick<NewStatement, 'assurance' | 'scope' | 'flows' | 'unit'>;

const kindReaders = {
  assurance: [readAssurance, 'audited, unaudited, tax_filed or management'],
  scope: [readScope, 'consolidated or parent'],
  flows: [readFlows, 'year_to_date, single_quarter or second_half'],
  unit: [readUnit, '元, 千元 or 万元'],
} as const;

/** What kind of statement a row says that it is; a word that nobody knows is refused, not passed over. */
export function readKinds(cellOf: (name: keyof Kinds) => string): Result<Kinds> {
  const kinds: Record<string, string | number> = {};
  for (const name of Object.keys(kindReaders) as (keyof Kinds)[]) {
    const text = cellOf(name).trim();
    if (text === '') continue;
    const [read, choices] = kindReaders[name];
    const found = read(text);
    if (found === undefined)
      return refuse('invalid', `invalid_${name}`, `Expected ${choices}, got "${text}".`, { field: name });
    kinds[name] = found;
  }
  return ok(kinds as Kinds);
}

function aboutOf(header: string): About | undefined {
  const plain = plainHeader(header);
  return plain === ''
    ? undefined
    : (Object.keys(aboutHeaders) as About[]).find((name) => aboutHeaders[name].test(plain));
}

function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** 000089 is 89 once a spreadsheet has had it in its hands. */
function tickerOf(cell: string): string {
  return /^\d{1,5}$/.test(cell) ? cell.padStart(6, '0') : cell;
}
