import type { CalendarDate } from '#kernel';
import { type DataQualityRules, type GradeScale, type Policy, type QualityGrade, qualityOfDemerits } from '#policy';
import { modelsOf } from '../models/models-of.ts';
import { newestFirst, type Statement } from '../statement.ts';
import { ageing, auditFindings, incompleteness } from './completeness.ts';
import { crossChecks } from './cross-checks.ts';
import { firstDigits, roundFigures } from './digits.ts';
import { type Finding, finding } from './finding.ts';
import { jumps } from './jumps.ts';
import { unitSlips } from './slips.ts';

/** 数据质量: everything that speaks against the figures, and how far they may be trusted all the same. */
export type DataQuality = {
  readonly grade: QualityGrade;
  readonly demerits: number;
  /** Points up and down within which the score may truly lie. */
  readonly scoreMargin: number;
  /** The heaviest first. */
  readonly findings: readonly Finding[];
};

export type Examined = {
  readonly statements: readonly Statement[];
  readonly asOf: CalendarDate;
  readonly industry: string | null;
  readonly rules: DataQualityRules;
  readonly gradeScale: GradeScale;
  readonly planningRates: Policy['planningRates'];
};

/**
 * Examines what an assessment reads: the newest statement and the newest annual one, each against those before it.
 * Undefined where there is no statement: nothing can be said of figures that nobody gave.
 */
export function dataQualityOf(examined: Examined): DataQuality | undefined {
  const { rules, asOf, gradeScale } = examined;
  const statements = newestFirst(examined.statements).filter(({ periodEnd }) => periodEnd <= asOf);
  const [newest] = statements;
  const newestAnnual = statements.find(({ span }) => span === 'annual');
  if (newest === undefined) return undefined;
  const read = [...new Set([newest, ...(newestAnnual === undefined ? [] : [newestAnnual])])];
  const found = [
    ...read.flatMap((statement) => [
      ...unitSlips(statement, statements),
      ...crossChecks(statement, statements, rules),
      ...jumps(statement, statements, rules),
      ...incompleteness(statement),
      ...auditFindings(statement),
      ...roundFigures(statement),
      ...firstDigits(statement),
      ...manipulation(statement, examined),
    ]),
    ...ageing(newestAnnual, asOf, rules, gradeScale),
  ];
  const findings = withoutEchoes(found).toSorted((a, b) => rules.demerits[b.severity] - rules.demerits[a.severity]);
  const demerits = findings.reduce((sum, { severity }) => sum + rules.demerits[severity], 0);
  const { grade, scoreMargin } = qualityOfDemerits(demerits, rules);
  return { grade, demerits, scoreMargin, findings };
}

function manipulation(statement: Statement, { statements, industry, planningRates }: Examined): Finding[] {
  const model = modelsOf({ statement, among: statements, industry, planningRates }).find(
    ({ code }) => code === 'beneish_m',
  );
  if (model === undefined || model.value === null || model.zone !== 'distress') return [];
  return [finding(statement, 'manipulation_suspected', 'material', { facts: { score: model.value } })];
}

/** A statement in the wrong unit jumps on every line: one mistake is counted once. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const slipped = new Set(findings.filter(({ code }) => code === 'unit_slip').map(({ periodEnd }) => periodEnd));
  const echoes: ReadonlySet<string> = new Set([
    'jump',
    'outgrows_sales',
    'margin_moved',
    'retained_earnings_unexplained',
    'equity_unexplained',
    'opening_cash_differs',
    'opening_balance_differs',
    'manipulation_suspected',
  ]);
  return findings.filter(({ code, periodEnd }) => !slipped.has(periodEnd) || !echoes.has(code));
}
