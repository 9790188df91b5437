import type { Text } from './text.ts';

export const dimensions = ['financial', 'operating', 'industry', 'soft', 'payment_history'] as const;

export type Dimension = (typeof dimensions)[number];

/** Figures that factors read. The first eight come from statements, the next four about the business, the last from our own receivables. */
export type MeasuredFactorCode =
  | 'debt_to_asset_ratio'
  | 'current_ratio'
  | 'quick_ratio'
  | 'interest_cover'
  | 'net_margin'
  | 'roe'
  | 'operating_cash_flow_to_debt'
  | 'receivables_days'
  | 'revenue_growth'
  | 'market_share'
  | 'largest_customer_share'
  | 'years_in_business'
  | 'late_share'
  | 'days_beyond_terms'
  | 'oldest_overdue_days';

/** What a person judges by choosing one of a few answers. */
export type ChosenFactorCode =
  | 'industry_outlook'
  | 'management'
  | 'strategy'
  | 'culture'
  | 'transparency'
  | 'litigation';

export type FactorCode = MeasuredFactorCode | ChosenFactorCode;

export type FactorUnit = 'percent' | 'times' | 'days' | 'years';

/** A band begins with `from` (null: below everything) and ends where the next one begins. */
export type FactorBand = { readonly from: number | null; readonly points: number };

export type FactorChoice = { readonly answer: string; readonly label: Text; readonly points: number };

type FactorBase = {
  readonly dimension: Dimension;
  readonly name: Text;
  /** What a factor that is not known is given: never more than its worst band or choice. */
  readonly missingPoints: number;
};

export type MeasuredFactor = FactorBase & {
  readonly kind: 'measured';
  readonly code: MeasuredFactorCode;
  readonly unit: FactorUnit;
  readonly bands: readonly FactorBand[];
};

export type ChosenFactor = FactorBase & {
  readonly kind: 'chosen';
  readonly code: ChosenFactorCode;
  readonly choices: readonly FactorChoice[];
};

export type Factor = MeasuredFactor | ChosenFactor;

/** The maxima of all factors add up to 100. */
export type Scorecard = { readonly factors: readonly Factor[] };

export const dimensionNames: Readonly<Record<Dimension, Text>> = {
  financial: { zh: '财务状况', en: 'Financial' },
  operating: { zh: '经营情况', en: 'Operating' },
  industry: { zh: '行业前景', en: 'Industry' },
  soft: { zh: '软性因素', en: 'Soft factors' },
  payment_history: { zh: '付款记录', en: 'Payment history' },
};

export function pointsOfFigure({ bands }: MeasuredFactor, figure: number): number {
  const band = bands.findLast(({ from }) => from === null || figure >= from);
  if (band === undefined) throw new Error(`No band for ${figure}.`);
  return band.points;
}

export function pointsOfAnswer({ choices }: ChosenFactor, answer: string): number | undefined {
  return choices.find((choice) => choice.answer === answer)?.points;
}

export function maxPoints(factor: Factor): number {
  const rows: readonly { points: number }[] = factor.kind === 'measured' ? factor.bands : factor.choices;
  return Math.max(...rows.map(({ points }) => points));
}
