import { describe, expect, it, test } from 'vitest';
import { chart } from './chart.ts';
import { findLine, headersOf } from './line-headers.ts';
import { readPeriod } from './read-period.ts';
import { readStatementTable } from './statement-table.ts';

// biome-ignore format: a table
test.each([
  ['2025-12-31',      '2025-12-31', 'annual'],
  ['2025/6/30',       '2025-06-30', 'half_year'],
  ['20250331',        '2025-03-31', 'first_quarter'],
  ['2025年9月30日',   '2025-09-30', 'third_quarter'],
  ['2025年报',        '2025-12-31', 'annual'],
  ['2025年度',        '2025-12-31', 'annual'],
  ['2025 半年报',     '2025-06-30', 'half_year'],
  ['2025Q1',          '2025-03-31', 'first_quarter'],
  ['2025年1-9月',     '2025-09-30', 'third_quarter'],
  ['FY2025',          '2025-12-31', 'annual'],
  ['2025',            '2025-12-31', 'annual'],
  ['2025-03-31 00:00:00', '2025-03-31', 'first_quarter'],
])('the period %s', (text, periodEnd, span) => {
  expect(readPeriod(text)).toEqual({ periodEnd, span });
});

test.each(['2025H2', '2025 下半年', '2025年7-12月', '2025年下半年'])('the second half: %s', (text) => {
  expect(readPeriod(text)).toEqual({ periodEnd: '2025-12-31', span: 'annual', flows: 'second_half' });
});

test.each(['', '2025-13-31', '2025-02-30', '货币资金', '12', '2025年附注'])('no period: %s', (text) => {
  expect(readPeriod(text)).toBe(undefined);
});

describe('lines', () => {
  it.each([
    ['T_CA_流动资产合计', 'total_current_assets'],
    ['T_CA', 'total_current_assets'],
    ['流动资产合计', 'total_current_assets'],
    ['Total current assets', 'total_current_assets'],
    ['total_current_assets', 'total_current_assets'],
    ['一、营业收入', 'revenue'],
    ['减:营业成本', 'cost_of_sales'],
    ['其中:利息费用', 'interest_expense'],
    ['OTH_COMPR_INCOME_其他综合收益', 'other_comprehensive_income'],
    ['其他综合收益', 'accumulated_other_comprehensive_income'],
    ['归属于母公司所有者权益合计(元)', 'parent_equity'],
    ['INT_EXP_利息支出', 'interest_expense'],
    ['FINAN_EXP_财务费用', 'finance_expense'],
    ['BASIC_EPS_基本每股收益', undefined],
    ['月亮', undefined],
  ])('%s is %s', (header, line) => {
    expect(findLine(header)).toBe(line);
  });

  it('are known by every name that the chart gives them, and no name means two', () => {
    for (const item of chart) {
      // 其他综合收益 is a line of two statements; in a plain file it is that of the balance sheet.
      for (const header of headersOf(item)) expect(findLine(header), header).toBe(item.code);
    }
  });
});

describe('one row per statement', () => {
  const table = [
    [
      'TICKER_SYMBOL_股票代码',
      'END_DATE_REP_报告截止日期',
      'END_DATE_截止日期',
      'REPORT_TYPE_报告类型',
      'T_CA_流动资产合计',
      'AR_应收账款',
      'BASIC_EPS_基本每股收益',
    ],
    ['89', '2010-12-31', '2009-12-31', 'A', '1803154013.95', '', '0.34'],
    ['600004', '2010-06-30', '2010-06-30', 'S1', '5e+06', '-1', ''],
    ['', '', '', '', '', '', ''],
    ['89', '', 'soon', 'A', '1', '', ''],
    ['89', '', '2010-12-31', 'monthly', '1', '', ''],
  ];
  const read = readStatementTable(table);

  it('reads vendors’ columns, restores tickers, leaves blanks unknown', () => {
    expect(read.layout).toBe('row_per_statement');
    expect(read.rows.slice(0, 2).map((row) => row.ok && row.value)).toMatchObject([
      {
        customerCode: '000089',
        periodEnd: '2009-12-31',
        span: 'annual',
        figures: { total_current_assets: '1803154013.95' },
      },
      {
        customerCode: '600004',
        periodEnd: '2010-06-30',
        span: 'half_year',
        figures: { total_current_assets: '5e+06', accounts_receivable: '-1' },
      },
    ]);
    expect(read.rows[0]?.ok === true && Object.keys(read.rows[0].value.figures)).toEqual(['total_current_assets']);
    expect(read.unknown).toEqual(['END_DATE_REP_报告截止日期', 'BASIC_EPS_基本每股收益']);
  });

  it('says what is wrong with a row', () => {
    expect(read.rows.slice(2).map((row) => !row.ok && row.refusal.code)).toEqual(['invalid_period', 'invalid_span']);
    expect(
      readStatementTable([
        ['报告期', '货币资金'],
        ['2025', '1'],
      ]).rows[0],
    ).toMatchObject({ refusal: { code: 'customer_missing' } });
  });
});

test('one column per period is the same statement, as it is printed', () => {
  const printed = [
    ['项目', '附注', '2025年12月31日', '2024年12月31日'],
    ['流动资产:', '', '', ''],
    ['货币资金', '五、1', '1,200.00', '—'],
    ['应收账款', '五、2', '300', '250'],
    ['流动资产合计', '', '1,500.00', '250'],
  ];
  const read = readStatementTable(printed, { customerCode: 'C1', source: '年报' });
  expect(read.layout).toBe('column_per_period');
  expect(read.unknown).toEqual([]);
  expect(read.rows.map((row) => row.ok && [row.value.periodEnd, row.value.span, row.value.figures])).toEqual([
    ['2025-12-31', 'annual', { cash: '1,200.00', accounts_receivable: '300', total_current_assets: '1,500.00' }],
    ['2024-12-31', 'annual', { accounts_receivable: '250', total_current_assets: '250' }],
  ]);
});
