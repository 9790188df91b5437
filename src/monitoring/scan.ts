import { addDays, type CalendarDate, earlier } from '#kernel';
import { lineCrossed, type Policy, type Severity, type WarningIndicator, type WarningLine } from '#policy';
import type { CustomerFigures, Reading, Readings } from './readings.ts';
import { compareSeverity, type Warning, type WarningId } from './warning.ts';
import type { EventKind } from './words.ts';

/** What is open for a customer, and what was closed so lately that it must not come up again at once. */
export type KnownWarnings = {
  readonly open: readonly Warning[];
  readonly quiet: readonly { readonly indicator: WarningIndicator; readonly severity: Severity }[];
};

/** What the figures of a day do to the warnings of one customer. */
export type Finding =
  | { readonly kind: 'open'; readonly line: WarningLine; readonly reading: Reading }
  | { readonly kind: 'escalate'; readonly warning: Warning; readonly line: WarningLine; readonly reading: Reading }
  | {
      readonly kind: 'no_longer_crossed' | 'crossed_again' | 'figure_moved';
      readonly warning: Warning;
      readonly reading: Reading;
    };

/**
 * Open warnings and the lines that are crossed, in; what to open, to escalate, and to note, out. A figure that is not
 * known does nothing; a figure that is better closes nothing: that takes a person and a cause.
 */
export function findChanges({ open, quiet }: KnownWarnings, readings: Readings, { warningLines }: Policy): Finding[] {
  return [...readings].flatMap(([indicator, reading]): Finding[] => {
    const line = lineCrossed(warningLines, indicator, reading.figure);
    const warning = open.find((each) => each.indicator === indicator);
    if (warning === undefined) {
      if (line === undefined) return [];
      const silenced = quiet.some(
        (each) => each.indicator === indicator && compareSeverity(line.severity, each.severity) <= 0,
      );
      return silenced ? [] : [{ kind: 'open', line, reading }];
    }
    const against = line === undefined ? -1 : compareSeverity(line.severity, warning.severity);
    if (line !== undefined && against > 0) return [{ kind: 'escalate', warning, line, reading }];
    const stillCrossed = line !== undefined && against === 0;
    if (stillCrossed !== warning.stillCrossed)
      return [{ kind: stillCrossed ? 'crossed_again' : 'no_longer_crossed', warning, reading }];
    return reading.figure === warning.figure ? [] : [{ kind: 'figure_moved', warning, reading }];
  });
}

type Moment = {
  readonly today: CalendarDate;
  readonly now: Date;
  readonly policyVersion: string;
  readonly nextId: () => WarningId;
};

/** What becomes of a warning, and what its history says; a figure that only moved is no step of its own. */
export type Found = { readonly warning: Warning; readonly event: EventKind | null };

export function carryOut(
  finding: Finding,
  { customerId, creditGroupId, salesOwner }: Pick<CustomerFigures, 'customerId' | 'creditGroupId' | 'salesOwner'>,
  { today, now, policyVersion, nextId }: Moment,
): Found {
  const { figure, basis } = finding.reading;
  const seen = { figure, basis, seenOn: today };
  if (finding.kind === 'open') {
    const { line } = finding;
    const { indicator, severity, owner: ownerRole, deadlineDays } = line;
    const deadline = addDays(today, deadlineDays);
    // Sales know who looks after whom; the others take over what lies before their role.
    const owner = ownerRole === 'salesperson' ? salesOwner : null;
    const who = { customerId, creditGroupId, warningId: nextId(), ownerRole, owner };
    const opened = { openedOn: today, openedAt: now, deadline, stillCrossed: true, version: 1 };
    const untouched = { froze: false, applicationId: null, reviewId: null, closed: null };
    const warning: Warning = { ...who, indicator, severity, line, policyVersion, ...seen, ...opened, ...untouched };
    return { warning, event: 'opened' };
  }
  const { warning } = finding;
  switch (finding.kind) {
    case 'escalate': {
      const { line } = finding;
      const { severity, owner: ownerRole } = line;
      // Whoever has it keeps it while it stays with their role; a higher role begins with nobody.
      const owner = ownerRole === warning.ownerRole ? warning.owner : null;
      // A worse line leaves no more time than there was; where that had run out, it gives its own.
      const fresh = addDays(today, line.deadlineDays);
      const deadline = warning.deadline < today ? fresh : earlier(warning.deadline, fresh);
      const worse = { severity, line, policyVersion, ownerRole, owner, deadline, stillCrossed: true };
      return { warning: { ...warning, ...seen, ...worse, version: warning.version + 1 }, event: 'escalated' };
    }
    case 'no_longer_crossed':
    case 'crossed_again': {
      const stillCrossed = finding.kind === 'crossed_again';
      return { warning: { ...warning, ...seen, stillCrossed, version: warning.version + 1 }, event: finding.kind };
    }
    case 'figure_moved':
      return { warning: { ...warning, ...seen }, event: null };
  }
}
