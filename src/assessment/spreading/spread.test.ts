import fc from 'fast-check';
import { calendarDate, CNY } from '#kernel';
import { describe, expect, it, test } from 'vitest';
import type { LineItemCode } from '../chart.ts';
import { ratioOf, ratiosOf } from '../ratios.ts';
import type { Statement } from '../statement.ts';
import { currencyNamed, periodNamed, unitNamed } from './cell-words.ts';
import { matchLine, spellingKey } from './line-match.ts';
import { type Sheet, spreadSheets } from './spread.ts';

const nothing = new Map<string, LineItemCode | null>();
const spread = (sheets: readonly Sheet[], more = {}) =>
  spreadSheets(sheets, { currency: CNY, spellings: nothing, ...more });

/** As companies send it: a title, the company, a day, the unit in a corner, two columns side by side, 行次. */
const balanceSheet: Sheet = {
  name: '资产负债表',
  rows: [
    ['资 产 负 债 表'],
    ['编制单位：恒达机械', '', '', '2025年12月31日', '', '', '', '单位：万元'],
    ['资　　产', '行次', '期末余额', '年初余额', '负债和所有者权益（或股东权益）', '行次', '期末余额', '年初余额'],
    ['流动资产：', '', '', '', '流动负债：', '', '', ''],
    ['  货币资金', '1', '3,141.6', '2,900.00', '  短期借款', '31', '1,000', '900'],
    ['  应收帐款', '2', '1,858.4', '1,600', '  应付账款', '32', '2,000.00', '1,800'],
    ['流动资产合计', '3', '5,000.00', '4,500', '流动负债合计', '33', '3,000', '2,700'],
    ['固定资产小计', '4', '5,000', '4,500', '负债合计', '34', '3,000', '2,700'],
    ['非流动资产合计', '5', '5,000', '4,500', '实收资本（或股本）', '35', '6,000', '6,000'],
    ['', '', '', '', '未分配利润', '36', '1,000', '300'],
    ['', '', '', '', '所有者权益（或股东权益）合计', '37', '7,000', '6,300'],
    ['资产总计', '6', '10,000', '9,000', '负债和所有者权益（或股东权益）总计', '38', '10,000', '9,000'],
  ],
};

const income: Sheet = {
  name: 'Sheet2',
  rows: [
    ['利润表'],
    ['', '2025年度', '', '金额单位：人民币万元'],
    ['项目', '行次', '本年金额', '上年金额'],
    ['一、营业收入', '1', '12,000', '10,000'],
    ['减：营业成本', '2', '9,000', '7,600'],
    ['三、利润总额（亏损总额以“-”号填列）', '3', '900', '(120.50)'],
    ['减：所得税费用', '4', '200', '—'],
    ['四、净利润（净亏损以“-”号填列）', '5', '700', '-120.5'],
  ],
};

test('what a sheet is called says nothing: renamed, or in another order, it is read the same', () => {
  const named = (sheet: Sheet, name: string): Sheet => ({ ...sheet, name });
  const renamed = spread([named(income, '资产负债表'), named(balanceSheet, '2025终稿(2)')]);
  const { parts, ...read } = spread([balanceSheet, income]);
  expect(renamed.periods.map(({ figures }) => figures)).toEqual(read.periods.map(({ figures }) => figures));
  expect(renamed.parts.toSorted()).toEqual(parts.toSorted());
});

describe('a workbook as companies send it', () => {
  const read = spread([balanceSheet, income, { name: '附注', rows: [['随便写的话']] }]);

  it('gives two years, in yuan, and what was found where', () => {
    expect(read.periods.map(({ periodEnd, span }) => `${periodEnd} ${span}`)).toEqual([
      '2025-12-31 annual',
      '2024-12-31 annual',
    ]);
    expect(read).toMatchObject({
      unit: 10_000,
      unitStated: true,
      parts: ['balance_sheet', 'income_statement'],
      unread: ['附注'],
    });
    expect(read.periods[0]?.figures).toMatchObject({
      cash: 31_416_000_00n,
      accounts_receivable: 18_584_000_00n,
      total_liabilities_and_equity: 100_000_000_00n,
      revenue: 120_000_000_00n,
      net_profit: 7_000_000_00n,
    });
    expect(read.periods[1]?.figures).toMatchObject({ cash: 29_000_000_00n, total_profit: -1_205_000_00n });
    expect(read.periods[1]?.figures.income_tax).toBe(undefined);
    expect(read.periods[0]?.doubts).toEqual([]);
  });

  it('tells for each line the cell, and how it was recognised', () => {
    const row = (label: string) => read.rows.find((one) => one.label === label);
    expect(row('应收帐款')).toMatchObject({ cell: 'A6', match: { how: 'same_name', line: 'accounts_receivable' } });
    expect(row('短期借款')).toMatchObject({ cell: 'E5', figures: [{ cell: 'G5' }, { cell: 'H5' }] });
    expect(row('固定资产小计')?.match).toMatchObject({ how: 'likely', line: 'fixed_assets' });
    expect(read.rows.some(({ label }) => label === '流动资产：')).toBe(false);
  });
});

describe('what a person corrected before', () => {
  it('is not asked again, and may be to leave a line out', () => {
    const spellings = new Map<string, LineItemCode | null>([
      [spellingKey('balance_sheet', '固定资产小计'), 'construction_in_progress'],
      [spellingKey('balance_sheet', '应收帐款'), null],
    ]);
    const [now] = spread([balanceSheet], { spellings }).periods;
    expect(now?.figures).toMatchObject({ construction_in_progress: 50_000_000_00n });
    expect([now?.figures.fixed_assets, now?.figures.accounts_receivable]).toEqual([undefined, undefined]);
  });
});

describe('layouts', () => {
  it('group and parent under one merged head: the group is read', () => {
    const rows = [
      ['合并及公司资产负债表', '', '', '', ''],
      ['2025年12月31日', '', '', '', '单位：元'],
      ['项目', '期末余额', '', '年初余额', ''],
      ['', '合并', '母公司', '合并', '母公司'],
      ['货币资金', '100.00', '60.00', '90.00', '50.00'],
      ['资产总计', '500', '300', '450', '280'],
    ];
    const { periods } = spread([{ name: '合并', rows }]);
    expect(periods.map(({ figures }) => figures.cash)).toEqual([100_00n, 90_00n]);
    const parent = spread([{ name: '合并', rows }], { scope: 'parent' });
    expect([parent.scope, parent.periods.map(({ figures }) => figures.cash)]).toEqual(['parent', [60_00n, 50_00n]]);
  });

  it('group and parent in statements of their own: the group is read, or whom a person asks for', () => {
    const page = (title: string, cash: string) => [
      [title],
      ['2025年12月31日', '', '单位：元'],
      ['项目', '期末余额', '年初余额'],
      ['货币资金', cash, '1'],
      ['存货', '2', '2'],
    ];
    const rows = [...page('合并资产负债表', '100'), ...page('母公司资产负债表', '60')];
    const both = spread([{ name: 'p. 1', rows }]);
    expect([both.scope, both.scopes, both.periods[0]?.figures.cash]).toEqual([
      'consolidated',
      ['consolidated', 'parent'],
      100_00n,
    ]);
    expect(both.rows.filter(({ repeats }) => repeats)).toEqual([]);
    const parent = spread([{ name: 'p. 1', rows }], { scope: 'parent' });
    expect([parent.scope, parent.periods[0]?.figures.cash]).toEqual(['parent', 60_00n]);
    const alone = spread([{ name: 'p. 1', rows: page('母公司资产负债表', '60') }]);
    expect([alone.scope, alone.scopes, alone.periods[0]?.figures.cash]).toEqual(['parent', ['parent'], 60_00n]);
    expect(spread([{ name: 'p. 1', rows: page('恒达有限公司资产负债表', '60') }]).scope).toBe('consolidated');
  });

  it('a month beside the year to date: the year to date is read', () => {
    const rows = [
      ['利润表', '2025年9月'],
      ['项目', '本期金额', '本年累计金额', '上年同期累计金额'],
      ['营业收入', '80', '900', '700'],
      ['净利润', '8', '90', '70'],
    ];
    const { periods } = spread([{ name: 's', rows }]);
    expect(periods.map(({ periodEnd, figures }) => [periodEnd, figures.revenue])).toEqual([
      ['2025-09-30', 900_00n],
      ['2024-09-30', 700_00n],
    ]);
  });

  it('three statements below each other on one sheet, each with its own title', () => {
    const flow = [['现金流量表'], ['项目', '本期金额', '上期金额'], ['经营活动产生的现金流量净额', '800', '600']];
    const { parts, periods } = spread([
      { name: 'Sheet1', rows: [...balanceSheet.rows, [], ...income.rows, [], ...flow] },
    ]);
    expect(parts).toEqual(['balance_sheet', 'income_statement', 'cash_flow']);
    expect(periods[0]?.figures).toMatchObject({ cash: 31_416_000_00n, operating_cash_flow: 8_000_000_00n });
  });

  it('years as heads, any number of them', () => {
    const rows = [
      ['资产负债表（单位：千元）'],
      ['项目', '2025年12月31日', '2024年12月31日', '2023年12月31日'],
      ['货币资金', '3', '2', '1'],
    ];
    const { periods, unit } = spread([{ name: 'x', rows }]);
    expect(periods.map(({ periodEnd, figures }) => [periodEnd, figures.cash])).toEqual([
      ['2025-12-31', 3_000_00n],
      ['2024-12-31', 2_000_00n],
      ['2023-12-31', 1_000_00n],
    ]);
    expect(unit).toBe(1_000);
  });

  it('half a year: the balance sheet opens with the end of the year before, the flows compare half years', () => {
    const half = [
      { ...balanceSheet, rows: balanceSheet.rows.map((row) => row.map((cell) => cell.replace('12月31日', '6月30日'))) },
      { ...income, rows: income.rows.map((row) => row.map((cell) => cell.replace('2025年度', '2025年1-6月'))) },
    ];
    expect(spread(half).periods.map(({ periodEnd, span }) => `${periodEnd} ${span}`)).toEqual([
      '2025-06-30 half_year',
      '2024-12-31 annual',
      '2024-06-30 half_year',
    ]);
  });

  it('no year anywhere: the periods are told apart, and a person names the day', () => {
    const rows = [
      ['项目', '年初数', '期末数'],
      ['货币资金', '90', '100'],
      ['存货', '1', '2'],
      ['固定资产', '5', '6'],
    ];
    const undated = spread([{ name: 'Sheet1', rows }]);
    expect(undated.periods.map(({ periodEnd, figures }) => [periodEnd, figures.cash])).toEqual([
      [null, 100_00n],
      [null, 90_00n],
    ]);
    const dated = spread([{ name: 'Sheet1', rows }], { period: { periodEnd: '2025-12-31', span: 'annual' } });
    expect(dated.periods.map(({ periodEnd }) => periodEnd)).toEqual(['2025-12-31', '2024-12-31']);
  });
});

describe('statements in English', () => {
  const balance = [
    ['Cash and cash equivalents', '', '3,142', '2,800'],
    ['Trade receivables', '5', '5,271', '4,900'],
    ['Total current assets', '', '12,555', '11,000'],
    ['Property, plant and equipment', '6', '7,321', '7,000'],
    ['Total assets', '', '19,876', '18,000'],
    ['Total liabilities', '', '8,077', '7,900'],
    ["Total shareholders' equity", '', '11,799', '10,100'],
    ['Total equity and liabilities', '', '19,876', '18,000'],
  ];
  const heads: readonly (readonly [what: string, rows: readonly (readonly string[])[]])[] = [
    ['Item', [['Balance Sheet', '', '', ''], ["RMB'000"], ['Item', 'Note', '31 December 2025', '31 December 2024']]],
    ['Particulars', [['Balance Sheet'], ["RMB'000"], ['Particulars', 'Note', '2025', '2024']]],
    [
      'Description',
      [
        ['Balance Sheet as at 31 December 2025'],
        ['(in thousands of RMB)'],
        ['Description', 'Note', 'Closing balance', 'Opening balance'],
      ],
    ],
    ['Account', [['Statement of Financial Position'], ['RMB thousand'], ['Account', 'Notes', 'FY2025', 'FY2024']]],
    [
      'nothing, and years',
      [['Consolidated Balance Sheet'], ['', 'Note', '2025', '2024'], ['', '', "RMB'000", "RMB'000"]],
    ],
    [
      'nothing, and days',
      [['Balance Sheet'], ["RMB'000", 'Notes', 'As at 31 December 2025', 'As at 31 December 2024']],
    ],
  ];
  it.each(heads)('under a head of %s', (_what, head) => {
    const read = spread([{ name: 'Sheet1', rows: [...head, ...balance] }]);
    expect(read.periods.map(({ periodEnd, span }) => `${periodEnd} ${span}`)).toEqual([
      '2025-12-31 annual',
      '2024-12-31 annual',
    ]);
    expect(read.periods[0]?.figures).toMatchObject({
      cash: 3_142_000_00n,
      accounts_receivable: 5_271_000_00n,
      fixed_assets: 7_321_000_00n,
      total_equity: 11_799_000_00n,
      total_liabilities_and_equity: 19_876_000_00n,
    });
    expect(read.periods[1]?.figures.total_assets).toBe(18_000_000_00n);
    expect(read.rows.filter(({ match }) => match.how === 'unknown')).toEqual([]);
  });

  it('flows of a year ended', () => {
    const rows = [
      ['Consolidated Statement of Comprehensive Income'],
      ['', 'Year ended 31 December 2025', 'Year ended 31 December 2024'],
      ['Revenue', '44,159', '41,231'],
      ['Cost of sales', '(35,440)', '(33,166)'],
      ['Profit before taxation', '3,041', '(828)'],
      ['Profit for the year', '2,281', '(828)'],
    ];
    const [now, before] = spread([{ name: 'Sheet1', rows }]).periods;
    expect(now).toMatchObject({ periodEnd: '2025-12-31', span: 'annual', figures: { net_profit: 2_281_00n } });
    expect(before?.figures).toMatchObject({ total_profit: -828_00n, revenue: 41_231_00n });
  });

  it('a table of years that is no statement is none, nor is a head without lines', () => {
    for (const rows of [
      [['Headcount'], ['', '2025', '2024'], ['Shanghai', '12', '11'], ['Ningbo', '3', '4']],
      [['Balance Sheet'], ['', '2025', '2024'], ['', '1', '2']],
      [['Balance Sheet'], ['Cash', '2025', '2024'], ['Inventories', '5', '6'], ['Total assets', '7', '8']],
    ])
      expect(spread([{ name: 'Sheet1', rows }]).periods).toEqual([]);
  });
});

describe('bad input is told, cell by cell', () => {
  const rows = [
    ['资产负债表', '2025年12月31日'],
    ['项目', '期末余额'],
    ['货币资金', '见附注一'],
    ['存货', '#REF!'],
    ['固定资产', '12'],
    ['固定资产', '13'],
    ['神秘科目甲乙丙', '7'],
    ['资产总计', '99'],
    ['流动资产合计', '50'],
    ['非流动资产合计', '30'],
  ];
  const read = spread([{ name: 'Sheet1', rows }]);

  it.each([
    ['货币资金', { figures: [{ cell: 'B3', text: '见附注一', minor: null, problem: 'not_a_figure' }] }],
    ['存货', { figures: [{ cell: 'B4', problem: 'formula_error' }] }],
    ['神秘科目甲乙丙', { match: { how: 'unknown', line: null } }],
  ])('%s', (label, expected) => {
    expect(read.rows.find((row) => row.label === label)).toMatchObject(expected);
  });

  it('a line that stands twice is read once', () => {
    expect(read.rows.filter(({ label }) => label === '固定资产').map(({ repeats }) => repeats)).toEqual([false, true]);
    expect(read.periods[0]?.figures.fixed_assets).toBe(12_00n);
  });

  it('totals that do not add up', () => {
    expect(read.periods[0]?.doubts).toMatchObject([
      { line: 'total_assets', givenMinor: 99_00n, expectedMinor: 80_00n },
    ]);
  });

  it('no statement at all', () => {
    expect(
      spread([
        {
          name: '员工名单',
          rows: [
            ['姓名', '工资'],
            ['张三', '100'],
          ],
        },
      ]),
    ).toMatchObject({
      periods: [],
      rows: [],
      unread: ['员工名单'],
    });
  });
});

test.each([
  ['应交税金', 'balance_sheet', 'taxes_payable'],
  ['主营业务税金及附加', 'income_statement', 'taxes_and_surcharges'],
  ['其他综合收益', 'balance_sheet', 'accumulated_other_comprehensive_income'],
  ['其他综合收益', 'income_statement', 'other_comprehensive_income'],
  ['Trade receivables', 'balance_sheet', 'accounts_receivable'],
  ['工会经费', 'income_statement', null],
  ['甲', 'balance_sheet', null],
] as const)('%s of the %s is %s', (label, part, line) => expect(matchLine(label, part, nothing).line).toBe(line));

test.each([
  ['单位：万元', 10_000],
  ['金额单位：人民币千元', 1_000],
  ['单位:元', 1],
  ['（元）', 1],
  ['单位：千美元', 1_000],
  ['单位：万港元', 10_000],
  ['货币单位：人民币元', 1],
  ["RMB'000", 1_000],
  ['(Expressed in thousands of RMB)', 1_000],
  ['RMB million', 1_000_000],
  ['a million reasons', undefined],
  ['一百万元的设备', undefined],
  ['编制单位：恒达机械', undefined],
])('%s counts %s', (text, unit) => expect(unitNamed(text)).toBe(unit));

test.each([
  ['单位：千美元', 'USD'],
  ['币种：欧元', 'EUR'],
  ["RMB'000", 'CNY'],
  ['单位：元', undefined],
  ['我公司美元存款', undefined],
])('%s is in %s', (text, currency) => expect(currencyNamed(text)).toBe(currency));

test.each([
  ['编制期间：2024年1-6月', '2024-06-30 half_year'],
  ['2024 年 12 月 31 日', '2024-12-31 annual'],
  ['2024年度', '2024-12-31 annual'],
  ['2024年9月', '2024-09-30 third_quarter'],
  ['2024年', '2024-12-31 annual'],
  ['31 December 2025', '2025-12-31 annual'],
  ['Dec. 31, 2025', '2025-12-31 annual'],
  ['Six months ended 30 Jun 2025', '2025-06-30 half_year'],
  ['Three months ended 30 June 2025', undefined],
  ['Form 31 of 2025', undefined],
  ['成立于很久以前', undefined],
])('%s is %s', (text, expected) => {
  const period = periodNamed(text);
  expect(period && `${period.periodEnd} ${period.span}`).toBe(expected);
});

describe('whatever the order of columns and rows, and whatever the unit', () => {
  const lines: readonly (readonly [string, LineItemCode, number])[] = [
    ['货币资金', 'cash', 31_420_000],
    ['应收账款', 'accounts_receivable', 52_710_000],
    ['流动资产合计', 'total_current_assets', 125_550_000],
    ['资产总计', 'total_assets', 198_760_000],
    ['流动负债合计', 'total_current_liabilities', 80_770_000],
    ['负债合计', 'total_liabilities', 80_770_000],
    ['所有者权益合计', 'total_equity', 117_990_000],
  ];
  const units = fc.constantFrom(['元', 1], ['千元', 1_000], ['万元', 10_000]) as fc.Arbitrary<[string, number]>;

  it('the figures are the same, and so are the ratios', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...lines], { minLength: lines.length }),
        units,
        fc.boolean(),
        fc.nat({ max: 2 }),
        (order, [name, size], openingFirst, blanks) => {
          const heads = openingFirst ? ['年初余额', '期末余额'] : ['期末余额', '年初余额'];
          const text = (yuan: number) => String(yuan / size);
          const rows = [
            ['资产负债表', '2025年12月31日', `单位：${name}`],
            ...Array.from({ length: blanks }, () => []),
            ['项目', '行次', ...heads],
            ...order.map(([label, , yuan], place) => {
              const [now, before] = [text(yuan), text(yuan * 2)];
              return [label, `${place}`, ...(openingFirst ? [before, now] : [now, before])];
            }),
          ];
          const [now, before] = spread([{ name: 's', rows }]).periods;
          expect(now?.figures).toEqual(Object.fromEntries(lines.map(([, line, yuan]) => [line, BigInt(yuan) * 100n])));
          const ratio = (figures = {}) => ratioOf('current_ratio', { current: figures });
          expect(ratio(now?.figures)).toEqual(ratio(before?.figures));
        },
      ),
    );
  });

  it('every ratio of two years is the same, however the company lays them out and writes its figures', () => {
    const expected = ratiosOf(...asStatements(book));
    expect(Object.values(expected).filter(({ kind }) => kind === 'value').length).toBeGreaterThan(20);
    const layout = fc.record({
      unit: units,
      heads: fc.shuffledSubarray(['now', 'before', 'number'] as const, { minLength: 3 }),
      order: fc.shuffledSubarray([...book], { minLength: book.length }),
      sheets: fc.constantFrom('apart', 'below each other'),
      writing: fc.constantFrom(plainly, withSeparators, inBrackets),
    });
    fc.assert(
      fc.property(layout, ({ unit: [name, size], heads, order, sheets, writing }) => {
        const page = (part: 'balance_sheet' | 'income_statement') => {
          const isBalance = part === 'balance_sheet';
          const words = isBalance
            ? { now: '期末余额', before: '年初余额', number: '行次' }
            : { now: '本期金额', before: '上期金额', number: '行次' };
          return [
            [isBalance ? '资产负债表' : '利润表', isBalance ? '2025年12月31日' : '2025年度', `单位：${name}`],
            ['项目', ...heads.map((head) => words[head])],
            ...order
              .filter((line) => line[2] === part)
              .map(([label, , , now, before], place) => {
                const cells = { now: writing(now / size), before: writing(before / size), number: `${place + 1}` };
                return [label, ...heads.map((head) => cells[head])];
              }),
          ];
        };
        const [balance, income] = [page('balance_sheet'), page('income_statement')];
        const given =
          sheets === 'apart'
            ? [
                { name: 'Sheet1', rows: income },
                { name: 'Sheet2', rows: balance },
              ]
            : [{ name: 'Sheet1', rows: [...balance, [], ...income] }];
        const [now, before] = spread(given).periods;
        if (now === undefined || before === undefined) throw new Error('Two years went in.');
        const read = (period: typeof now) => ({ ...head, ...period, periodEnd: period.periodEnd ?? head.periodEnd });
        expect(ratiosOf(read(now), [read(now), read(before)])).toEqual(expected);
      }),
    );
  });
});

type BookLine = readonly [
  label: string,
  line: LineItemCode,
  part: 'balance_sheet' | 'income_statement',
  now: number,
  before: number,
];

/** Whole hundreds of yuan, so that they can be written in 万元 with two decimals. */
const book: readonly BookLine[] = [
  ['货币资金', 'cash', 'balance_sheet', 3_487_100, 3_141_600],
  ['应收账款', 'accounts_receivable', 'balance_sheet', 5_656_900, 5_271_800],
  ['存货', 'inventories', 'balance_sheet', 4_415_900, 4_142_100],
  ['流动资产合计', 'total_current_assets', 'balance_sheet', 13_559_900, 12_555_500],
  ['固定资产', 'fixed_assets', 'balance_sheet', 7_681_100, 7_320_500],
  ['资产总计', 'total_assets', 'balance_sheet', 21_241_000, 19_876_000],
  ['应付账款', 'accounts_payable', 'balance_sheet', 4_690_400, 4_472_100],
  ['流动负债合计', 'total_current_liabilities', 'balance_sheet', 8_296_000, 8_077_700],
  ['负债合计', 'total_liabilities', 'balance_sheet', 8_296_000, 8_077_700],
  ['未分配利润', 'retained_earnings', 'balance_sheet', -183_400, -1_173_900],
  ['所有者权益合计', 'total_equity', 'balance_sheet', 12_945_000, 11_798_300],
  ['一、营业收入', 'revenue', 'income_statement', 44_158_800, 41_231_100],
  ['减：营业成本', 'cost_of_sales', 'income_statement', 35_440_100, 33_166_200],
  ['利息费用', 'interest_expense', 'income_statement', 180_300, 175_500],
  ['三、利润总额', 'total_profit', 'income_statement', 3_041_400, -828_400],
  ['减：所得税费用', 'income_tax', 'income_statement', 760_300, 0],
  ['四、净利润', 'net_profit', 'income_statement', 2_281_100, -828_400],
];

const head = {
  periodEnd: calendarDate('2025-12-31'),
  span: 'annual',
  currency: CNY,
  audited: false,
  source: '',
} as const;

function asStatements(lines: readonly BookLine[]): [Statement, Statement[]] {
  const figures = (at: 3 | 4) => Object.fromEntries(lines.map((line) => [line[1], BigInt(line[at]) * 100n]));
  const now = { ...head, figures: figures(3) };
  return [now, [now, { ...head, periodEnd: calendarDate('2024-12-31'), figures: figures(4) }]];
}

const plainly = (amount: number) => String(amount);
const withSeparators = (amount: number) => amount.toLocaleString('en', { maximumFractionDigits: 4 });
const inBrackets = (amount: number) => (amount < 0 ? `（${withSeparators(-amount)}）` : withSeparators(amount));
