import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { CNY } from '#kernel';
import { spreadSheets } from '../../src/assessment/spreading/spread.ts';
import { readSheets } from '../../src/integrations/files/sheets.ts';
import { typeset } from '../setup/typeset.ts';

type Cells = readonly (string | number)[];
type Page = { readonly name: string; readonly rows: readonly Cells[]; readonly merged?: readonly string[] };

const spread = (sheets: Awaited<ReturnType<typeof readSheets>>) =>
  spreadSheets(sheets, { currency: CNY, spellings: new Map() });

async function workbook(pages: readonly Page[]): Promise<Buffer> {
  const book = new Workbook();
  for (const { name, rows, merged = [] } of pages) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
    for (const range of merged) sheet.mergeCells(range);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The same page as a PDF: what stands alone in a row is a title, all others are cells of the table. */
function printed(pages: readonly Page[]): Promise<Buffer> {
  const text = (cell: string | number) => `[#${JSON.stringify(String(cell))}]`;
  const width = (rows: readonly Cells[]) => Math.max(...rows.map((row) => row.length));
  const body = pages.map(({ rows }) => {
    const columns = Array.from({ length: width(rows) }, (_, at) => {
      const figures = rows.filter((row) => /^[-(\d]/.test(String(row[at] ?? ''))).length;
      return figures * 3 > rows.length ? 'right' : 'left';
    });
    const cells = rows.flatMap((row) =>
      row.filter((cell) => cell !== '').length === 1
        ? [`table.cell(colspan: ${columns.length}, align: center)${text(row.find((cell) => cell !== '') ?? '')}`]
        : columns.map((_, at) => text(row[at] ?? '')),
    );
    return `#table(columns: (${columns.map(() => 'auto').join(', ')}), align: (${columns.join(', ')}), ${cells.join(', ')})`;
  });
  return typeset(
    `#set page(flipped: true, margin: 8mm)\n#set text(font: "Noto Sans SC", size: 6pt)\n${body.join('\n#pagebreak()\n')}`,
  );
}

/** 一般企业财务报表格式: both sides beside each other, 行次, the unit in a corner, negatives in brackets. */
const general: readonly Page[] = [
  {
    name: '资产负债表',
    merged: ['A1:H1'],
    rows: [
      ['资 产 负 债 表'],
      ['编制单位：恒达机械有限公司', '', '2025年12月31日', '', '', '', '', '单位：万元'],
      ['资产', '行次', '期末余额', '年初余额', '负债和所有者权益（或股东权益）', '行次', '期末余额', '年初余额'],
      ['流动资产：', '', '', '', '流动负债：', '', '', ''],
      ['　货币资金', 1, '3,141.60', '2,900.00', '　短期借款', 31, '1,000.00', '900.00'],
      ['　应收账款', 2, '1,858.40', '1,600.00', '　应付账款', 32, '2,000.00', '1,800.00'],
      ['流动资产合计', 3, '5,000.00', '4,500.00', '流动负债合计', 33, '3,000.00', '2,700.00'],
      ['　固定资产', 4, '5,000.00', '4,500.00', '负债合计', 34, '3,000.00', '2,700.00'],
      ['非流动资产合计', 5, '5,000.00', '4,500.00', '实收资本（或股本）', 35, '7,500.00', '7,500.00'],
      ['', '', '', '', '未分配利润', 36, '(500.00)', '(1,200.00)'],
      ['', '', '', '', '所有者权益（或股东权益）合计', 37, '7,000.00', '6,300.00'],
      ['资产总计', 6, '10,000.00', '9,000.00', '负债和所有者权益（或股东权益）总计', 38, '10,000.00', '9,000.00'],
    ],
  },
  {
    name: '利润表',
    rows: [
      ['利 润 表'],
      ['编制单位：恒达机械有限公司', '2025年度', '', '单位：万元'],
      ['项目', '行次', '本期金额', '上期金额'],
      ['一、营业收入', 1, '12,000.00', '10,000.00'],
      ['减：营业成本', 2, '9,000.00', '7,600.00'],
      ['三、利润总额（亏损总额以“-”号填列）', 3, '900.00', '(120.50)'],
      ['减：所得税费用', 4, '200.00', '—'],
      ['四、净利润（净亏损以“-”号填列）', 5, '700.00', '(120.50)'],
    ],
  },
];

const expected = {
  cash: 31_416_000_00n,
  accounts_receivable: 18_584_000_00n,
  total_current_assets: 50_000_000_00n,
  fixed_assets: 50_000_000_00n,
  total_noncurrent_assets: 50_000_000_00n,
  total_assets: 100_000_000_00n,
  short_term_borrowings: 10_000_000_00n,
  accounts_payable: 20_000_000_00n,
  total_current_liabilities: 30_000_000_00n,
  total_liabilities: 30_000_000_00n,
  paid_in_capital: 75_000_000_00n,
  retained_earnings: -5_000_000_00n,
  total_equity: 70_000_000_00n,
  total_liabilities_and_equity: 100_000_000_00n,
  revenue: 120_000_000_00n,
  cost_of_sales: 90_000_000_00n,
  total_profit: 9_000_000_00n,
  income_tax: 2_000_000_00n,
  net_profit: 7_000_000_00n,
};

describe('the same statements in whatever file', () => {
  it.each([
    ['a workbook', () => workbook(general)],
    [
      'a workbook whose sheets were renamed',
      () => workbook(general.map((page, at) => ({ ...page, name: `Sheet${at}` }))),
    ],
    ['a PDF', () => printed(general)],
  ])('%s', async (_, file) => {
    const { periods, unit, unitStated, rows } = spread(await readSheets('报表', await file()));
    expect({ unit, unitStated }).toEqual({ unit: 10_000, unitStated: true });
    expect(periods.map(({ periodEnd }) => periodEnd)).toEqual(['2025-12-31', '2024-12-31']);
    expect(periods[0]?.figures).toEqual(expected);
    expect(periods[1]?.figures).toMatchObject({ retained_earnings: -12_000_000_00n, total_profit: -1_205_000_00n });
    expect(periods.flatMap(({ doubts }) => doubts)).toEqual([]);
    expect(rows.filter(({ match }) => match.how !== 'same_name')).toEqual([]);
  });
});

/** 小企业会计准则: 会小企 01, 02 and 03 表, with the lines that say what others consist of. */
const small: readonly Page[] = [
  {
    name: '会小企01表',
    rows: [
      ['资产负债表'],
      ['编制单位：小微五金店', '', '', '2025年12月31日', '', '', '', '单位：元'],
      ['资 产', '行次', '期末余额', '年初余额', '负债和所有者权益', '行次', '期末余额', '年初余额'],
      ['货币资金', 1, '120,000.50', '90,000.00', '短期借款', 31, '100,000.00', '100,000.00'],
      ['短期投资', 2, '10,000.00', '', '应付账款', 33, '80,000.50', '70,000.00'],
      ['应收账款', 4, '150,000.00', '140,000.00', '预收账款', 34, '5,000.00', ''],
      ['存货', 9, '90,000.00', '80,000.00', '应付利润', 38, '15,000.00', ''],
      ['其中：原材料', 10, '40,000.00', '30,000.00', '流动负债合计', 41, '200,000.50', '170,000.00'],
      ['在产品', 11, '50,000.00', '50,000.00', '长期借款', 42, '', ''],
      ['流动资产合计', 15, '370,000.50', '310,000.00', '负债合计', 47, '200,000.50', '170,000.00'],
      ['固定资产原价', 18, '300,000.00', '300,000.00', '实收资本（或股本）', 48, '200,000.00', '200,000.00'],
      ['减：累计折旧', 19, '130,000.00', '100,000.00', '未分配利润', 51, '140,000.00', '140,000.00'],
      [
        '固定资产账面价值',
        20,
        '170,000.00',
        '200,000.00',
        '所有者权益（或股东权益）合计',
        52,
        '340,000.00',
        '340,000.00',
      ],
      ['非流动资产合计', 29, '170,000.00', '200,000.00', '', '', '', ''],
      [
        '资产总计',
        30,
        '540,000.50',
        '510,000.00',
        '负债和所有者权益（或股东权益）总计',
        53,
        '540,000.50',
        '510,000.00',
      ],
    ],
  },
  {
    name: '会小企02表',
    rows: [
      ['利润表'],
      ['编制单位：小微五金店', '2025年12月', '', '单位：元'],
      ['项目', '行次', '本年累计金额', '本月金额'],
      ['一、营业收入', 1, '900,000.00', '80,000.00'],
      ['减：营业成本', 2, '700,000.00', '60,000.00'],
      ['营业税金及附加', 3, '9,000.00', '800.00'],
      ['其中：消费税', 4, '1.00', ''],
      ['财务费用', 18, '6,000.00', '500.00'],
      ['其中：利息费用（收入以“-”号填列）', 19, '5,500.00', '400.00'],
      ['三、利润总额（亏损总额以“-”号填列）', 30, '50,000.00', '4,000.00'],
      ['减：所得税费用', 31, '2,500.00', '200.00'],
      ['四、净利润（净亏损以“-”号填列）', 32, '47,500.00', '3,800.00'],
    ],
  },
  {
    name: '会小企03表',
    rows: [
      ['现金流量表'],
      ['编制单位：小微五金店', '2025年12月', '', '单位：元'],
      ['项目', '行次', '本年累计金额', '本月金额'],
      ['销售产成品、商品、提供劳务收到的现金', 1, '880,000.00', '1.00'],
      ['支付的职工薪酬', 4, '60,000.00', '1.00'],
      ['经营活动产生的现金流量净额', 7, '83,000.50', '1.00'],
      ['偿还借款利息支付的现金', 16, '5,500.00', '1.00'],
      ['分配利润支付的现金', 17, '47,500.00', '1.00'],
      ['四、现金净增加额', 20, '30,000.50', '1.00'],
      ['加：期初现金余额', 21, '90,000.00', '1.00'],
      ['五、期末现金余额', 22, '120,000.50', '1.00'],
    ],
  },
];

it('the standard of small enterprises is read into the same chart', async () => {
  const { periods, rows } = spread(await readSheets('小企业.xlsx', await workbook(small)));
  expect(periods[0]).toMatchObject({
    periodEnd: '2025-12-31',
    doubts: [],
    figures: {
      trading_financial_assets: 10_000_00n,
      fixed_assets: 170_000_00n,
      dividends_payable: 15_000_00n,
      advances_received: 5_000_00n,
      revenue: 900_000_00n,
      interest_expense: 5_500_00n,
      cash_from_sales: 880_000_00n,
      paid_to_employees: 60_000_00n,
      dividends_and_interest_paid: 53_000_00n,
      closing_cash: 120_000_50n,
    },
  });
  const how = (label: string) => rows.find((row) => row.label === label)?.match.how;
  expect(['在产品', '其中：原材料', '减：累计折旧', '其中：消费税'].map(how)).toEqual(
    Array.from({ length: 4 }, () => 'detail'),
  );
  expect(rows.filter(({ match }) => ['likely', 'unknown'].includes(match.how))).toEqual([]);
});
