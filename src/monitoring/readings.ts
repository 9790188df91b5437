import { type Statement, statementFigures } from '#assessment';
import type { CreditGroupId, CustomerId } from '#customers';
import { type CalendarDate, type Currency, daysPastDue, type MoneyJson, money, ratio, toJson } from '#kernel';
import {
  type Grade,
  gradeSteps,
  type IndustryOutlook,
  outlookLevels,
  type Policy,
  type WarningIndicator,
} from '#policy';
import { daysBeyondTermsOfSums } from '#receivables';

/** A grade and the day it was given. */
export type GradeOnDay = { readonly grade: Grade; readonly on: CalendarDate };

/** Everything of one customer that is watched. */
export type CustomerFigures = {
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  readonly code: string;
  readonly currency: Currency;
  readonly industry: string | null;
  /** Who in sales looks after the customer; null when nobody does, or has left. */
  readonly salesOwner: { readonly id: string; readonly name: string } | null;
  readonly blacklisted: boolean;
  readonly exposureMinor: bigint;
  /** The amount that counts on the day; null when there is none, it has ended, or it is unlimited. */
  readonly limitMinor: bigint | null;
  /** The newest standing limit that has begun, also when it has ended; null when none was granted or it is zero. */
  readonly standing: { readonly grantedOn: CalendarDate; readonly validTo: CalendarDate } | null;
  readonly everInvoiced: boolean;
  readonly receivablesMinor: bigint;
  /** Disputed items are owed, but not overdue. */
  readonly overdueMinor: bigint;
  readonly oldestDueOn: CalendarDate | null;
  /** What was settled in the twelve months up to the day; `amountDays` is Σ minor units × days late. */
  readonly settled: { readonly invoices: number; readonly amountMinor: bigint; readonly amountDays: bigint };
  readonly gradeNow: GradeOnDay | null;
  /** The grade that the standing limit was granted on. */
  readonly gradeAtGrant: GradeOnDay | null;
  readonly outlook: IndustryOutlook | null;
  readonly statements: readonly Statement[];
};

/** What a figure was made from, as plain JSON: it is kept with the warning. */
export type Basis =
  | { readonly kind: 'limit'; readonly exposure: MoneyJson; readonly limit: MoneyJson }
  | { readonly kind: 'oldest_item'; readonly dueOn: string | null }
  | { readonly kind: 'receivables'; readonly overdue: MoneyJson; readonly receivables: MoneyJson }
  | { readonly kind: 'settled'; readonly invoices: number }
  | { readonly kind: 'grades'; readonly before: GradeOnDay; readonly now: GradeOnDay }
  | { readonly kind: 'industry'; readonly industry: string; readonly outlook: IndustryOutlook }
  | { readonly kind: 'statement'; readonly periodEnd: string; readonly span: string };

export type Reading = { readonly figure: number; readonly basis: Basis };

/** An indicator that is missing here is not known: it neither opens a warning nor clears one. */
export type Readings = ReadonlyMap<WarningIndicator, Reading>;

export const ratioIndicators = [
  'debt_to_asset_ratio',
  'current_ratio',
  'quick_ratio',
  'net_margin',
  'revenue_growth',
  'operating_cash_flow_to_debt',
] as const satisfies readonly WarningIndicator[];

/** Every indicator of a customer that is known on a day. Statements that are too old say nothing, as in the scorecard. */
export function readingsOf(figures: CustomerFigures, asOf: CalendarDate, { gradeScale }: Policy): Readings {
  const readings = new Map<WarningIndicator, Reading>();
  const { currency, exposureMinor, limitMinor, receivablesMinor, overdueMinor, settled } = figures;
  const amount = (minor: bigint) => toJson(money(currency, minor));

  note('limit_utilisation', limitMinor === null ? undefined : shareOf(exposureMinor, limitMinor), () => ({
    kind: 'limit',
    exposure: amount(exposureMinor),
    limit: amount(limitMinor ?? 0n),
  }));
  if (figures.everInvoiced) {
    const { oldestDueOn } = figures;
    const days = oldestDueOn === null ? 0 : daysPastDue(oldestDueOn, asOf);
    note('oldest_overdue_days', days, () => ({ kind: 'oldest_item', dueOn: days === 0 ? null : oldestDueOn }));
    // Who owes nothing owes nothing late.
    const share = receivablesMinor === 0n ? 0 : shareOf(overdueMinor, receivablesMinor);
    note('overdue_share', share, () => ({
      kind: 'receivables',
      overdue: amount(overdueMinor),
      receivables: amount(receivablesMinor),
    }));
  }
  const beyond = daysBeyondTermsOfSums(settled);
  note('days_beyond_terms', beyond.kind === 'value' ? beyond.value : undefined, () => ({
    kind: 'settled',
    invoices: settled.invoices,
  }));
  const { gradeNow, gradeAtGrant, industry, outlook } = figures;
  if (gradeNow !== null && gradeAtGrant !== null) {
    const steps = gradeSteps(gradeAtGrant.grade, gradeNow.grade);
    note('grade_steps_down', steps, () => ({ kind: 'grades', before: onDay(gradeAtGrant), now: onDay(gradeNow) }));
  }
  if (industry !== null && outlook !== null)
    note('industry_outlook', outlookLevels[outlook], () => ({ kind: 'industry', industry, outlook }));
  const statements = statementFigures(figures.statements, asOf, gradeScale);
  for (const code of ratioIndicators) {
    const reading = statements.read(code);
    if (!reading.known) continue;
    const { periodEnd, span } = reading.statement;
    note(code, reading.value, () => ({ kind: 'statement', periodEnd, span }));
  }
  return readings;

  function note(indicator: WarningIndicator, figure: number | undefined, basisOf: () => Basis): void {
    if (figure !== undefined) readings.set(indicator, { figure, basis: basisOf() });
  }
}

/** A limit of zero has no share that is in use. */
function shareOf(partMinor: bigint, wholeMinor: bigint): number | undefined {
  const share = ratio(Number(partMinor), Number(wholeMinor));
  return share.kind === 'value' ? share.value : undefined;
}

/** What was loaded with it is no part of the figure: it is kept, and told, as this. */
function onDay({ grade, on }: GradeOnDay): GradeOnDay {
  return { grade, on };
}
