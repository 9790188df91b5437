import type { CalendarDate, Currency, Id } from '#kernel';
import type { Figures } from './chart.ts';

export type StatementId = Id<'statement'>;

/** What a statement covers. Income and cash flow of the interim ones are from the beginning of the year. */
export const spans = ['annual', 'first_quarter', 'half_year', 'third_quarter'] as const;

export type Span = (typeof spans)[number];

/** What the auditor said: 标准无保留, 带强调事项段, 保留, 无法表示, 否定. */
export const auditOpinions = ['unqualified', 'emphasis', 'qualified', 'disclaimer', 'adverse'] as const;

export type AuditOpinion = (typeof auditOpinions)[number];

/** One set of statements of one customer. The customer, the period's end and the span name it. */
export type Statement = {
  readonly periodEnd: CalendarDate;
  readonly span: Span;
  readonly currency: Currency;
  readonly audited: boolean;
  readonly opinion?: AuditOpinion | undefined;
  /** Where the figures are from: `年报扫描件`, the name of a file. */
  readonly source: string;
  readonly figures: Figures;
};

/** The statement that averages and growth are measured against: the same span, a year before. */
export function findPrior(statement: Statement, among: readonly Statement[]): Statement | undefined {
  const wanted = yearBefore(statement.periodEnd);
  return among.find(
    ({ span, periodEnd, currency }) =>
      span === statement.span && periodEnd === wanted && currency === statement.currency,
  );
}

export function newestFirst(statements: readonly Statement[]): Statement[] {
  return statements.toSorted((a, b) => (a.periodEnd < b.periodEnd ? 1 : -1));
}

/** A period that ends with February's last day ends with February's last day a year before as well. */
function yearBefore(day: CalendarDate): CalendarDate {
  const [year = '', month, date] = day.split('-');
  const before = Number(year) - 1;
  const isLeap = (before % 4 === 0 && before % 100 !== 0) || before % 400 === 0;
  const last = month === '02' && Number(date) >= 28 ? (isLeap ? '29' : '28') : date;
  return `${before}-${month}-${last}` as CalendarDate;
}

/** A statement as it is kept. A correction replaces it under the next version; what was there is in the audit trail. */
export type KeptStatement = Statement & {
  readonly statementId: StatementId;
  readonly version: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
};
