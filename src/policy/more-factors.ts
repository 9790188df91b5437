import type { Dimension, Factor, MeasuredFactor, MeasuredFactorCode, Scorecard } from './scorecard.ts';
import type { FactorUnit } from './scorecard.ts';

/**
 * What our own scorecards do not ask and an edition may: ratios that every statement gives, what people enter of the
 * business, and the score, 0 to 100, of a credit report that is not older than a year. Their bands are a start.
 */
// biome-ignore format: a table
const moreFactors: readonly MeasuredFactor[] = [
  // code                             dimension    name                                            unit      from → points, from the lowest figure
  more('cash_ratio',                  'financial', '现金比率',       'Cash ratio',                     'times',   [null, 0], [0.1, 1], [0.2, 2], [0.4, 3], [0.6, 4]),
  more('gross_margin',                'financial', '销售毛利率',     'Gross margin',                   'percent', [null, 0], [0.05, 1], [0.1, 2], [0.2, 3], [0.3, 4]),
  more('roa',                         'financial', '总资产净利率',   'Return on assets',               'percent', [null, 0], [0, 1], [0.02, 2], [0.05, 3], [0.08, 4]),
  more('interest_bearing_debt_to_assets', 'financial', '有息负债率', 'Interest-bearing debt to assets', 'percent', [null, 4], [0.2, 3], [0.35, 2], [0.5, 1], [0.65, 0]),
  more('inventory_days',              'operating', '存货周转天数',   'Inventory days',                 'days',    [null, 4], [30, 3], [60, 2], [120, 1], [200, 0]),
  more('total_asset_turnover',        'operating', '总资产周转率',   'Total asset turnover',           'times',   [null, 0], [0.4, 1], [0.7, 2], [1, 3], [1.5, 4]),
  more('net_profit_growth',           'operating', '净利润增长率',   'Net profit growth',              'percent', [null, 0], [-0.2, 1], [0, 2], [0.1, 3], [0.25, 4]),
  more('largest_supplier_share',      'operating', '最大供应商采购占比', 'Largest supplier’s share of purchases', 'percent', [null, 4], [0.2, 3], [0.4, 2], [0.6, 1], [0.8, 0]),
  more('capacity_use',                'operating', '产能利用率',     'Capacity use',                   'percent', [null, 0], [0.5, 1], [0.65, 2], [0.75, 3], [0.85, 4]),
  more('external_score',              'soft',      '外部信用评分',   'External credit score',          'points',  [null, 0], [40, 1], [55, 2], [70, 3], [85, 4]),
];

/** Every factor that a draft of a scorecard may ask: its own, and those that it leaves out. */
export function factorsToChoose({ factors }: Scorecard): readonly Factor[] {
  return [...factors, ...moreFactors.filter(({ code }) => !factors.some((one) => one.code === code))];
}

function more(
  code: MeasuredFactorCode,
  dimension: Dimension,
  zh: string,
  en: string,
  unit: FactorUnit,
  ...bands: readonly (readonly [from: number | null, points: number])[]
): MeasuredFactor {
  const rows = bands.map(([from, points]) => ({ from, points }));
  return { kind: 'measured', code, dimension, name: { zh, en }, unit, missingPoints: 0, bands: rows, weight: 0 };
}
