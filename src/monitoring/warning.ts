import type { CreditGroupId, CustomerId } from '#customers';
import type { CalendarDate, Id } from '#kernel';
import type { Severity, WarningIndicator, WarningLine, WarningOwner } from '#policy';
import type { Basis } from './readings.ts';
import { type ClosingCause, type EventKind, severities } from './words.ts';

export type WarningId = Id<'warning'>;

/** 预警: a figure of a customer crossed a line of the policy. One is open for each customer and indicator at most. */
export type Warning = {
  readonly customerId: CustomerId;
  readonly creditGroupId: CreditGroupId;
  readonly warningId: WarningId;
  readonly indicator: WarningIndicator;
  /** Of the worst line crossed so far: what grew milder again stays as severe as it was until a person closes it. */
  readonly severity: Severity;
  readonly line: WarningLine;
  readonly policyVersion: string;
  /** As last seen, in the line's unit: a share (0.8 is 80 %), a ratio, days or steps. */
  readonly figure: number;
  readonly basis: Basis;
  readonly stillCrossed: boolean;
  readonly seenOn: CalendarDate;
  readonly ownerRole: WarningOwner;
  /** Who took it over; null while it lies before everybody of the role. */
  readonly owner: Person | null;
  readonly openedOn: CalendarDate;
  readonly openedAt: Date;
  readonly deadline: CalendarDate;
  /** A freeze of the customer followed from it. */
  readonly froze: boolean;
  readonly applicationId: string | null;
  readonly reviewId: string | null;
  readonly version: number;
  readonly closed: Closed | null;
};

export type Person = { readonly id: string; readonly name: string };

export type Closed = {
  readonly at: Date;
  readonly by: string;
  readonly cause: ClosingCause;
  readonly reason: string;
  /** Where a freeze had followed: whether closing ended it. */
  readonly unfroze: boolean | null;
  /** The last day on which the same cause opens no other warning. */
  readonly quietUntil: CalendarDate;
};

/** One step in the life of a warning, with the figure of that moment. */
export type WarningEvent = {
  readonly eventId: string;
  readonly kind: EventKind;
  readonly at: Date;
  readonly by: string;
  readonly severity: Severity;
  readonly figure: number;
  readonly text: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Negative when the first is milder. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}
