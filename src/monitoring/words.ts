import type { Severity } from '#policy';

// The words of this room that cross the wire.

/** From the least severe to the most. */
export const severities = ['attention', 'warning', 'critical'] as const satisfies readonly Severity[];

/** Why a warning is closed. What is accepted is accepted until a day, and not if it gets worse. */
export const closingCauses = ['settled', 'improved', 'limit_adjusted', 'accepted', 'wrong_figure'] as const;
export type ClosingCause = (typeof closingCauses)[number];

export const eventKinds = [
  'opened',
  'escalated',
  'no_longer_crossed',
  'crossed_again',
  'taken_over',
  'assigned',
  'noted',
  'froze_orders',
  'proposed_lower_limit',
  'pulled_review_forward',
  'closed',
] as const;
export type EventKind = (typeof eventKinds)[number];

export const warningActions = [
  'take_over',
  'assign',
  'note',
  'freeze',
  'propose_lower_limit',
  'pull_review_forward',
  'close',
] as const;
export type WarningAction = (typeof warningActions)[number];

export const reviewStates = ['planned', 'due', 'started', 'completed'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** Why a review falls on its day: the interval of the grade, the end of the limit, or a warning that pulled it forward. */
export const reviewCauses = ['grade', 'limit_expires', 'warning'] as const;
export type ReviewCause = (typeof reviewCauses)[number];

export const comparedFigures = [
  'grade',
  'score',
  'limit',
  'exposure',
  'overdue',
  'debt_to_asset_ratio',
  'current_ratio',
  'quick_ratio',
  'net_margin',
  'revenue_growth',
  'operating_cash_flow_to_debt',
] as const;
export type ComparedFigure = (typeof comparedFigures)[number];
