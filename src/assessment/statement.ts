import type { CalendarDate, Currency, Id } from '#kernel';
import type { Figures } from './chart.ts';

export type StatementId = Id<'statement'>;

/** What a statement covers: the year, or the part of it that ends with the period. */
export const spans = ['annual', 'first_quarter', 'half_year', 'third_quarter'] as const;

export type Span = (typeof spans)[number];

/** What the auditor said: 标准无保留, 带强调事项段, 保留, 无法表示, 否定. */
export const auditOpinions = ['unqualified', 'emphasis', 'qualified', 'disclaimer', 'adverse'] as const;

export type AuditOpinion = (typeof auditOpinions)[number];

/** Whose figures: 合并, of the group; 母公司, of the parent alone. A company without subsidiaries has one set: the first. */
export const scopes = ['consolidated', 'parent'] as const;

export type StatementScope = (typeof scopes)[number];

/** 报表口径: what stands behind the figures, the surest first. */
export const assurances = ['audited', 'unaudited', 'tax_filed', 'management'] as const;

export type Assurance = (typeof assurances)[number];

/** What income and cash flow cover: 本年累计, from the beginning of the year; 单季, the last quarter alone; 下半年, the second half alone. */
export const flowBases = ['year_to_date', 'single_quarter', 'second_half'] as const;

export type FlowBasis = (typeof flowBases)[number];

/** One set of statements of one customer. The customer, the period and what kind of statement it is name it. */
export type Statement = {
  readonly periodEnd: CalendarDate;
  readonly span: Span;
  /** Absent: the group's. */
  readonly scope?: 'parent';
  /** Absent: from the beginning of the year. */
  readonly flows?: Exclude<FlowBasis, 'year_to_date'>;
  readonly currency: Currency;
  readonly audited: boolean;
  readonly opinion?: AuditOpinion | undefined;
  /** Of unaudited ones that are not the company's statutory accounts. */
  readonly preparedFor?: 'tax_filed' | 'management';
  /** Where the figures are from: `年报扫描件`, the name of a file. */
  readonly source: string;
  readonly figures: Figures;
  /** 年初余额 as this statement itself prints it, of the balance sheet. */
  readonly opening?: Figures;
};

export function assuranceOf({ audited, preparedFor }: Pick<Statement, 'audited' | 'preparedFor'>): Assurance {
  return audited ? 'audited' : (preparedFor ?? 'unaudited');
}

/** What of a kept statement an assessment is made from. */
export function contentOf(statement: Statement): Statement {
  const { periodEnd, span, scope, flows, currency, audited, opinion, preparedFor, source, figures, opening } =
    statement;
  return {
    periodEnd,
    span,
    currency,
    audited,
    source,
    figures,
    // Absent, not undefined: a snapshot made before they were asked for comes out as it was.
    ...(scope !== undefined && { scope }),
    ...(flows !== undefined && { flows }),
    ...(opinion !== undefined && { opinion }),
    ...(preparedFor !== undefined && { preparedFor }),
    ...(opening !== undefined && { opening }),
  };
}

/** The statement that averages and growth are measured against: the same span, a year before. */
export function findPrior(statement: Statement, among: readonly Statement[]): Statement | undefined {
  const wanted = yearBefore(statement.periodEnd);
  return among.find((one) => one.span === statement.span && one.periodEnd === wanted && isComparable(one, statement));
}

/** Figures of the group are not set against those of the parent alone, nor euros against yuan. */
export function isComparable(a: Statement, b: Statement): boolean {
  return a.currency === b.currency && a.scope === b.scope && a.flows === b.flows;
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
