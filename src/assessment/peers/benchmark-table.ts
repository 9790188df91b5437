import { ok, type Result, refuse } from '#kernel';
import { ratioDefinitions } from '../ratio-definitions.ts';
import { type Benchmark, benchmarkLevels, type BenchmarkLevel, checkBenchmark } from './benchmark.ts';
import { type ComparedCode, comparedRatios } from './peer-position.ts';

type Column = 'industry' | 'size' | 'ratio' | 'year' | 'source' | BenchmarkLevel;

/** Headers as such tables have them, in both languages; compared without spaces and what stands in brackets. */
const headers: Readonly<Record<Column, readonly string[]>> = {
  industry: ['行业', '行业名称', '所属行业', 'industry', 'sector'],
  size: ['规模', '企业规模', 'size'],
  ratio: ['指标', '指标名称', '比率', '项目', 'ratio', 'indicator'],
  year: ['年度', '年份', '标准年度', 'year'],
  source: ['来源', '出处', '资料来源', 'source'],
  excellent: ['优秀值', '优秀', 'excellent'],
  good: ['良好值', '良好', 'good'],
  average: ['平均值', '平均', '中位数', 'average', 'median', 'mean'],
  low: ['较低值', '较低', 'low', 'lower'],
  poor: ['较差值', '较差', 'poor'],
};

/** What 企业绩效评价标准值 calls our ratios, where it calls them otherwise. */
const otherNames: Readonly<Partial<Record<ComparedCode, readonly string[]>>> = {
  interest_cover: ['已获利息倍数', '利息保障倍数'],
  revenue_growth: ['销售增长率', '营业增长率', '销售（营业）增长率', '主营业务收入增长率'],
  net_margin: ['销售净利率'],
  receivables_days: ['应收账款周转天数'],
};

const sizes: Readonly<Record<string, Benchmark['size']>> = {
  '': 'all',
  全部: 'all',
  全行业: 'all',
  all: 'all',
  大型: 'large',
  large: 'large',
  中型: 'medium',
  medium: 'medium',
  小型: 'small',
  small: 'small',
};

export type BenchmarkRow = { readonly row: number; readonly read: Result<Benchmark> };

/** Rows of a pasted or uploaded table. What the table leaves out, such as its year, is given beside it. */
export function readBenchmarks(
  [head = [], ...rows]: readonly (readonly string[])[],
  given: { readonly source?: string | undefined; readonly year?: number | undefined },
): Result<BenchmarkRow[]> {
  const columns = columnsOf(head);
  const missing = (['industry', 'ratio'] as const).filter((column) => !columns.has(column));
  if (missing.length > 0 || !benchmarkLevels.some((level) => columns.has(level))) {
    const detail = 'Expected a head with 行业, 指标 and levels such as 优秀值, 良好值, 平均值, 较低值, 较差值.';
    return refuse('invalid', 'no_benchmark_head', detail, { field: 'table' });
  }
  const filled = rows.flatMap((cells, place) =>
    cells.every((cell) => cell.trim() === '') ? [] : [{ cells, row: place + 2 }],
  );
  return ok(
    filled.map(({ cells, row }) => ({ row, read: readRow((column) => cellOf(cells, columns.get(column)), given) })),
  );
}

function columnsOf(head: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>();
  for (const [place, header] of head.entries()) {
    const column = (Object.keys(headers) as Column[]).find((one) => headers[one].includes(plain(header).toLowerCase()));
    if (column !== undefined && !found.has(column)) found.set(column, place);
  }
  return found;
}

function readRow(
  cell: (column: Column) => string,
  given: { readonly source?: string | undefined; readonly year?: number | undefined },
): Result<Benchmark> {
  const ratio = ratioCalled(cell('ratio'));
  if (ratio === undefined)
    return refuse('invalid', 'unknown_ratio', `"${cell('ratio')}" is none of the ratios that are compared.`, {
      field: 'ratio',
    });
  const size = sizes[cell('size').toLowerCase()];
  if (size === undefined)
    return refuse('invalid', 'unknown_size', `Expected 大型, 中型, 小型 or 全部, got "${cell('size')}".`, {
      field: 'size',
    });
  const levels: Record<BenchmarkLevel, number | null> = {
    excellent: null,
    good: null,
    average: null,
    low: null,
    poor: null,
  };
  for (const level of benchmarkLevels) {
    const text = cell(level);
    if (text === '') continue;
    const figure = figureOf(text, ratio, cell('ratio'));
    if (figure === undefined) return refuse('invalid', 'invalid_figure', `"${text}" is no figure.`, { field: level });
    levels[level] = figure;
  }
  const year = cell('year') === '' ? given.year : Number(/\d{4}/.exec(cell('year'))?.[0]);
  return checkBenchmark({
    industry: cell('industry'),
    size,
    ratio,
    year: year ?? Number.NaN,
    levels,
    source: cell('source') === '' ? (given.source ?? '') : cell('source'),
  });
}

function ratioCalled(name: string): ComparedCode | undefined {
  const wanted = plain(name).toLowerCase();
  return comparedRatios.find(({ code }) => {
    const definition = ratioDefinitions.find((one) => one.code === code);
    const names = [code, definition?.zh ?? '', definition?.en ?? '', ...(otherNames[code] ?? [])];
    return names.some((one) => plain(one).toLowerCase() === wanted);
  })?.code;
}

/** Of percentages 12.5 is 12.5 %, as such tables print them; with a sign, or a sign in the name, whatever the ratio. */
function figureOf(text: string, ratio: ComparedCode, name: string): number | undefined {
  const figure = Number(text.replaceAll(/[,，\s%％]/g, ''));
  if (!Number.isFinite(figure) || text.replaceAll(/[%％\s]/g, '') === '') return undefined;
  const unit = ratioDefinitions.find(({ code }) => code === ratio)?.unit;
  const isShare = unit === 'percent' || /[%％]/.test(text) || /[%％]/.test(name);
  return isShare ? Number((figure / 100).toFixed(8)) : figure;
}

function cellOf(cells: readonly string[], place: number | undefined): string {
  return place === undefined ? '' : (cells[place] ?? '').trim();
}

function plain(text: string): string {
  return text.replaceAll(/[（(][^）)]*[）)]|\s/g, '');
}
