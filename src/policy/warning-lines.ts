import type { Text } from './text.ts';

/** What is watched. Ratios and shares as numbers (0.8 is 80 %), days as days, steps of grade as steps. */
export type WarningIndicator =
  | 'limit_utilisation'
  | 'oldest_overdue_days'
  | 'overdue_share'
  | 'days_beyond_terms'
  | 'grade_steps_down'
  | 'industry_outlook'
  | 'debt_to_asset_ratio'
  | 'current_ratio'
  | 'quick_ratio'
  | 'net_margin'
  | 'revenue_growth'
  | 'operating_cash_flow_to_debt';

export type Severity = 'attention' | 'warning' | 'critical';

export type WarningMeasure = 'review' | 'propose_lower_limit' | 'freeze_new_orders';

export type WarningOwner = 'salesperson' | 'credit_analyst' | 'credit_manager';

/** Crossed when the figure is at least (or less than) `at`. The worst line crossed of an indicator is the one that counts. */
export type WarningLine = {
  readonly code: string;
  readonly indicator: WarningIndicator;
  readonly crossed: 'at_least' | 'below';
  readonly at: number;
  readonly unit: 'percent' | 'days' | 'times' | 'steps' | 'outlook';
  readonly severity: Severity;
  readonly owner: WarningOwner;
  readonly deadlineDays: number;
  readonly measures: readonly WarningMeasure[];
};

/** The outlook of an industry as a figure for the line: the worse, the more. */
export const outlookLevels = { positive: 0, stable: 1, cautious: 2, negative: 3 } as const;

export type IndustryOutlook = keyof typeof outlookLevels;

// biome-ignore format: a table
export const warningLines1: readonly WarningLine[] = [
  { code: 'utilisation_80',      indicator: 'limit_utilisation',    crossed: 'at_least', at: 0.8,  unit: 'percent', severity: 'attention', owner: 'salesperson',    deadlineDays: 14, measures: ['review'] },
  { code: 'utilisation_95',      indicator: 'limit_utilisation',    crossed: 'at_least', at: 0.95, unit: 'percent', severity: 'warning',   owner: 'credit_analyst', deadlineDays: 7,  measures: ['review'] },
  { code: 'utilisation_110',     indicator: 'limit_utilisation',    crossed: 'at_least', at: 1.1,  unit: 'percent', severity: 'critical',  owner: 'credit_manager', deadlineDays: 3,  measures: ['freeze_new_orders', 'review'] },
  { code: 'overdue_8_days',      indicator: 'oldest_overdue_days',  crossed: 'at_least', at: 8,    unit: 'days',    severity: 'attention', owner: 'salesperson',    deadlineDays: 7,  measures: ['review'] },
  { code: 'overdue_31_days',     indicator: 'oldest_overdue_days',  crossed: 'at_least', at: 31,   unit: 'days',    severity: 'warning',   owner: 'credit_analyst', deadlineDays: 5,  measures: ['review', 'propose_lower_limit'] },
  { code: 'overdue_61_days',     indicator: 'oldest_overdue_days',  crossed: 'at_least', at: 61,   unit: 'days',    severity: 'critical',  owner: 'credit_manager', deadlineDays: 3,  measures: ['freeze_new_orders', 'propose_lower_limit'] },
  { code: 'overdue_share_20',    indicator: 'overdue_share',        crossed: 'at_least', at: 0.2,  unit: 'percent', severity: 'attention', owner: 'salesperson',    deadlineDays: 14, measures: ['review'] },
  { code: 'overdue_share_40',    indicator: 'overdue_share',        crossed: 'at_least', at: 0.4,  unit: 'percent', severity: 'warning',   owner: 'credit_analyst', deadlineDays: 7,  measures: ['review', 'propose_lower_limit'] },
  { code: 'beyond_terms_15',     indicator: 'days_beyond_terms',    crossed: 'at_least', at: 15,   unit: 'days',    severity: 'attention', owner: 'credit_analyst', deadlineDays: 14, measures: ['review'] },
  { code: 'beyond_terms_30',     indicator: 'days_beyond_terms',    crossed: 'at_least', at: 30,   unit: 'days',    severity: 'warning',   owner: 'credit_analyst', deadlineDays: 7,  measures: ['review', 'propose_lower_limit'] },
  { code: 'grade_down_1',        indicator: 'grade_steps_down',     crossed: 'at_least', at: 1,    unit: 'steps',   severity: 'attention', owner: 'credit_analyst', deadlineDays: 14, measures: ['review'] },
  { code: 'grade_down_2',        indicator: 'grade_steps_down',     crossed: 'at_least', at: 2,    unit: 'steps',   severity: 'warning',   owner: 'credit_manager', deadlineDays: 7,  measures: ['review', 'propose_lower_limit'] },
  { code: 'industry_cautious',   indicator: 'industry_outlook',     crossed: 'at_least', at: 2,    unit: 'outlook', severity: 'attention', owner: 'credit_analyst', deadlineDays: 30, measures: ['review'] },
  { code: 'industry_negative',   indicator: 'industry_outlook',     crossed: 'at_least', at: 3,    unit: 'outlook', severity: 'warning',   owner: 'credit_analyst', deadlineDays: 14, measures: ['review', 'propose_lower_limit'] },
  { code: 'debt_to_assets_70',   indicator: 'debt_to_asset_ratio',  crossed: 'at_least', at: 0.7,  unit: 'percent', severity: 'attention', owner: 'credit_analyst', deadlineDays: 14, measures: ['review'] },
  { code: 'debt_to_assets_85',   indicator: 'debt_to_asset_ratio',  crossed: 'at_least', at: 0.85, unit: 'percent', severity: 'warning',   owner: 'credit_manager', deadlineDays: 7,  measures: ['review', 'propose_lower_limit'] },
  { code: 'debt_to_assets_100',  indicator: 'debt_to_asset_ratio',  crossed: 'at_least', at: 1,    unit: 'percent', severity: 'critical',  owner: 'credit_manager', deadlineDays: 3,  measures: ['freeze_new_orders', 'propose_lower_limit'] },
  { code: 'current_ratio_100',   indicator: 'current_ratio',        crossed: 'below',    at: 1,    unit: 'times',   severity: 'attention', owner: 'credit_analyst', deadlineDays: 14, measures: ['review'] },
  { code: 'current_ratio_70',    indicator: 'current_ratio',        crossed: 'below',    at: 0.7,  unit: 'times',   severity: 'warning',   owner: 'credit_manager', deadlineDays: 7,  measures: ['review', 'propose_lower_limit'] },
  { code: 'quick_ratio_50',      indicator: 'quick_ratio',          crossed: 'below',    at: 0.5,  unit: 'times',   severity: 'attention', owner: 'credit_analyst', deadlineDays: 14, measures: ['review'] },
  { code: 'net_loss',            indicator: 'net_margin',           crossed: 'below',    at: 0,    unit: 'percent', severity: 'warning',   owner: 'credit_analyst', deadlineDays: 7,  measures: ['review', 'propose_lower_limit'] },
  { code: 'revenue_down_20',     indicator: 'revenue_growth',       crossed: 'below',    at: -0.2, unit: 'percent', severity: 'attention', owner: 'credit_analyst', deadlineDays: 14, measures: ['review'] },
  { code: 'revenue_down_40',     indicator: 'revenue_growth',       crossed: 'below',    at: -0.4, unit: 'percent', severity: 'warning',   owner: 'credit_manager', deadlineDays: 7,  measures: ['review', 'propose_lower_limit'] },
  { code: 'operating_cash_out',  indicator: 'operating_cash_flow_to_debt', crossed: 'below', at: 0, unit: 'percent', severity: 'attention', owner: 'credit_analyst', deadlineDays: 14, measures: ['review'] },
];

export const indicatorNames: Readonly<Record<WarningIndicator, Text>> = {
  limit_utilisation: { zh: '额度使用率', en: 'Limit utilisation' },
  oldest_overdue_days: { zh: '最长逾期天数', en: 'Oldest item overdue, in days' },
  overdue_share: { zh: '逾期占应收比', en: 'Overdue share of receivables' },
  days_beyond_terms: { zh: '平均超期天数', en: 'Days beyond terms' },
  grade_steps_down: { zh: '等级下调级数', en: 'Grade went down, in steps' },
  industry_outlook: { zh: '行业前景', en: 'Industry outlook' },
  debt_to_asset_ratio: { zh: '资产负债率', en: 'Debt to assets' },
  current_ratio: { zh: '流动比率', en: 'Current ratio' },
  quick_ratio: { zh: '速动比率', en: 'Quick ratio' },
  net_margin: { zh: '营业净利率', en: 'Net margin' },
  revenue_growth: { zh: '营业收入增长率', en: 'Revenue growth' },
  operating_cash_flow_to_debt: { zh: '经营现金流债务比', en: 'Operating cash flow to debt' },
};

/** The worst line of an indicator that a figure crosses, if it crosses any. */
export function lineCrossed(
  lines: readonly WarningLine[],
  indicator: WarningIndicator,
  figure: number,
): WarningLine | undefined {
  const severities: readonly Severity[] = ['attention', 'warning', 'critical'];
  return lines
    .filter((line) => line.indicator === indicator)
    .filter((line) => (line.crossed === 'at_least' ? figure >= line.at : figure < line.at))
    .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))[0];
}
