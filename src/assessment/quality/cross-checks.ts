import { type DataQualityRules } from '#policy';
import type { Figures, LineItemCode } from '../chart.ts';
import { identities, statementDoubts } from '../identities.ts';
import { findPrior, isComparable, type Statement } from '../statement.ts';
import { type Finding, finding, size } from './finding.ts';

/** 勾稽关系: what must add up within a statement, and from one statement to the next. */
export function crossChecks(
  statement: Statement,
  among: readonly Statement[],
  rules: Pick<DataQualityRules, 'smallShareOfAssets' | 'subtotals'>,
): Finding[] {
  const { figures } = statement;
  const small = portion(figures.total_assets, rules.smallShareOfAssets);
  const { subtotals = false } = rules;
  const sums = statementDoubts(figures, { mainOnly: !subtotals }).map(({ code, line, givenMinor, expectedMinor }) => {
    const off = size(givenMinor - expectedMinor);
    const isHeavy = line === 'total_assets' && code === 'does_not_add_up';
    const severity = code !== 'negative_amount' && off <= small ? 'minor' : isHeavy ? 'serious' : 'material';
    return finding(statement, code, severity, {
      line,
      amounts: { given: givenMinor, expected: expectedMinor, difference: givenMinor - expectedMinor },
    });
  });
  const prior = findPrior(statement, among);
  const yearEnd = lastYearEnd(statement, among);
  return [
    ...sums,
    ...flowsSum(statement, small),
    ...cashOpens(statement, yearEnd, small),
    ...balanceOpens(statement, yearEnd, small),
    ...cashOnSheet(statement),
    ...(subtotals ? operatingProfit(statement) : []),
    ...(prior === undefined || statement.span !== 'annual' ? [] : rollForwards(statement, prior)),
  ];
}

/** 现金净增加额 = 经营 + 投资 + 筹资 + 汇率影响. */
function flowsSum(statement: Statement, small: bigint): Finding[] {
  const { figures } = statement;
  const { net_cash_change: given, operating_cash_flow: a, investing_cash_flow: b, financing_cash_flow: c } = figures;
  if (given === undefined || a === undefined || b === undefined || c === undefined) return [];
  const expected = a + b + c + (figures.exchange_effect ?? 0n);
  const off = size(given - expected);
  if (off <= 100n) return [];
  return [
    finding(statement, 'cash_flows_do_not_sum', off <= small ? 'minor' : 'material', {
      line: 'net_cash_change',
      amounts: { given, expected, difference: given - expected },
    }),
  ];
}

/** 期初现金 = 上年末现金. */
function cashOpens(statement: Statement, yearEnd: Statement | undefined, small: bigint): Finding[] {
  const given = statement.figures.opening_cash;
  const expected = yearEnd?.figures.closing_cash;
  if (given === undefined || expected === undefined || size(given - expected) <= 100n) return [];
  const severity = size(given - expected) <= small ? 'minor' : 'material';
  return [
    finding(statement, 'opening_cash_differs', severity, {
      line: 'opening_cash',
      amounts: { given, expected, difference: given - expected },
    }),
  ];
}

/** 年初余额 = 上年期末余额. What differs was restated, or one of the two was made for its reader. */
function balanceOpens(statement: Statement, yearEnd: Statement | undefined, small: bigint): Finding[] {
  const { opening } = statement;
  if (opening === undefined || yearEnd === undefined) return [];
  const differing = differences(opening, yearEnd.figures).toSorted((a, b) =>
    size(a.difference) < size(b.difference) ? 1 : -1,
  );
  const [largest] = differing;
  if (largest === undefined) return [];
  const { line, ...amounts } = largest;
  return [
    finding(statement, 'opening_balance_differs', size(largest.difference) <= small ? 'minor' : 'material', {
      line,
      amounts,
      facts: { count: differing.length },
    }),
  ];
}

function differences(opening: Figures, closing: Figures) {
  return (Object.keys(opening) as LineItemCode[]).flatMap((line) => {
    const [given, expected] = [opening[line], closing[line]];
    if (given === undefined || expected === undefined || size(given - expected) <= 100n) return [];
    return [{ line, given, expected, difference: given - expected }];
  });
}

/** Cash equivalents are cash and what is as good as cash: they cannot be more than both together. */
function cashOnSheet(statement: Statement): Finding[] {
  const { closing_cash: given, cash, trading_financial_assets: securities = 0n } = statement.figures;
  if (given === undefined || cash === undefined || given <= cash + securities + 100n) return [];
  return [
    finding(statement, 'cash_exceeds_balance_sheet', 'material', {
      line: 'closing_cash',
      amounts: { given, expected: cash + securities, difference: given - cash - securities },
    }),
  ];
}

/**
 * 营业利润 of its lines. Statements give impairment as a loss, or as a figure below zero, so either reading will do; a line
 * that is not given counts as nothing, which is why it takes the main ones and a hundredth of the revenue.
 */
function operatingProfit(statement: Statement): Finding[] {
  const { figures } = statement;
  const given = figures.operating_profit;
  const needed = ['revenue', 'cost_of_sales', 'selling_expense', 'admin_expense', 'finance_expense'] as const;
  const identity = identities.find(({ total }) => total === 'operating_profit');
  if (given === undefined || identity === undefined || needed.some((line) => figures[line] === undefined)) return [];
  const sum = (lines: readonly LineItemCode[]) => lines.reduce((total, line) => total + (figures[line] ?? 0n), 0n);
  const expected = sum(identity.plus) - sum(identity.minus);
  const impairment = sum(['credit_impairment_loss', 'asset_impairment_loss']);
  const off = [expected, expected - 2n * impairment].map((one) => size(given - one));
  if (off.some((one) => one <= portion(figures.revenue, 0.01))) return [];
  return [
    finding(statement, 'operating_profit_unexplained', 'minor', {
      line: 'operating_profit',
      amounts: { given, expected, difference: given - expected },
    }),
  ];
}

type Bounds = { readonly least: bigint | undefined; readonly most: bigint };

/**
 * 未分配利润 and 所有者权益 from year to year. Dividends are not stated by themselves, so what is paid to owners and lenders
 * together bounds the fall, and profit with what owners paid in bounds the rise.
 */
function rollForwards(statement: Statement, prior: Statement): Finding[] {
  const now = statement.figures;
  const before = prior.figures;
  const paid = now.dividends_and_interest_paid;
  const profit = now.parent_net_profit ?? now.net_profit;
  const tolerance = portion(now.total_assets, 0.01);
  const found: Finding[] = [];
  if (profit !== undefined && now.retained_earnings !== undefined && before.retained_earnings !== undefined) {
    const reserved = (now.surplus_reserve ?? 0n) - (before.surplus_reserve ?? 0n);
    const change = now.retained_earnings - before.retained_earnings + reserved;
    const bounds = { least: paid === undefined ? undefined : profit - paid, most: profit };
    found.push(...outside(statement, 'retained_earnings', change, bounds, tolerance, 'retained_earnings_unexplained'));
  }
  const income = now.total_comprehensive_income ?? now.net_profit;
  if (income !== undefined && now.total_equity !== undefined && before.total_equity !== undefined) {
    const hasFlows = now.financing_cash_flow !== undefined;
    const raised = now.capital_contributions ?? (hasFlows ? 0n : undefined);
    if (raised !== undefined) {
      const change = now.total_equity - before.total_equity;
      const bounds = { least: paid === undefined ? undefined : income - paid, most: income + raised };
      found.push(...outside(statement, 'total_equity', change, bounds, tolerance * 2n, 'equity_unexplained'));
    }
  }
  return found;
}

function outside(
  statement: Statement,
  line: LineItemCode,
  change: bigint,
  { least, most }: Bounds,
  tolerance: bigint,
  code: 'retained_earnings_unexplained' | 'equity_unexplained',
): Finding[] {
  const isAbove = change > most + tolerance;
  const isBelow = least !== undefined && change < least - tolerance;
  if (!isAbove && !isBelow) return [];
  const expected = isAbove ? most : (least ?? most);
  return [
    finding(statement, code, 'material', { line, amounts: { given: change, expected, difference: change - expected } }),
  ];
}

/** The annual statement that ends where the year of this one begins. */
function lastYearEnd(statement: Statement, among: readonly Statement[]): Statement | undefined {
  const year = Number(statement.periodEnd.slice(0, 4)) - 1;
  return among.find(
    (one) => one.span === 'annual' && one.periodEnd === `${year}-12-31` && isComparable(one, statement),
  );
}

function portion(of: Figures['total_assets'], share: number): bigint {
  return of === undefined ? 0n : (size(of) * BigInt(Math.round(share * 1_000_000))) / 1_000_000n;
}
