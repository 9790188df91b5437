import type { CalendarDate } from '#kernel';
import type { AuthorityMatrix } from './authority.ts';
import type { BillRules } from './bill-rules.ts';
import type { CheckRules } from './check-rules.ts';
import type { Composition } from './composition.ts';
import type { CurrencyRules } from './currency-rules.ts';
import type { DataQualityRules } from './data-quality.ts';
import type { GradeScale } from './grade-scale.ts';
import type { LimitFormula } from './limit-formula.ts';
import type { OverrideRules } from './override-rules.ts';
import type { PlanningRate } from './planning-rates.ts';
import type { MasterScale } from './scales/master-scale.ts';
import type { QuestionRules } from './questions.ts';
import type { ReleaseRow } from './release-authority.ts';
import type { ReleaseRules } from './release-rules.ts';
import type { Scorecard } from './scorecard.ts';
import type { GradeTerms } from './terms.ts';
import type { WarningLine } from './warning-lines.ts';

/** One version of everything that decisions follow. Never changed once it is in force: another version is. */
export type Policy = {
  readonly version: string;
  /** The first day it is in force; it ends when the next version begins. */
  readonly effectiveFrom: CalendarDate;
  readonly gradeScale: GradeScale;
  /** What a grade means as a probability of default. Versions before the second do not say. */
  readonly masterScale?: MasterScale;
  /** What doubtful figures do to a score. Versions before the second do not ask. */
  readonly dataQuality?: DataQualityRules;
  /** Who may set the grade of the model aside. Under versions before the second nobody may. */
  readonly overrides?: OverrideRules;
  /** What people are asked about a customer. It gives no points: those are the scorecard's. */
  readonly questions: QuestionRules;
  readonly scorecard: Scorecard;
  readonly limitFormula: LimitFormula;
  readonly terms: readonly GradeTerms[];
  readonly authority: AuthorityMatrix;
  readonly checkRules: CheckRules;
  /** 占用构成. Without one all that is booked counts, and nothing stands against it. */
  readonly composition?: Composition;
  /** How far beyond the rules who may release. Versions before the second leave it to the right to release. */
  readonly releaseAuthority?: readonly ReleaseRow[];
  /** What a release goes on covering. Under versions before the second it covers nothing further. */
  readonly releaseRules?: ReleaseRules;
  /** When payment by bill frees the limit. Under versions before the second only when it is honoured. */
  readonly billRules?: BillRules;
  /** An order that nobody has touched for so long gives back what it still holds. Left out, it holds it for good. */
  readonly reservationDays?: number;
  readonly warningLines: readonly WarningLine[];
  readonly planningRates: readonly PlanningRate[];
  readonly currencyRules: CurrencyRules;
};
