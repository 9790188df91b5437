import type { CalendarDate } from '#kernel';
import type { FindingSeverity } from '#policy';
import type { LineItemCode, StatementPart } from '../chart.ts';
import type { Span, Statement } from '../statement.ts';

export const findingCodes = [
  'does_not_add_up',
  'parts_exceed_total',
  'negative_amount',
  'cash_flows_do_not_sum',
  'opening_cash_differs',
  'opening_balance_differs',
  'cash_exceeds_balance_sheet',
  'operating_profit_unexplained',
  'retained_earnings_unexplained',
  'equity_unexplained',
  'unit_slip',
  'jump',
  'outgrows_sales',
  'margin_moved',
  'profit_without_cash',
  'manipulation_suspected',
  'round_figures',
  'first_digits',
  'incomplete',
  'statement_ageing',
  'statement_old',
  'not_audited',
  'opinion',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** One thing that makes the figures of a statement less trustworthy, with the numbers that show it. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly periodEnd: CalendarDate;
  readonly span: Span;
  readonly line: LineItemCode | null;
  readonly part: StatementPart | null;
  /** Minor units of the statement's currency. */
  readonly amounts: Readonly<Record<string, bigint>>;
  /** Shares as numbers (0.3 is 30 %), counts, months, scores; opinions as their code. */
  readonly facts: Readonly<Record<string, number | string>>;
};

export function finding(
  { periodEnd, span }: Statement,
  code: FindingCode,
  severity: FindingSeverity,
  more: Partial<Pick<Finding, 'line' | 'part' | 'amounts' | 'facts'>> = {},
): Finding {
  return { code, severity, periodEnd, span, line: null, part: null, amounts: {}, facts: {}, ...more };
}

export function size(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
