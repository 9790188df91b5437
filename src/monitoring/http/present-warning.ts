import type { z } from 'zod';
import { type CalendarDate, daysBetween } from '#kernel';
import { type Handler, whyNot } from '../handling.ts';
import type { NamedWarning } from '../store/warnings.ts';
import type { WarningEvent } from '../warning.ts';
import { warningActions } from '../words.ts';
import type { monitoringContract } from './contract.ts';

type Summary = z.input<typeof monitoringContract.listWarnings.answer>['items'][number];
type View = z.input<typeof monitoringContract.getWarning.answer>;

export function presentSummary(warning: NamedWarning, callerId: string, today: CalendarDate): Summary {
  const { line, owner, closed, openedOn, deadline } = warning;
  return {
    id: warning.warningId,
    customerCode: warning.customerCode,
    customerName: warning.customerName,
    state: closed === null ? 'open' : 'closed',
    indicator: warning.indicator,
    severity: warning.severity,
    figure: warning.figure,
    line: { code: line.code, crossed: line.crossed, at: line.at, unit: line.unit },
    stillCrossed: warning.stillCrossed,
    seenOn: warning.seenOn,
    basis: warning.basis,
    ownerRole: warning.ownerRole,
    owner,
    isMine: owner?.id === callerId,
    openedOn,
    ageDays: daysBetween(openedOn, today),
    deadline,
    daysLeft: daysBetween(today, deadline),
    measures: [...line.measures],
    froze: warning.froze,
    applicationId: warning.applicationId,
    reviewId: warning.reviewId,
    version: warning.version,
    closed: closed === null ? null : { ...closed, at: closed.at.toISOString() },
  };
}

export function presentWarning(
  warning: NamedWarning,
  events: readonly WarningEvent[],
  handler: Handler,
  today: CalendarDate,
): View {
  return {
    ...presentSummary(warning, handler.id, today),
    isFrozen: warning.isFrozen,
    events: events.map(({ eventId, kind, at, by, severity, figure, text, detail }) => ({
      id: eventId,
      kind,
      at: at.toISOString(),
      by,
      severity,
      figure,
      text,
      detail: { ...detail },
    })),
    mayDo: warningActions.map((action) => {
      const refusal = whyNot(action, warning, handler);
      return { action, whyNot: refusal === undefined ? null : { code: refusal.code, detail: refusal.detail } };
    }),
  };
}
