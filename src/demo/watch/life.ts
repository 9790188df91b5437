import { daysBetween, type CalendarDate } from '#kernel';
import { carryOut, changesOf, type CustomerFigures, type EventKind, type Warning, warningDetail } from '#monitoring';
import type { OwnedEvent } from '#monitoring/usecases';
import type { AuditEntry } from '#platform';
import type { Policy } from '#policy';
import { historyDays, type TradingCalendar } from '../calendar.ts';
import { type Dice, diceFor } from '../dice.ts';
import { idAt } from '../ids.ts';
import type { Actor, People } from '../people.ts';

/** Where and when the demo's warnings live. */
export type Watch = {
  readonly calendar: TradingCalendar;
  readonly people: People;
  readonly policy: Policy;
  /** The number of the day of the last scan: the day before the start. */
  readonly lastDay: number;
  readonly dayNoOf: (day: CalendarDate) => number;
};

export function openWatch(calendar: TradingCalendar, people: People, policy: Policy): Watch {
  const dayNoOf = (day: CalendarDate) => daysBetween(calendar.dayOf(0), day);
  return { calendar, people, policy, lastDay: historyDays - 1, dayNoOf };
}

/** One warning from its opening on, with its history and what it left in the audit trail. */
export type Life = {
  readonly watch: Watch;
  readonly code: string;
  readonly dice: Dice;
  warning: Warning;
  readonly events: OwnedEvent[];
  readonly trail: AuditEntry[];
};

type Finding = Parameters<typeof carryOut>[0];
type Act = {
  readonly command: string;
  readonly at: Date;
  readonly by: Actor | 'scan';
  readonly text?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** The minute at which the portfolio is scanned each morning. */
const scanMinute = 330;

/** A scan's finding on a day: opens a life, or goes on with it. */
export function scanOn(
  watch: Watch,
  figures: CustomerFigures,
  finding: Finding,
  dayNo: number,
  life: Life | undefined,
): Life {
  const at = watch.calendar.at(dayNo, scanMinute);
  const dice = life?.dice ?? diceFor(`${figures.code} watched ${finding.kind === 'open' ? finding.line.code : ''}`);
  const { warning, event } = carryOut(finding, figures, {
    today: watch.calendar.dayOf(dayNo),
    now: at,
    policyVersion: watch.policy.version,
    nextId: () => idAt<'warning'>(at, dice),
  });
  const lived: Life = life ?? { watch, code: figures.code, dice, warning, events: [], trail: [] };
  const { line, basis } = warning;
  if (event === null) lived.warning = warning;
  else tell(lived, warning, event, { command: 'monitoring.scan', at, by: 'scan', detail: { line, basis } });
  return lived;
}

/** A person's step. */
export function step(life: Life, kind: EventKind, changed: Partial<Warning>, act: Act): void {
  tell(life, { ...life.warning, ...changed, version: life.warning.version + 1 }, kind, act);
}

function tell(life: Life, after: Warning, kind: EventKind, { command, at, by, text, detail = {} }: Act): void {
  const { warning: before, code, dice } = life;
  const { warningId, customerId, creditGroupId, severity, figure } = after;
  const who = by === 'scan' ? { kind: 'system' as const, id: 'system', name: 'Headroom' } : by;
  const told = { kind, at, by: who.name, severity, figure, text: text ?? null, detail };
  life.events.push({ warningId, customerId, creditGroupId, eventId: idAt<'event'>(at, dice), ...told });
  const more = by === 'scan' ? {} : { text: text ?? null, ...detail, ...changesOf(before, after) };
  life.trail.push({
    entryId: idAt<'audit-entry'>(at, dice),
    at,
    actorKind: who.kind,
    actorId: who.id,
    actorName: who.name,
    command,
    customerId,
    subject: code,
    detail: { ...warningDetail(after), event: kind, ...more },
  });
  life.warning = after;
}

/** A working minute on the next working day after one, or undefined when the company has not come that far. */
export function nextWorkingMoment({ watch: { calendar }, dice }: Life, dayNo: number): Date | undefined {
  const day = calendar.tradingDayFrom(dayNo + 1);
  return day >= historyDays ? undefined : calendar.at(day, dice.between(545, 1_060));
}

/** Whoever has the warning, or the role that it belongs to. */
export function ownerOf({ watch: { people }, warning }: Life): Actor {
  if (warning.owner !== null) return { kind: 'user', ...warning.owner };
  return {
    salesperson: people.salesperson,
    credit_analyst: people.creditAnalyst,
    credit_manager: people.creditManager,
  }[warning.ownerRole];
}
