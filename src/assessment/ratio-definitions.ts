import type { LineItemCode } from './chart.ts';
import {
  cashAndSecurities,
  earningsBeforeInterestAndTax,
  firstKnown,
  interest,
  interestBearingDebt,
  line,
  operatingEbitda,
  type QuantityOf,
  quickAssets,
  sumOf,
  tradeReceivables,
} from './quantities.ts';

export type RatioGroup = 'liquidity' | 'leverage' | 'coverage' | 'turnover' | 'profitability' | 'growth';

/**
 * Balance to balance, or flow to flow: any statement has it. Flow to balance: only an annual one, and on the average of
 * opening and closing balance where the definition says so. Growth: against the same span a year before.
 */
export type RatioBasis = 'statement' | 'year_to_average' | 'year_to_closing' | 'growth';

export type RatioDefinition = {
  readonly code: string;
  readonly group: RatioGroup;
  readonly zh: string;
  readonly en: string;
  readonly unit: 'percent' | 'times' | 'days';
  readonly basis: RatioBasis;
  readonly formula: string;
  readonly numerator: QuantityOf;
  readonly denominator: QuantityOf;
  /** `days`: 365 × numerator ÷ denominator, which is 365 ÷ the turnover. */
  readonly timesDays?: true;
  /** Without a value when the denominator is not positive. */
  readonly needsPositiveEquity?: true;
  /** What may stand in for the line that is usually missing, marked as a proxy. */
  readonly proxy?: { readonly line: LineItemCode; readonly for: LineItemCode };
};

const revenue = firstKnown(line('revenue'), line('total_revenue'));
const equity = line('total_equity');
const assets = line('total_assets');
const currentLiabilities = line('total_current_liabilities');

// Definitions and sources: 中注协《财务成本管理》财务报表分析章, unless the formula names another.
// biome-ignore format: a table
export const ratioDefinitions = [
  is('current_ratio',         'liquidity',     '流动比率',           'Current ratio',                 'times',   'statement',       '流动资产 ÷ 流动负债', line('total_current_assets'), currentLiabilities),
  is('quick_ratio',           'liquidity',     '速动比率',           'Quick ratio',                   'times',   'statement',       '(货币资金 + 交易性金融资产 + 应收票据 + 应收账款 + 应收款项融资 + 其他应收款) ÷ 流动负债', quickAssets, currentLiabilities),
  is('acid_test',             'liquidity',     '速动比率（扣存货）',   'Acid test',                     'times',   'statement',       '(流动资产 − 存货) ÷ 流动负债；国资发评价〔2006〕157号', sumOf({ needs: ['total_current_assets'], minus: ['inventories'] }), currentLiabilities),
  is('quick_ratio_conservative', 'liquidity',  '保守速动比率',       'Conservative quick ratio',      'times',   'statement',       '(货币资金 + 交易性金融资产 + 应收账款) ÷ 流动负债', sumOf({ needs: ['cash', 'accounts_receivable'], may: ['trading_financial_assets'], partsOf: 'total_current_assets' }), currentLiabilities),
  is('cash_ratio',            'liquidity',     '现金比率',           'Cash ratio',                    'times',   'statement',       '(货币资金 + 交易性金融资产) ÷ 流动负债', cashAndSecurities, currentLiabilities),
  is('cash_flow_ratio',       'liquidity',     '现金流量比率',       'Operating cash flow ratio',     'times',   'year_to_closing', '经营活动现金流量净额 ÷ 期末流动负债', line('operating_cash_flow'), currentLiabilities),

  is('debt_to_asset_ratio',   'leverage',      '资产负债率',         'Debt to assets',                'percent', 'statement',       '负债总额 ÷ 资产总额', line('total_liabilities'), assets),
  is('equity_ratio',          'leverage',      '产权比率',           'Debt to equity',                'times',   'statement',       '负债总额 ÷ 股东权益', line('total_liabilities'), equity),
  is('equity_multiplier',     'leverage',      '权益乘数',           'Equity multiplier',             'times',   'statement',       '资产总额 ÷ 股东权益', assets, equity),
  is('interest_bearing_debt_to_assets', 'leverage', '有息负债率',    'Interest-bearing debt to assets', 'percent', 'statement',     '有息负债 ÷ 资产总额', interestBearingDebt, assets),
  is('interest_bearing_debt_to_equity', 'leverage', '有息负债权益比', 'Interest-bearing debt to equity', 'times', 'statement',      '有息负债 ÷ 股东权益', interestBearingDebt, equity),

  { ...is('interest_cover',   'coverage',      '利息保障倍数',       'Interest cover',                'times',   'statement',       '(净利润 + 所得税费用 + 费用化利息) ÷ (费用化利息 + 资本化利息)', earningsBeforeInterestAndTax, interest), proxy: { line: 'finance_expense', for: 'interest_expense' } },
  is('ebitda_interest_cover', 'coverage',      'EBITDA 利息保障倍数', 'EBITDA interest cover',        'times',   'statement',       '(息前营业利润 + 折旧与摊销) ÷ 利息费用', operatingEbitda, interest),
  is('debt_to_ebitda',        'coverage',      '有息负债 / EBITDA',  'Debt to EBITDA',                'times',   'year_to_closing', '有息负债 ÷ (息前营业利润 + 折旧与摊销)', interestBearingDebt, operatingEbitda),
  is('operating_cash_flow_to_debt', 'coverage', '经营现金流债务比',  'Operating cash flow to debt',   'percent', 'year_to_closing', '经营活动现金流量净额 ÷ 期末负债总额', line('operating_cash_flow'), line('total_liabilities')),

  is('receivables_turnover',  'turnover',      '应收账款周转率',     'Receivables turnover',          'times',   'year_to_average', '营业收入 ÷ 平均应收账款（含应收票据）', revenue, tradeReceivables),
  days('receivables_days',    'turnover',      '应收账款周转天数',   'Receivable days',               'days',    'year_to_average', '365 ÷ 应收账款周转率', tradeReceivables, revenue),
  is('inventory_turnover',    'turnover',      '存货周转率',         'Inventory turnover',            'times',   'year_to_average', '营业成本 ÷ 平均存货', line('cost_of_sales'), line('inventories')),
  days('inventory_days',      'turnover',      '存货周转天数',       'Inventory days',                'days',    'year_to_average', '365 ÷ 存货周转率', line('inventories'), line('cost_of_sales')),
  is('payable_turnover',      'turnover',      '应付账款周转率',     'Payables turnover',             'times',   'year_to_average', '营业成本 ÷ 平均应付账款', line('cost_of_sales'), line('accounts_payable')),
  days('payable_days',        'turnover',      '应付账款周转天数',   'Payable days',                  'days',    'year_to_average', '365 ÷ 应付账款周转率', line('accounts_payable'), line('cost_of_sales')),
  is('fixed_asset_turnover',  'turnover',      '固定资产周转率',     'Fixed asset turnover',          'times',   'year_to_average', '营业收入 ÷ 平均固定资产', revenue, line('fixed_assets')),
  is('total_asset_turnover',  'turnover',      '总资产周转率',       'Total asset turnover',          'times',   'year_to_average', '营业收入 ÷ 平均总资产', revenue, assets),

  is('gross_margin',          'profitability', '销售毛利率',         'Gross margin',                  'percent', 'statement',       '(营业收入 − 营业成本) ÷ 营业收入', sumOf({ needs: ['revenue'], minus: ['cost_of_sales'] }), line('revenue')),
  is('operating_margin',      'profitability', '营业利润率',         'Operating margin',              'percent', 'statement',       '营业利润 ÷ 营业收入', line('operating_profit'), revenue),
  is('net_margin',            'profitability', '营业净利率',         'Net margin',                    'percent', 'statement',       '净利润 ÷ 营业收入', line('net_profit'), revenue),
  is('effective_tax_rate',    'profitability', '实际税率',           'Effective tax rate',            'percent', 'statement',       '所得税费用 ÷ 利润总额', line('income_tax'), line('total_profit')),
  is('roa',                   'profitability', '总资产净利率',       'Return on assets',              'percent', 'year_to_average', '净利润 ÷ 平均总资产', line('net_profit'), assets),
  is('operating_roa',         'profitability', '总资产营业利润率',   'Operating return on assets',    'percent', 'year_to_average', '营业利润 ÷ 平均总资产', line('operating_profit'), assets),
  { ...is('roe',              'profitability', '净资产收益率',       'Return on equity',              'percent', 'year_to_average', '净利润 ÷ 平均股东权益', line('net_profit'), equity), needsPositiveEquity: true },

  growth('revenue_growth',    '营业收入增长率', 'Revenue growth',    '国资发评价〔2006〕157号', revenue),
  growth('net_profit_growth', '净利润增长率',   'Net profit growth', '国资发评价〔2006〕157号', line('net_profit')),
  growth('total_assets_growth', '总资产增长率', 'Growth of assets',  '国资发评价〔2006〕157号', assets),
  growth('equity_growth',     '净资产增长率',   'Growth of equity',  '国资发评价〔2006〕157号', equity),
] as const satisfies readonly RatioDefinition[];

export type RatioCode = (typeof ratioDefinitions)[number]['code'];

function is<Code extends string>(
  code: Code,
  group: RatioGroup,
  zh: string,
  en: string,
  unit: RatioDefinition['unit'],
  basis: RatioBasis,
  formula: string,
  numerator: QuantityOf,
  denominator: QuantityOf,
) {
  return { code, group, zh, en, unit, basis, formula, numerator, denominator };
}

function days<Code extends string>(...given: Parameters<typeof is<Code>>) {
  return { ...is(...given), timesDays: true as const };
}

function growth<Code extends string>(code: Code, zh: string, en: string, source: string, of: QuantityOf) {
  return is(code, 'growth', zh, en, 'percent', 'growth', `(本期 − 上年同期) ÷ 上年同期；${source}`, of, of);
}
