import { calendarDate, CNY } from '#kernel';
import { dataQuality2, policyInForce, type QualityGrade } from '#policy';
import { describe, expect, it, test } from 'vitest';
import type { LineItemCode } from '../chart.ts';
import type { AuditOpinion, Span, Statement } from '../statement.ts';
import { dataQualityOf } from './data-quality.ts';
import { benfordChiSquare } from './digits.ts';

const asOf = calendarDate('2026-06-30');
const { gradeScale, planningRates } = policyInForce(calendarDate('2026-11-26'));

type Yuan = Partial<Record<LineItemCode, number>>;

function statement(year: number, yuan: Yuan, more: { span?: Span; opinion?: AuditOpinion; audited?: boolean } = {}) {
  const figures = Object.fromEntries(
    Object.entries(yuan).map(([line, amount]) => [line, BigInt(Math.round(amount * 100))]),
  );
  const { span = 'annual', audited = true, opinion } = more;
  const periodEnd = calendarDate(`${year}-12-31`);
  const made: Statement = { periodEnd, span, currency: CNY, audited, source: '', figures };
  return opinion === undefined ? made : { ...made, opinion };
}

/** Two years that hold together in every respect; the figures are of no round kind. */
const last: Yuan = {
  cash: 31_416.27,
  accounts_receivable: 52_718.28,
  inventories: 41_421.35,
  total_current_assets: 125_555.9,
  fixed_assets: 73_205.08,
  total_noncurrent_assets: 73_205.08,
  total_assets: 198_760.98,
  accounts_payable: 44_721.36,
  short_term_borrowings: 36_055.51,
  total_current_liabilities: 80_776.87,
  total_liabilities: 80_776.87,
  paid_in_capital: 50_000.33,
  surplus_reserve: 6_244.98,
  retained_earnings: 61_738.8,
  total_equity: 117_984.11,
  revenue: 412_310.56,
  cost_of_sales: 331_662.48,
  selling_expense: 22_360.68,
  admin_expense: 26_457.51,
  total_profit: 28_284.27,
  income_tax: 7_071.07,
  net_profit: 21_213.2,
  operating_cash_flow: 24_494.9,
  investing_cash_flow: -9_433.98,
  financing_cash_flow: -7_810.25,
  dividends_and_interest_paid: 7_810.25,
  net_cash_change: 7_250.67,
  opening_cash: 24_165.6,
  closing_cash: 31_416.27,
  depreciation_and_amortisation: 8_062.26,
};

const now: Yuan = {
  ...last,
  cash: 34_871.19,
  accounts_receivable: 56_568.54,
  inventories: 44_158.8,
  total_current_assets: 135_598.53,
  fixed_assets: 76_811.46,
  total_noncurrent_assets: 76_811.46,
  total_assets: 212_409.99,
  accounts_payable: 46_904.16,
  short_term_borrowings: 36_055.51,
  total_current_liabilities: 82_959.67,
  total_liabilities: 82_959.67,
  surplus_reserve: 7_615.77,
  retained_earnings: 71_834.22,
  total_equity: 129_450.32,
  revenue: 441_588.04,
  cost_of_sales: 354_400.9,
  total_profit: 30_413.81,
  income_tax: 7_603.45,
  net_profit: 22_810.36,
  operating_cash_flow: 26_076.81,
  investing_cash_flow: -11_277.74,
  financing_cash_flow: -11_344.15,
  dividends_and_interest_paid: 11_344.15,
  net_cash_change: 3_454.92,
  opening_cash: 31_416.27,
  closing_cash: 34_871.19,
};

/** The opening balances that a statement of the next year prints, with what differs in them. */
const openedWith = (yuan: Yuan) => statement(2024, { ...last, ...yuan }).figures;

const honest = [statement(2025, now), statement(2024, last)];

function examine(statements: readonly Statement[], on = asOf) {
  return dataQualityOf({ statements, asOf: on, industry: null, rules: dataQuality2, gradeScale, planningRates });
}

const found = (statements: readonly Statement[]) =>
  examine(statements)?.findings.map(({ code, severity }) => `${severity} ${code}`);

test('two years that hold together are reliable, and nothing is found in them', () => {
  expect(examine(honest)).toEqual({ grade: 'reliable', demerits: 0, scoreMargin: 2, findings: [] });
});

test('where there is no statement nothing can be said', () => expect(examine([])).toBe(undefined));

describe('what is found', () => {
  const changed = (yuan: Yuan, more = {}) => [statement(2025, { ...now, ...yuan }, more), statement(2024, last)];
  it.each([
    ['the balance does not balance', changed({ total_equity: 119_450.32 }), ['serious does_not_add_up']],
    ['…by less than a thousandth', changed({ total_equity: 129_300.32 }), ['minor does_not_add_up']],
    ['…by one unit of rounding', changed({ total_equity: 129_451.32 }), []],
    ['profit is not what tax leaves of it', changed({ income_tax: 8_603.45 }), ['material does_not_add_up']],
    [
      'cash flows do not make up the change',
      changed({ investing_cash_flow: -10_277.74 }),
      ['material cash_flows_do_not_sum'],
    ],
    [
      'cash opens with other than it closed',
      changed({ opening_cash: 21_416.27, closing_cash: 24_871.19 }),
      ['material opening_cash_differs'],
    ],
    [
      'a balance opens with other than it closed',
      [{ ...statement(2025, now), opening: openedWith({ inventories: 61_421.35 }) }, statement(2024, last)],
      ['material opening_balance_differs'],
    ],
    [
      '…by less than a thousandth of the assets',
      [{ ...statement(2025, now), opening: openedWith({ inventories: 41_521.35 }) }, statement(2024, last)],
      ['minor opening_balance_differs'],
    ],
    ['…by nothing', [{ ...statement(2025, now), opening: openedWith({}) }, statement(2024, last)], []],
    ['more cash than the balance sheet has', changed({ cash: 14_871.19 }), ['material cash_exceeds_balance_sheet']],
    [
      'retained earnings rose by more than the profit',
      changed({ net_profit: 4_810.36, total_profit: 12_413.81 }),
      ['material retained_earnings_unexplained', 'material equity_unexplained'],
    ],
    ['revenue doubled', changed({ revenue: 824_622, cost_of_sales: 680_000 }), ['minor jump']],
    ['receivables run ahead of sales', changed({ accounts_receivable: 74_000 }), ['material outgrows_sales']],
    ['a margin that leaps', changed({ cost_of_sales: 300_000.11 }), ['minor margin_moved']],
    ['no auditor', changed({}, { audited: false }), ['minor not_audited']],
    ['a qualified opinion', changed({}, { opinion: 'qualified' }), ['material opinion']],
    ['an adverse one', changed({}, { opinion: 'adverse' }), ['serious opinion']],
    ['an unqualified one', changed({}, { opinion: 'unqualified' }), []],
  ] as const)('%s', (_, statements, expected) => {
    expect(found(statements)).toEqual(expect.arrayContaining([...expected]));
    if (expected.length === 0) expect(found(statements)).toEqual([]);
  });

  it('says it with figures', () => {
    const [finding] = examine(changed({ total_equity: 119_450.32 }))?.findings ?? [];
    expect(finding).toMatchObject({
      code: 'does_not_add_up',
      line: 'total_assets',
      amounts: { given: 21_240_999n, expected: 20_240_999n, difference: 1_000_000n },
    });
  });

  it('a statement in thousands is one mistake, not ten', () => {
    const inThousands = Object.fromEntries(Object.entries(now).map(([line, yuan]) => [line, yuan / 1000]));
    const codes = found([statement(2025, inThousands), statement(2024, last)]) ?? [];
    expect(codes.filter((code) => code === 'serious unit_slip').length).toBeGreaterThan(0);
    expect(codes.filter((code) => /jump|outgrows|unexplained|opening/.test(code))).toEqual([]);
  });

  it.each([
    [{ operating_cash_flow: -2_000 }, { operating_cash_flow: -1_000 }, true],
    [{ operating_cash_flow: -2_000 }, { operating_cash_flow: 1_000 }, false],
  ])('two years of profit without cash: %o after %o: %s', (this_, before, expected) => {
    const codes = found([statement(2025, { ...now, ...this_ }), statement(2024, { ...last, ...before })]) ?? [];
    expect(codes.includes('material profit_without_cash')).toBe(expected);
  });

  it('much that is left out', () => {
    expect(found([statement(2025, { cash: 1.23, total_assets: 9.87 })])).toContain('serious incomplete');
  });

  it.each([
    ['2027-01-01', []],
    ['2027-01-02', ['minor statement_ageing']],
    ['2027-07-03', ['minor statement_ageing']],
    ['2027-07-04', ['serious statement_old']],
  ])('the age of the statement on %s', (day, expected) => {
    expect(examine(honest, calendarDate(day))?.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      expected,
    );
  });
});

describe('figures that people made up', () => {
  const round = (step: number): Yuan =>
    Object.fromEntries(Object.entries(now).map(([line, yuan]) => [line, Math.round(yuan / step) * step]));
  const isRound = (yuan: Yuan) => (found([statement(2025, yuan)]) ?? []).some((code) => code.endsWith('round_figures'));

  it('are round', () => expect(isRound({ ...round(10_000), cash: 34_871 })).toBe(true));
  it('are not suspected for the unit they are printed in', () => expect(isRound(round(1))).toBe(false));
  it('need enough lines to be told', () => {
    expect(isRound({ cash: 10_000, accounts_receivable: 20_000, inventories: 30_000, fixed_assets: 41_234 })).toBe(
      false,
    );
  });

  it('begin with every digit alike', () => {
    const even = Array.from({ length: 180 }, (_, place) => (place % 9) + 1);
    const natural = Array.from({ length: 180 }, (_, place) => Number(`${1.07 ** place}`[0]));
    expect(benfordChiSquare(even)).toBeGreaterThan(26.12);
    expect(benfordChiSquare(natural)).toBeLessThan(10);
  });
});

test.each<[number, QualityGrade]>([
  [0, 'reliable'],
  [2, 'reliable'],
  [3, 'fair'],
  [7, 'doubtful'],
  [14, 'unreliable'],
])('%d minor findings make it %s', (count, grade) => {
  const demerits = count * dataQuality2.demerits.minor;
  expect(dataQuality2.grades.find(({ demeritsMax }) => demerits <= demeritsMax)?.grade).toBe(grade);
});
