import { describe, expect, it, test } from 'vitest';
import { type Benchmark, checkBenchmark, chooseBenchmark, standingOf } from './benchmark.ts';
import { readBenchmarks } from './benchmark-table.ts';

const roe: Benchmark = {
  industry: '通用设备制造业',
  size: 'all',
  ratio: 'roe',
  year: 2024,
  levels: { excellent: 0.13, good: 0.09, average: 0.05, low: -0.02, poor: -0.09 },
  source: '企业绩效评价标准值 2024',
};
const debt: Benchmark = {
  ...roe,
  ratio: 'debt_to_asset_ratio',
  levels: { excellent: 0.48, good: 0.53, average: 0.58, low: 0.68, poor: 0.83 },
};

test.each([
  [roe, 0.13, 'excellent'],
  [roe, 0.1299, 'good'],
  [roe, 0.05, 'average'],
  [roe, -0.09, 'poor'],
  [roe, -0.0901, 'below'],
  [debt, 0.48, 'excellent'],
  [debt, 0.4801, 'good'],
  [debt, 0.9, 'below'],
] as const)('%o at %d: %s', (benchmark, value, level) => {
  expect(standingOf(value, benchmark).level).toBe(level);
});

describe('of several the closest is read', () => {
  const of = (more: Partial<Benchmark>) => ({ ...roe, ...more });
  const asked = { ratio: 'roe', industry: '通用设备制造业', size: 'small' } as const;
  it.each<[what: string, among: Benchmark[], source: string | undefined]>([
    ['its size before all sizes', [of({ source: 'all' }), of({ size: 'small', source: 'small', year: 2020 })], 'small'],
    ['another size never', [of({ size: 'large', source: 'large' })], undefined],
    [
      'its industry before every industry',
      [of({ industry: '全行业', size: 'small', source: 'every' }), of({ source: 'own' })],
      'own',
    ],
    ['every industry before none', [of({ industry: '全行业', source: 'every' })], 'every'],
    ['the newest', [of({ source: 'old', year: 2022 }), of({ source: 'new', year: 2025 })], 'new'],
    ['another ratio never', [debt], undefined],
  ])('%s', (_what, among, source) => expect(chooseBenchmark(among, asked)?.source).toBe(source));
});

test.each([
  ['fine', roe, undefined],
  ['less is better', debt, undefined],
  ['the wrong way', { ...debt, levels: roe.levels }, 'levels_out_of_order'],
  [
    'one level',
    { ...roe, levels: { excellent: 1, good: null, average: null, low: null, poor: null } },
    'too_few_levels',
  ],
  ['no source', { ...roe, source: ' ' }, 'source_missing'],
  ['no year', { ...roe, year: Number.NaN }, 'invalid_year'],
] as const)('%s', (_what, benchmark, code) => {
  const checked = checkBenchmark(benchmark);
  expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
});

describe('a table as it is printed', () => {
  const head = ['行业', '规模', '指标名称', '优秀值', '良好值', '平均值', '较低值', '较差值'];
  const read = (...rows: string[][]) => {
    const found = readBenchmarks([head, ...rows], { source: '企业绩效评价标准值 2024', year: 2024 });
    return found.ok
      ? found.value.map(({ row, read: one }) => [row, one.ok ? one.value : one.refusal.code])
      : found.refusal.code;
  };

  it('is read in per cent, in times and by the names of the source', () => {
    expect(
      read(
        ['通用设备制造业', '', '净资产收益率（%）', '13.0', '9', '5', '-2', '-9'],
        [],
        ['通用设备制造业', '小型', '速动比率（%）', '140.5', '112', '80', '60', '45'],
        ['通用设备制造业', '大型', '已获利息倍数', '6.3', '4.5', '3.1', '1.2', '-0.8'],
        ['通用设备制造业', '巨型', '净资产收益率', '1', '0', '', '', ''],
        ['通用设备制造业', '', '总资产周转率', '1', '0', '', '', ''],
        ['通用设备制造业', '', '净资产收益率', 'n/a', '0', '', '', ''],
      ),
    ).toEqual([
      [2, roe],
      [
        4,
        {
          ...roe,
          size: 'small',
          ratio: 'quick_ratio',
          levels: { excellent: 1.405, good: 1.12, average: 0.8, low: 0.6, poor: 0.45 },
        },
      ],
      [
        5,
        {
          ...roe,
          size: 'large',
          ratio: 'interest_cover',
          levels: { excellent: 6.3, good: 4.5, average: 3.1, low: 1.2, poor: -0.8 },
        },
      ],
      [6, 'unknown_size'],
      [7, 'unknown_ratio'],
      [8, 'invalid_figure'],
    ]);
  });

  it('without a head is refused', () => {
    const found = readBenchmarks([['a', 'b']], {});
    expect(found.ok ? '' : found.refusal.code).toBe('no_benchmark_head');
  });
});
