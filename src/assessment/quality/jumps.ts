import type { DataQualityRules } from '#policy';
import type { LineItemCode } from '../chart.ts';
import { findPrior, type Statement } from '../statement.ts';
import { type Finding, finding } from './finding.ts';

const watched = ['revenue', 'total_assets', 'total_liabilities', 'fixed_assets'] as const;

/** What moved more within a year than business usually does, or than this company ever did. */
export function jumps(statement: Statement, among: readonly Statement[], rules: DataQualityRules): Finding[] {
  const prior = findPrior(statement, among);
  if (prior === undefined) return [];
  const grew = (line: LineItemCode) => growth(statement, prior, line);
  const moved = watched.flatMap((line) => {
    const change = grew(line);
    if (change === undefined) return [];
    const usual = ownHistory(prior, among, line);
    const isOdd = change > rules.jump.up || change < rules.jump.down || isOutlier(change, usual);
    return isOdd
      ? [
          finding(statement, 'jump', 'minor', {
            line,
            facts: { change, years: usual.length },
            amounts: { given: statement.figures[line] ?? 0n, before: prior.figures[line] ?? 0n },
          }),
        ]
      : [];
  });
  return [
    ...moved,
    ...outgrows(statement, grew('accounts_receivable'), grew('revenue'), 'accounts_receivable', rules.outgrows),
    ...outgrows(statement, grew('inventories'), grew('cost_of_sales'), 'inventories', rules.outgrows),
    ...marginMoved(statement, prior, rules.marginMove),
    ...profitWithoutCash(statement, prior),
  ];
}

/** Receivables or stocks that grow away from sales are sales that were not made, or goods that nobody buys. */
function outgrows(
  statement: Statement,
  balance: number | undefined,
  flow: number | undefined,
  line: LineItemCode,
  most: number,
): Finding[] {
  if (balance === undefined || flow === undefined || balance <= 0 || balance - flow <= most) return [];
  return [finding(statement, 'outgrows_sales', 'material', { line, facts: { change: balance, sales: flow } })];
}

function marginMoved(statement: Statement, prior: Statement, most: number): Finding[] {
  const [now, before] = [grossMargin(statement), grossMargin(prior)];
  if (now === undefined || before === undefined || Math.abs(now - before) <= most) return [];
  return [finding(statement, 'margin_moved', 'minor', { line: 'cost_of_sales', facts: { now, before } })];
}

/** Two years of profit and none of cash. */
function profitWithoutCash(statement: Statement, prior: Statement): Finding[] {
  if (statement.span !== 'annual') return [];
  const isSo = ({ figures: { net_profit: profit, operating_cash_flow: cash } }: Statement) =>
    profit !== undefined && cash !== undefined && profit > 0n && cash < 0n;
  const { net_profit: profit = 0n, operating_cash_flow: cash = 0n } = statement.figures;
  return isSo(statement) && isSo(prior)
    ? [
        finding(statement, 'profit_without_cash', 'material', {
          line: 'operating_cash_flow',
          amounts: { profit, cash },
        }),
      ]
    : [];
}

function growth(statement: Statement, prior: Statement, line: LineItemCode): number | undefined {
  const [now, before] = [statement.figures[line], prior.figures[line]];
  return now === undefined || before === undefined || before <= 0n ? undefined : Number(now) / Number(before) - 1;
}

/** Growth in the years before, as far back as statements go. */
function ownHistory(from: Statement, among: readonly Statement[], line: LineItemCode): number[] {
  const before = findPrior(from, among);
  if (before === undefined) return [];
  const change = growth(from, before, line);
  return [...(change === undefined ? [] : [change]), ...ownHistory(before, among, line)];
}

/** Further from the median than 3.5 robust deviations (Iglewicz & Hoaglin 1993), and by a quarter at least. */
function isOutlier(change: number, usual: readonly number[]): boolean {
  if (usual.length < 4) return false;
  const middle = median(usual);
  const deviation = median(usual.map((each) => Math.abs(each - middle)));
  return Math.abs(change - middle) > Math.max(0.25, 3.5 * 1.4826 * deviation);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(half)] ?? Number.NaN)
    : ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2;
}

function grossMargin({ figures: { revenue, cost_of_sales: cost } }: Statement): number | undefined {
  return revenue === undefined || cost === undefined || revenue <= 0n
    ? undefined
    : Number(revenue - cost) / Number(revenue);
}
