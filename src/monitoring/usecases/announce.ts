import type { Command } from '#platform';
import { warningDetail } from '../trail.ts';
import type { Warning } from '../warning.ts';
import type { EventKind } from '../words.ts';

type Told = Pick<Command, 'record' | 'announce'>;

/** Leaves a step on the customer's timeline: which warning, how it stands now, and what else belongs to the step. */
export function tellWarning(
  { record }: Pick<Told, 'record'>,
  customerCode: string,
  warning: Warning,
  more: Readonly<Record<string, unknown>>,
): void {
  record({
    subject: customerCode,
    customerId: warning.customerId,
    detail: { ...warningDetail(warning), ...more },
  });
}

/** For whoever listens: whose warning it is, how severe, and before whom it lies. */
export function announceWarning(
  { announce }: Pick<Told, 'announce'>,
  kind: 'warning_opened' | 'warning_changed',
  customerCode: string,
  { warningId, indicator, severity, ownerRole, owner, deadline, closed }: Warning,
  what: EventKind,
): void {
  const ownerId = owner?.id ?? null;
  const state = closed === null ? 'open' : 'closed';
  announce(kind, { warningId, customerCode, what, state, indicator, severity, ownerRole, ownerId, deadline });
}
