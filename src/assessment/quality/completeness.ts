import { type CalendarDate, daysBetween } from '#kernel';
import type { DataQualityRules, FindingSeverity, GradeScale } from '#policy';
import type { LineItemCode } from '../chart.ts';
import type { AuditOpinion, Statement } from '../statement.ts';
import { isOlderThan } from '../statement-age.ts';
import { type Finding, finding } from './finding.ts';

/** What ratios and models lean on. A statement that leaves some out leaves them without a value. */
const needed: readonly LineItemCode[] = [
  'cash',
  'accounts_receivable',
  'inventories',
  'total_current_assets',
  'fixed_assets',
  'total_assets',
  'accounts_payable',
  'total_current_liabilities',
  'total_liabilities',
  'retained_earnings',
  'total_equity',
  'revenue',
  'cost_of_sales',
  'total_profit',
  'income_tax',
  'net_profit',
  'operating_cash_flow',
  'investing_cash_flow',
  'financing_cash_flow',
];

export function incompleteness(statement: Statement): Finding[] {
  const missing = needed.filter((line) => statement.figures[line] === undefined);
  const share = 1 - missing.length / needed.length;
  if (share >= 0.9) return [];
  const severity: FindingSeverity = share >= 0.75 ? 'minor' : share >= 0.5 ? 'material' : 'serious';
  return [
    finding(statement, 'incomplete', severity, {
      facts: { share, missing: missing.length, lines: missing.join(' ') },
    }),
  ];
}

export function ageing(
  newestAnnual: Statement | undefined,
  asOf: CalendarDate,
  { agingMonths }: DataQualityRules,
  { statementMonthsMax }: GradeScale,
): Finding[] {
  if (newestAnnual === undefined) return [];
  const { periodEnd } = newestAnnual;
  if (!isOlderThan(periodEnd, agingMonths, asOf)) return [];
  const months = Math.floor((daysBetween(periodEnd, asOf) * 12) / 366);
  return isOlderThan(periodEnd, statementMonthsMax, asOf)
    ? [finding(newestAnnual, 'statement_old', 'serious', { facts: { months } })]
    : [finding(newestAnnual, 'statement_ageing', 'minor', { facts: { months } })];
}

const weights: Readonly<Record<Exclude<AuditOpinion, 'unqualified'>, FindingSeverity>> = {
  emphasis: 'minor',
  qualified: 'material',
  disclaimer: 'serious',
  adverse: 'serious',
};

/** 审计意见. Interim statements are not audited anywhere. */
export function auditFindings(statement: Statement): Finding[] {
  const { opinion, audited, span } = statement;
  if (opinion !== undefined && opinion !== 'unqualified')
    return [finding(statement, 'opinion', weights[opinion], { facts: { opinion } })];
  return audited || span !== 'annual' ? [] : [finding(statement, 'not_audited', 'minor')];
}
