/** 利润表. Code · 中文 · English · other headers under which files name it (split by `|`). */
// biome-ignore format: a table
export const incomeItems = [
  ['total_revenue',              '营业总收入',           'Total operating revenue',      'T_REVENUE'],
  ['revenue',                    '营业收入',             'Revenue',                      'REVENUE|销售收入|主营业务收入|sales|turnover'],
  ['total_costs',                '营业总成本',           'Total operating costs',        'T_COGS'],
  ['cost_of_sales',              '营业成本',             'Cost of sales',                'COGS|主营业务成本|销售成本|cost of goods sold'],
  ['taxes_and_surcharges',       '税金及附加',           'Taxes and surcharges',         'BIZ_TAX_SURCHG|营业税金及附加'],
  ['selling_expense',            '销售费用',             'Selling expense',              'SELL_EXP'],
  ['admin_expense',              '管理费用',             'Administrative expense',       'ADMIN_EXP'],
  ['research_expense',           '研发费用',             'Research and development',     ''],
  ['finance_expense',            '财务费用',             'Finance expense',              'FINAN_EXP'],
  ['interest_expense',           '利息费用',             'Interest expense',             'INT_EXP|利息支出|其中:利息费用|费用化利息'],
  ['asset_impairment_loss',      '资产减值损失',         'Asset impairment loss',        'ASSETS_IMPAIR_LOSS'],
  ['credit_impairment_loss',     '信用减值损失',         'Credit impairment loss',       ''],
  ['fair_value_gain',            '公允价值变动收益',     'Fair value gain',              'F_VALUE_CHG_GAIN'],
  ['investment_income',          '投资收益',             'Investment income',            'INVEST_INCOME'],
  ['asset_disposal_gain',        '资产处置收益',         'Gain on disposal of assets',   'ASSETS_DISP_GAIN'],
  ['other_income',               '其他收益',             'Other income',                 'OTH_GAIN'],
  ['operating_profit',           '营业利润',             'Operating profit',             'OPERATE_PROFIT'],
  ['nonoperating_income',        '营业外收入',           'Non-operating income',         'NOPERATE_INCOME'],
  ['nonoperating_expense',       '营业外支出',           'Non-operating expense',        'NOPERATE_EXP'],
  ['total_profit',               '利润总额',             'Profit before tax',            'T_PROFIT|税前利润|income before tax'],
  ['income_tax',                 '所得税费用',           'Income tax',                   'INCOME_TAX|所得税'],
  ['net_profit',                 '净利润',               'Net profit',                   'N_INCOME|net income'],
  ['parent_net_profit',          '归属于母公司所有者的净利润', 'Net profit of the parent’s owners', 'N_INCOME_ATTR_P|归母净利润'],
  ['minority_profit',            '少数股东损益',         'Profit of minorities',         'MINORITY_GAIN'],
  ['other_comprehensive_income', '其他综合收益的税后净额', 'Other comprehensive income',  'OTH_COMPR_INCOME|OTH_COMPR_INCOME_其他综合收益'],
  ['total_comprehensive_income', '综合收益总额',         'Total comprehensive income',   'T_COMPR_INCOME'],
] as const;

/** 附注: what ratios need and the face of the statements does not show. */
// biome-ignore format: a table
export const noteItems = [
  ['depreciation_and_amortisation', '折旧与摊销', 'Depreciation and amortisation', '折旧摊销|depreciation amortization'],
  ['capitalised_interest',          '资本化利息', 'Capitalised interest',          ''],
  ['operating_income',              '息前营业利润', 'Operating income before interest', ''],
  ['interest_bearing_debt',         '有息负债合计', 'Interest-bearing debt',       '有息负债|total debt'],
  ['market_capitalisation',         '股票总市值',   'Market capitalisation',       '总市值|市值|market value of equity|market cap'],
] as const;
