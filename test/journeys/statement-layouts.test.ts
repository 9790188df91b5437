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
