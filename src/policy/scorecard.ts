import type { Grade } from './grade-scale.ts';
import type { Text } from './text.ts';

export const dimensions = ['financial', 'operating', 'industry', 'soft', 'payment_history'] as const;

export type Dimension = (typeof dimensions)[number];

/**
 * Figures that factors read. The first nine come from statements, the next three about the business, then three from our
 * own receivables; those after them an edition may ask: ratios, the business, and the score of a report from outside.
 */
export const measuredFactorCodes = [
  'debt_to_asset_ratio',
  'current_ratio',
  'quick_ratio',
  'interest_cover',
  'net_margin',
  'roe',
  'operating_cash_flow_to_debt',
  'receivables_days',
  'revenue_growth',
  'market_share',
  'largest_customer_share',
  'years_in_business',
  'late_share',
  'days_beyond_terms',
  'oldest_overdue_days',
  'cash_ratio',
  'gross_margin',
  'roa',
  'interest_bearing_debt_to_assets',
  'inventory_days',
  'total_asset_turnover',
  'net_profit_growth',
  'largest_supplier_share',
  'capacity_use',
  'external_score',
] as const;

export type MeasuredFactorCode = (typeof measuredFactorCodes)[number];

/** What a person judges by choosing one of a few answers. */
export const chosenFactorCodes = [
  'industry_outlook',
  'management',
  'strategy',
  'culture',
  'transparency',
  'litigation',
] as const;

export type ChosenFactorCode = (typeof chosenFactorCodes)[number];

export type FactorCode = MeasuredFactorCode | ChosenFactorCode;

export type FactorUnit = 'percent' | 'times' | 'days' | 'years' | 'points';

/** A band begins with `from` (null: below everything) and ends where the next one begins. */
export type FactorBand = { readonly from: number | null; readonly points: number };

export type FactorChoice = { readonly answer: string; readonly label: Text; readonly points: number };

type FactorBase = {
  readonly dimension: Dimension;
  readonly name: Text;
  /** What a factor that is not known is given: never more than the middle of its rows; in the policies of the house, its worst. */
  readonly missingPoints: number;
  /** The most that a customer may be graded of whom it is not known. */
  readonly missingAtMost?: Grade;
  /** What its best row counts in the score, where that is not what the row says: all rows are scaled to it. 0 leaves it out. */
  readonly weight?: number;
};

export type MeasuredFactor = FactorBase & {
  readonly kind: 'measured';
  readonly code: MeasuredFactorCode;
  readonly unit: FactorUnit;
  readonly bands: readonly FactorBand[];
  /** Between the beginnings of two bands points run in a straight line, instead of in steps. */
  readonly isLinear?: boolean;
};

export type ChosenFactor = FactorBase & {
  readonly kind: 'chosen';
  readonly code: ChosenFactorCode;
  readonly choices: readonly FactorChoice[];
};

export type Factor = MeasuredFactor | ChosenFactor;

/** What a factor is or passes: an answer, or a figure from a line on or below it. */
export type FactorTest =
  | { readonly kind: 'answer'; readonly answer: string }
  | { readonly kind: 'at_least' | 'below'; readonly figure: number };

/** 一票否决: what holds the grade down whatever the score. */
export type Veto = { readonly factor: FactorCode; readonly test: FactorTest; readonly atMost: Grade };

/** Whom a variant is for: everything that is given must be so. */
export type VariantCondition = {
  /** No annual statement that still speaks for it. */
  readonly thinFile?: boolean | undefined;
  /** Never invoiced by us, or for less than a year. */
  readonly newCustomer?: boolean | undefined;
  readonly industries?: readonly string[] | undefined;
  readonly customerTypes?: readonly string[] | undefined;
};

/** The scorecard of some customers: other weights, adding up to 100; what is not named is not asked. */
export type ScorecardVariant = {
  readonly code: string;
  readonly name: Text;
  readonly for: VariantCondition;
  readonly weights: Readonly<Partial<Record<FactorCode, number>>>;
  /** Who is judged by less is trusted with less. */
  readonly atMost?: Grade | undefined;
};

/** The weights of all factors add up to 100. The first variant that fits a customer is used instead of them. */
export type Scorecard = {
  readonly factors: readonly Factor[];
  readonly vetoes?: readonly Veto[];
  readonly variants?: readonly ScorecardVariant[];
};

export const dimensionNames: Readonly<Record<Dimension, Text>> = {
  financial: { zh: '财务状况', en: 'Financial' },
  operating: { zh: '经营情况', en: 'Operating' },
  industry: { zh: '行业前景', en: 'Industry' },
  soft: { zh: '软性因素', en: 'Soft factors' },
  payment_history: { zh: '付款记录', en: 'Payment history' },
};

/** Whole points of a figure, under a factor whose rows count as they are. */
export function pointsOfFigure({ bands, isLinear }: MeasuredFactor, figure: number): number {
  const place = bands.findLastIndex(({ from }) => from === null || figure >= from);
  const band = bands[place];
  if (band === undefined) throw new Error(`No band for ${figure}.`);
  const next = bands[place + 1];
  if (isLinear !== true || band.from === null || next === undefined || next.from === null) return band.points;
  const share = (figure - band.from) / (next.from - band.from);
  return Math.round(band.points + (next.points - band.points) * share);
}

export function pointsOfAnswer({ choices }: ChosenFactor, answer: string): number | undefined {
  return choices.find((choice) => choice.answer === answer)?.points;
}

/** What a factor counts at its best. */
export function maxPoints(factor: Factor): number {
  return factor.weight ?? mostOfRows(factor);
}

export function mostOfRows(factor: Factor): number {
  return Math.max(...rowsOf(factor).map(({ points }) => points));
}

export function rowsOf(factor: Factor): readonly { readonly points: number }[] {
  return factor.kind === 'measured' ? factor.bands : factor.choices;
}
