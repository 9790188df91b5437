import type { RatioCode } from './ratio-definitions.ts';

const rules2006 = 'rules of the state assets commission [2006] 157';
const growth = `(this period − the same a year before) ÷ the same a year before; ${rules2006}`;

/** The formulas of the ratios in English; in Chinese they stand with the definitions. */
// biome-ignore format: a table
export const englishFormulas: Readonly<Record<RatioCode, string>> = {
  current_ratio:                   'current assets ÷ current liabilities',
  quick_ratio:                     '(cash + trading financial assets + notes, accounts, financing and other receivables) ÷ current liabilities',
  acid_test:                       `(current assets − inventories) ÷ current liabilities; ${rules2006}`,
  quick_ratio_conservative:        '(cash + trading financial assets + accounts receivable) ÷ current liabilities',
  cash_ratio:                      '(cash + trading financial assets) ÷ current liabilities',
  cash_flow_ratio:                 'operating cash flow ÷ closing current liabilities',

  debt_to_asset_ratio:             'total liabilities ÷ total assets',
  equity_ratio:                    'total liabilities ÷ equity',
  equity_multiplier:               'total assets ÷ equity',
  interest_bearing_debt_to_assets: 'interest-bearing debt ÷ total assets',
  interest_bearing_debt_to_equity: 'interest-bearing debt ÷ equity',

  interest_cover:                  '(net profit + income tax + interest expensed) ÷ (interest expensed + interest capitalised)',
  ebitda_interest_cover:           '(operating income before interest + depreciation and amortisation) ÷ interest expense',
  debt_to_ebitda:                  'interest-bearing debt ÷ (operating income before interest + depreciation and amortisation)',
  operating_cash_flow_to_debt:     'operating cash flow ÷ closing total liabilities',

  receivables_turnover:            'revenue ÷ average accounts and notes receivable',
  receivables_days:                '365 ÷ receivables turnover',
  inventory_turnover:              'cost of sales ÷ average inventories',
  inventory_days:                  '365 ÷ inventory turnover',
  payable_turnover:                'cost of sales ÷ average accounts payable',
  payable_days:                    '365 ÷ payables turnover',
  fixed_asset_turnover:            'revenue ÷ average fixed assets',
  total_asset_turnover:            'revenue ÷ average total assets',

  gross_margin:                    '(revenue − cost of sales) ÷ revenue',
  operating_margin:                'operating profit ÷ revenue',
  net_margin:                      'net profit ÷ revenue',
  effective_tax_rate:              'income tax ÷ profit before tax',
  roa:                             'net profit ÷ average total assets',
  operating_roa:                   'operating profit ÷ average total assets',
  roe:                             'net profit ÷ average equity',

  revenue_growth:                  growth,
  net_profit_growth:               growth,
  total_assets_growth:             growth,
  equity_growth:                   growth,
};
