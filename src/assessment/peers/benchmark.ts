import { ok, type Result, refuse } from '#kernel';
import { type ComparedCode, comparedRatios, type Size } from './peer-position.ts';

/** 企业绩效评价标准值 has five: 优秀 良好 平均 较低 较差, from the best to the worst. */
export const benchmarkLevels = ['excellent', 'good', 'average', 'low', 'poor'] as const;

export type BenchmarkLevel = (typeof benchmarkLevels)[number];

export const benchmarkSizes = ['all', 'small', 'medium', 'large'] as const;

/** What others published about one ratio of an industry. Shares as 0.12; null where the source has no figure. */
export type Benchmark = {
  readonly industry: string;
  readonly size: (typeof benchmarkSizes)[number];
  readonly ratio: ComparedCode;
  /** The year that the figures are of. */
  readonly year: number;
  readonly levels: Readonly<Record<BenchmarkLevel, number | null>>;
  readonly source: string;
};

/** Every industry taken together, where a source says nothing about one. */
export const everyIndustry = '全行业';

/** Where a figure stands: the best level that it reaches; `below` where it reaches none. */
export type Standing = { readonly level: BenchmarkLevel | 'below'; readonly benchmark: Benchmark };

export function standingOf(value: number, benchmark: Benchmark): Standing {
  const higher = isHigherBetter(benchmark.ratio);
  const reached = benchmarkLevels.find((level) => {
    const line = benchmark.levels[level];
    return line !== null && (higher ? value >= line : value <= line);
  });
  return { level: reached ?? 'below', benchmark };
}

/** The one to read: of its own size before all sizes, of its industry before all industries, the newest. */
export function chooseBenchmark(
  among: readonly Benchmark[],
  { ratio, industry, size }: { readonly ratio: ComparedCode; readonly industry: string; readonly size: Size | null },
): Benchmark | undefined {
  const closeness = (one: Benchmark) => (one.industry === industry ? 2 : 0) + (one.size === size ? 1 : 0);
  const [best] = among
    .filter((one) => one.ratio === ratio)
    .filter((one) => one.industry === industry || one.industry === everyIndustry)
    .filter((one) => one.size === 'all' || one.size === size)
    .toSorted((a, b) => closeness(b) - closeness(a) || b.year - a.year);
  return best;
}

/** A benchmark that can be used: two levels or more, each better than the next, and a source. */
export function checkBenchmark(given: Benchmark): Result<Benchmark> {
  const { industry, ratio, levels, source, year } = given;
  if (industry.trim() === '')
    return refuse('invalid', 'industry_missing', 'Expected an industry.', { field: 'industry' });
  if (source.trim() === '')
    return refuse('invalid', 'source_missing', 'Expected where the figures are from.', { field: 'source' });
  if (!Number.isInteger(year) || year < 1990 || year > 2100)
    return refuse('invalid', 'invalid_year', `Expected a year such as 2025, got ${year}.`, { field: 'year' });
  const known = benchmarkLevels.flatMap((level) => levels[level] ?? []);
  if (known.length < 2)
    return refuse('invalid', 'too_few_levels', 'Expected figures of at least two levels.', { field: 'levels' });
  const higher = isHigherBetter(ratio);
  const isOrdered = known.every((line, place) => {
    const better = known[place - 1] ?? line;
    return higher ? line <= better : line >= better;
  });
  if (isOrdered) return ok(given);
  const detail = `Of ${ratio} ${higher ? 'more' : 'less'} is better: figures go from the best to the worst.`;
  return refuse('invalid', 'levels_out_of_order', detail, { field: 'levels' });
}

function isHigherBetter(ratio: ComparedCode): boolean {
  return comparedRatios.find(({ code }) => code === ratio)?.better === 'higher';
}
