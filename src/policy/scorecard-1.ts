import type {
  ChosenFactor,
  ChosenFactorCode,
  FactorBand,
  FactorUnit,
  MeasuredFactor,
  MeasuredFactorCode,
} from './scorecard.ts';
import type { Dimension, Scorecard } from './scorecard.ts';

/** The first scorecard: 40 points financial, 15 operating, 10 industry, 15 soft, 20 payment history. */
// biome-ignore format: a table
export const scorecard1: Scorecard = {
  factors: [
    // code                          dimension           name                                                    unit      from → points, from the lowest figure
    measured('debt_to_asset_ratio',  'financial',        '资产负债率',       'Debt to assets',                   'percent', [null, 8], [0.4, 6], [0.55, 4], [0.7, 1], [0.85, 0]),
    measured('current_ratio',        'financial',        '流动比率',         'Current ratio',                    'times',   [null, 0], [1, 2], [1.2, 4], [1.5, 5], [2, 6]),
    measured('quick_ratio',          'financial',        '速动比率',         'Quick ratio',                      'times',   [null, 0], [0.7, 2], [1, 4], [1.2, 5]),
    measured('interest_cover',       'financial',        '利息保障倍数',     'Interest cover',                   'times',   [null, 0], [1.5, 1], [3, 3], [6, 4]),
    measured('net_margin',           'financial',        '营业净利率',       'Net margin',                       'percent', [null, 0], [0, 1], [0.02, 2], [0.05, 3], [0.1, 4]),
    measured('roe',                  'financial',        '净资产收益率',     'Return on equity',                 'percent', [null, 0], [0, 1], [0.05, 2], [0.1, 3], [0.15, 4]),
    measured('operating_cash_flow_to_debt', 'financial', '经营现金流债务比', 'Operating cash flow to debt',      'percent', [null, 0], [0, 1], [0.1, 3], [0.25, 5]),
    measured('receivables_days',     'financial',        '应收账款周转天数', 'Receivable days',                  'days',    [null, 4], [60, 3], [90, 2], [150, 1], [240, 0]),

    measured('revenue_growth',       'operating',        '营业收入增长率',   'Revenue growth',                   'percent', [null, 0], [-0.1, 1], [0, 3], [0.05, 4], [0.15, 5]),
    measured('market_share',         'operating',        '市场占有率',       'Market share',                     'percent', [null, 0], [0.01, 1], [0.05, 3], [0.15, 4]),
    measured('largest_customer_share', 'operating',      '最大客户收入占比', 'Largest customer’s share of sales', 'percent', [null, 3], [0.25, 2], [0.5, 0]),
    measured('years_in_business',    'operating',        '经营年限',         'Years in business',                'years',   [null, 0], [2, 1], [5, 2], [10, 3]),

    chosen('industry_outlook',       'industry',         '行业前景',         'Industry outlook',
      ['positive', '向好', 'Positive', 10], ['stable', '平稳', 'Stable', 7], ['cautious', '谨慎', 'Cautious', 3], ['negative', '看淡', 'Negative', 0]),

    chosen('management',             'soft',             '管理团队素质',     'Management',
      ['strong', '经验丰富、稳定', 'Experienced and stable', 4], ['adequate', '胜任', 'Adequate', 2], ['weak', '薄弱或频繁更换', 'Weak, or changing often', 0]),
    chosen('strategy',               'soft',             '战略规划',         'Strategy',
      ['clear', '清晰、可执行', 'Clear and being carried out', 3], ['general', '有方向', 'A direction', 1], ['none', '无或激进扩张', 'None, or reckless expansion', 0]),
    chosen('culture',                'soft',             '企业文化与诚信',   'Culture and integrity',
      ['sound', '诚信守约', 'Keeps its word', 2], ['mixed', '一般', 'Mixed', 1], ['doubtful', '有失信记录', 'Has broken its word', 0]),
    chosen('transparency',           'soft',             '资料真实完整',     'Information true and complete',
      ['full', '主动提供、可核实', 'Given freely and verified', 3], ['partial', '部分提供', 'Given in part', 1], ['refused', '拒绝提供', 'Refused', 0]),
    chosen('litigation',             'soft',             '诉讼与执行',       'Lawsuits and enforcement',
      ['none', '无', 'None', 3], ['minor', '有，金额较小', 'Some, for small amounts', 1], ['major', '重大诉讼或被执行', 'Large lawsuits, or enforced against', 0]),

    measured('late_share',           'payment_history',  '逾期付款笔数占比', 'Share of invoices paid late',      'percent', [null, 6], [0.05, 5], [0.15, 3], [0.3, 1], [0.5, 0]),
    measured('days_beyond_terms',    'payment_history',  '平均超期天数',     'Days beyond terms',                'days',    [null, 7], [3, 6], [8, 4], [15, 2], [30, 0]),
    measured('oldest_overdue_days',  'payment_history',  '当前最长逾期天数', 'Oldest item overdue now',          'days',    [null, 7], [1, 5], [15, 3], [31, 1], [61, 0]),
  ],
};

function measured(
  code: MeasuredFactorCode,
  dimension: Dimension,
  zh: string,
  en: string,
  unit: FactorUnit,
  ...bands: readonly (readonly [from: number | null, points: number])[]
): MeasuredFactor {
  const rows = bands.map(([from, points]): FactorBand => ({ from, points }));
  return { kind: 'measured', code, dimension, name: { zh, en }, unit, missingPoints: 0, bands: rows };
}

function chosen(
  code: ChosenFactorCode,
  dimension: Dimension,
  zh: string,
  en: string,
  ...choices: readonly (readonly [answer: string, zh: string, en: string, points: number])[]
): ChosenFactor {
  const rows = choices.map(([answer, ...rest]) => ({ answer, label: { zh: rest[0], en: rest[1] }, points: rest[2] }));
  return { kind: 'chosen', code, dimension, name: { zh, en }, missingPoints: 0, choices: rows };
}
