import { type CalendarDate, type Ratio } from '#kernel';
import type { FactorCode, GradeScale } from '#policy';
import type { AssessmentFacts } from './facts.ts';
import { ratiosOf, type RatioTable } from './ratios.ts';
import { type RatioCode, ratioDefinitions } from './ratio-definitions.ts';
import type { NoValue } from './ratio-result.ts';
import { newestFirst, type Statement } from './statement.ts';
import { isOlderThan } from './statement-age.ts';
import { seriesOf } from './statement-series.ts';

/** Why a factor is not known. */
export type NotKnown =
  | NoValue
  | 'no_statement'
  | 'only_a_proxy'
  | 'not_answered'
  | 'no_outlook'
  | 'no_report'
  | 'nothing_settled'
  | 'never_invoiced';

/** What a factor is read as, and where from. */
export type FactorReading =
  | { readonly known: true; readonly value: number | string; readonly from: FactorSource }
  | { readonly known: false; readonly because: NotKnown };

export type FactorSource =
  | { readonly kind: 'statement'; readonly periodEnd: CalendarDate; readonly span: Statement['span'] }
  | { readonly kind: 'entered' }
  | { readonly kind: 'industry'; readonly industry: string }
  | { readonly kind: 'report'; readonly source: string; readonly occurredOn: CalendarDate }
  | { readonly kind: 'receivables' };

export type FactorFigures = {
  readonly read: (code: FactorCode) => FactorReading;
  readonly newest: Statement | undefined;
  readonly newestAnnual: Statement | undefined;
};

/** A ratio of the statements that still speak for a customer, and which of them it was read from. */
export type StatementReading =
  | { readonly known: true; readonly value: number; readonly statement: Statement }
  | { readonly known: false; readonly because: NotKnown };

/** Where ratios are read: balances and margins from the newest statement, flows to balances from the newest annual one. */
export function statementFigures(statements: readonly Statement[], asOf: CalendarDate, scale: GradeScale) {
  const series = seriesOf(statements);
  const current = newestFirst(series).filter(({ periodEnd }) => isRecent(periodEnd, asOf, scale));
  const newest = current[0];
  const newestAnnual = current.find(({ span }) => span === 'annual');
  const tables = new Map<Statement, RatioTable>();
  const tableOf = (statement: Statement) => {
    const table = tables.get(statement) ?? ratiosOf(statement, series);
    tables.set(statement, table);
    return table;
  };

  /** A ratio of a flow to a balance needs a whole year; everything else is read from the newest statement there is. */
  const read = (code: RatioCode): StatementReading => {
    const basis = ratioDefinitions.find((each) => each.code === code)?.basis;
    const yearly = basis === 'year_to_average' || basis === 'year_to_closing';
    const statement = yearly ? newestAnnual : newest;
    if (statement === undefined) return { known: false, because: 'no_statement' };
    const ratio = tableOf(statement)[code];
    if (ratio.kind !== 'value') return { known: false, because: ratio.because };
    if (ratio.proxy !== null) return { known: false, because: 'only_a_proxy' };
    return { known: true, value: ratio.value, statement };
  };
  return { read, newest, newestAnnual };
}

/** Where each factor of the scorecard takes its figure from. Statements that are too old say nothing. */
export function factorFigures(facts: AssessmentFacts, scale: GradeScale): FactorFigures {
  const statements = statementFigures(facts.statements, facts.asOf, scale);

  const fromStatement = (code: RatioCode): FactorReading => {
    const reading = statements.read(code);
    if (!reading.known) return reading;
    const { periodEnd, span } = reading.statement;
    return { known: true, value: reading.value, from: { kind: 'statement', periodEnd, span } };
  };

  const read = (code: FactorCode): FactorReading => {
    switch (code) {
      case 'late_share':
        return fromReceivables(facts.payment.lateShare);
      case 'days_beyond_terms':
        return fromReceivables(facts.payment.daysBeyondTerms);
      case 'oldest_overdue_days': {
        const days = facts.payment.oldestOverdueDays;
        if (days === null) return { known: false, because: 'never_invoiced' };
        return { known: true, value: days, from: { kind: 'receivables' } };
      }
      case 'industry_outlook': {
        const { industry } = facts.customer;
        if (industry === null || facts.industryOutlook === null) return { known: false, because: 'no_outlook' };
        return { known: true, value: facts.industryOutlook, from: { kind: 'industry', industry } };
      }
      case 'external_score': {
        const report = facts.external?.report;
        if (typeof report?.score !== 'number') return { known: false, because: 'no_report' };
        const { score, source, occurredOn } = report;
        return { known: true, value: score, from: { kind: 'report', source, occurredOn } };
      }
      case 'market_share':
      case 'largest_customer_share':
      case 'largest_supplier_share':
      case 'capacity_use':
      case 'years_in_business':
      case 'management':
      case 'strategy':
      case 'culture':
      case 'transparency':
      case 'litigation': {
        const value = facts.answers[code];
        return value === undefined
          ? { known: false, because: 'not_answered' }
          : { known: true, value, from: { kind: 'entered' } };
      }
      default:
        return fromStatement(code);
    }
  };
  return { read, newest: statements.newest, newestAnnual: statements.newestAnnual };
}

function fromReceivables(ratio: Ratio): FactorReading {
  return ratio.kind === 'value'
    ? { known: true, value: ratio.value, from: { kind: 'receivables' } }
    : { known: false, because: 'nothing_settled' };
}

function isRecent(periodEnd: CalendarDate, asOf: CalendarDate, { statementMonthsMax }: GradeScale): boolean {
  return periodEnd <= asOf && !isOlderThan(periodEnd, statementMonthsMax, asOf);
}
