import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Figures, LineItemCode } from './chart.ts';
import { duPont } from './dupont.ts';
import { operatingCycleDays, ratioOf, workingCapital } from './ratios.ts';
import { ratioDefinitions } from './ratio-definitions.ts';
import { noValue } from './ratio-result.ts';

const figures = (yuan: Partial<Record<LineItemCode, number>>): Figures =>
  Object.fromEntries(Object.entries(yuan).map(([line, amount]) => [line, BigInt(Math.round(amount * 100))]));

// 中注协教材 ABC 公司, 本年 and 上年, in 万元.
const current = figures({
  cash: 44,
  trading_financial_assets: 6,
  notes_receivable: 20,
  accounts_receivable: 398,
  other_receivables: 12,
  inventories: 119,
  total_current_assets: 700,
  total_assets: 2000,
  accounts_payable: 100,
  total_current_liabilities: 300,
  total_liabilities: 1040,
  total_equity: 960,
  revenue: 3000,
  cost_of_sales: 2644,
  operating_profit: 156,
  total_profit: 200,
  income_tax: 64,
  net_profit: 136,
  interest_expense: 110,
  operating_cash_flow: 323,
});
const prior = figures({
  notes_receivable: 10,
  accounts_receivable: 202,
  inventories: 326,
  total_assets: 1680,
  accounts_payable: 109,
  total_equity: 880,
  revenue: 2850,
  net_profit: 160,
});

// biome-ignore format: a table
test.each([
  ['current_ratio',               700 / 300],
  ['quick_ratio',                 (44 + 6 + 20 + 398 + 12) / 300],
  ['acid_test',                   (700 - 119) / 300],
  ['cash_ratio',                  50 / 300],
  ['debt_to_asset_ratio',         0.52],
  ['equity_ratio',                1040 / 960],
  ['interest_cover',              310 / 110],
  ['cash_flow_ratio',             323 / 300],
  ['operating_cash_flow_to_debt', 323 / 1040],
  ['receivables_turnover',        3000 / 315],
  ['receivables_days',            (365 * 315) / 3000],
  ['inventory_turnover',          2644 / 222.5],
  ['total_asset_turnover',        3000 / 1840],
  ['gross_margin',                356 / 3000],
  ['net_margin',                  136 / 3000],
  ['roa',                         136 / 1840],
  ['roe',                         136 / 920],
  ['revenue_growth',              150 / 2850],
  ['net_profit_growth',           -0.15],
] as const)('%s by its definition', (code, value) => {
  const ratio = ratioOf(code, { current, prior });
  expect(ratio.kind === 'value' && ratio.value).toBeCloseTo(value, 12);
});

describe('a ratio without a value says why', () => {
  const without = (...lines: LineItemCode[]): Figures =>
    Object.fromEntries(Object.entries(current).filter(([line]) => !lines.includes(line as LineItemCode)));

  // biome-ignore format: a table
  it.each([
    ['nothing owed within a year', 'current_ratio',   { current: { ...current, total_current_liabilities: 0n } }, noValue('zero_denominator')],
    ['a missing figure is no zero', 'current_ratio',  { current: without('total_current_assets') },               noValue('missing_figure', ['total_current_assets'])],
    ['no year before',             'roe',             { current },                                                noValue('no_prior_statement')],
    ['nine months of sales',       'receivables_turnover', { current, prior, isAnnual: false },                   noValue('interim_statement')],
    ['equity eaten up',            'roe',             { current: { ...current, total_equity: -1n }, prior },      noValue('equity_not_positive')],
    ['growth from a loss',         'net_profit_growth', { current, prior: { ...prior, net_profit: -5n } },        noValue('base_not_positive')],
    ['interest is not stated',     'interest_cover',  { current: without('interest_expense') },                   noValue('missing_figure', ['interest_expense'])],
    ['a turnover without a value has no days', 'receivables_days', { current: { ...current, accounts_receivable: 0n, notes_receivable: 0n }, prior: { accounts_receivable: 0n, notes_receivable: 0n } }, noValue('zero_denominator')],
  ] as const)('%s', (_what, code, question, expected) => {
    expect(ratioOf(code, question)).toEqual(expected);
  });

  it('a loss before interest is shown as it is', () => {
    const loss = { ...current, net_profit: -400_00n, income_tax: 0n };
    expect(ratioOf('interest_cover', { current: loss })).toMatchObject({ kind: 'value', value: -290 / 110 });
  });
});

describe('财务费用', () => {
  const stated = { ...current, interest_expense: undefined, finance_expense: 100_00n } as unknown as Figures;

  it('is not interest, unless a proxy is asked for, and then it says so', () => {
    expect(ratioOf('interest_cover', { current: stated })).toEqual(noValue('missing_figure', ['interest_expense']));
    const marked = ratioOf('interest_cover', { current: stated, allowProxy: true });
    expect(marked).toMatchObject({ kind: 'value', value: 3, proxy: 'finance_expense' });
  });

  it('stands in for nothing when it is an income', () => {
    const earned = { ...stated, finance_expense: -100_00n };
    expect(ratioOf('interest_cover', { current: earned, allowProxy: true }).kind).toBe('not_meaningful');
  });
});

describe('lines that a company may not have', () => {
  const sparse = figures({ cash: 100, accounts_receivable: 200, inventories: 50, total_current_liabilities: 150 });

  it('are named where the statement leaves it open whether they are nothing', () => {
    const ratio = ratioOf('quick_ratio', { current: { ...sparse, total_current_assets: 400_00n } });
    expect(ratio).toMatchObject({ value: 2, without: expect.arrayContaining(['other_receivables']) });
  });

  it('are nothing where the parts make up the total', () => {
    const ratio = ratioOf('quick_ratio', { current: { ...sparse, total_current_assets: 350_00n } });
    expect(ratio).toMatchObject({ value: 2, without: [] });
  });
});

test('the cash conversion cycle is the operating cycle less payable days', () => {
  const { operating, cash } = operatingCycleDays({ current, prior });
  const days = (365 * 315) / 3000 + (365 * 222.5) / 2644;
  expect(operating.kind === 'value' && operating.value).toBeCloseTo(days, 10);
  expect(cash.kind === 'value' && cash.value).toBeCloseTo(days - (365 * 104.5) / 2644, 10);
  expect(operatingCycleDays({ current }).cash).toEqual(noValue('no_prior_statement'));
  expect(workingCapital(current)).toBe(400_00n);
});

test('杜邦: debt lifts the return on equity only above its own rate', () => {
  const company = { netMargin: 0.11, assetTurnover: 5, debtToEquity: 3, interestRate: 0.25, taxRate: 0.3 };
  expect(duPont(company).returnOnEquity).toBeCloseTo(1.015, 12);
  expect(duPont({ ...company, interestRate: 0.55 }).returnOnEquity).toBeCloseTo(0.55 * 0.7, 12);
});

test('ratios do not depend on the unit in which a statement is printed', () => {
  const times = (one: Figures, factor: bigint): Figures =>
    Object.fromEntries(Object.entries(one).map(([line, minor]) => [line, minor * factor]));
  fc.assert(
    fc.property(fc.constantFrom(...ratioDefinitions), fc.integer({ min: 1, max: 10_000 }), ({ code }, factor) => {
      const printed = ratioOf(code, { current, prior });
      const scaled = ratioOf(code, { current: times(current, BigInt(factor)), prior: times(prior, BigInt(factor)) });
      if (printed.kind === 'value' && scaled.kind === 'value') expect(scaled.value).toBeCloseTo(printed.value, 9);
      else expect(scaled).toEqual(printed);
    }),
  );
});
