import { balanceSheetItems } from './balance-sheet-items.ts';
import { cashFlowItems } from './cash-flow-items.ts';
import { incomeItems, noteItems } from './income-items.ts';

export type StatementPart = 'balance_sheet' | 'income_statement' | 'cash_flow' | 'notes';

type BalanceSheetCode = (typeof balanceSheetItems)[number][0];
type FlowCode = (typeof incomeItems | typeof cashFlowItems)[number][0];
export type LineItemCode = BalanceSheetCode | FlowCode | (typeof noteItems)[number][0];

export type LineItem = {
  readonly code: LineItemCode;
  readonly part: StatementPart;
  readonly zh: string;
  readonly en: string;
  /** Other names under which files carry it; `T_CA` also stands for `T_CA_流动资产合计`. */
  readonly aliases: readonly string[];
  /** A sum of other lines: `identities.ts` says of which. */
  readonly isTotal: boolean;
};

const furtherTotals: ReadonlySet<string> = new Set([
  'parent_equity',
  'operating_profit',
  'net_profit',
  'total_comprehensive_income',
  'operating_cash_flow',
  'investing_cash_flow',
  'financing_cash_flow',
  'net_cash_change',
  'closing_cash',
]);

/** 标准科目表: every line that a statement may hold, in the order of the Chinese enterprise format. */
export const chart: readonly LineItem[] = [
  ...itemsOf('balance_sheet', balanceSheetItems),
  ...itemsOf('income_statement', incomeItems),
  ...itemsOf('cash_flow', cashFlowItems),
  ...itemsOf('notes', noteItems),
];

export const lineItemCodes = chart.map(({ code }) => code) as readonly LineItemCode[];

const codes: ReadonlySet<string> = new Set(lineItemCodes);

export function findLineItem(code: string): LineItemCode | undefined {
  return codes.has(code) ? (code as LineItemCode) : undefined;
}

/** Exact amounts in minor units. A line that is absent is not known; it is not zero. */
export type Figures = Readonly<Partial<Record<LineItemCode, bigint>>>;

function itemsOf(
  part: StatementPart,
  rows: readonly (readonly [code: LineItemCode, zh: string, en: string, aliases: string])[],
): LineItem[] {
  return rows.map(([code, zh, en, aliases]) => ({
    code,
    part,
    zh,
    en,
    aliases: aliases === '' ? [] : aliases.split('|'),
    isTotal: /^total_|_(?:in|out)flows$/.test(code) || furtherTotals.has(code),
  }));
}
