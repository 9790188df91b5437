import type { Id } from '#kernel';
import { type Books, openBooks } from '#exposure';
import type { AuditEntry } from '#platform';
import { type Agenda, openAgenda } from './agenda.ts';
import type { TradingCalendar } from './calendar.ts';
import type { Player } from './cast.ts';
import type { DemoAnswer } from './credit/answers.ts';
import type { DemoApplication } from './credit/applications.ts';
import type { DemoAssessment } from './credit/assessments.ts';
import type { DemoRecord } from './credit/external.ts';
import type { DemoStatement } from './credit/statements.ts';
import { type DemoGrant, planGrants } from './grants.ts';
import type { KeptCheck, KeptHold } from './order-desk.ts';
import type { People } from './people.ts';

/** How a customer stands with us: changes as its history goes on. */
export type Standing = {
  readonly status: 'active' | 'inactive';
  readonly blacklist: { readonly reason: string; readonly at: Date } | null;
  readonly freeze: { readonly reason: string; readonly at: Date } | null;
};

export type Dispute = {
  readonly disputeId: Id<'dispute'>;
  readonly invoiceId: string;
  readonly raisedOn: string;
  readonly reason: string;
  settledOn: string | null;
  resolution: string | null;
};

/** One customer's two years, as far as they have been played. */
export type History = {
  readonly player: Player;
  readonly calendar: TradingCalendar;
  readonly people: People;
  readonly agenda: Agenda;
  /** The working copy that the exposure room's own postings change. */
  readonly books: Books;
  grants: DemoGrant[];
  standing: Standing;
  /** When each document was booked, by its id. */
  readonly bookedAt: Map<string, Date>;
  /** When each of the books' allocations was booked, in their order. */
  readonly allocatedAt: Date[];
  readonly checks: KeptCheck[];
  readonly holds: KeptHold[];
  readonly disputes: Dispute[];
  readonly statements: DemoStatement[];
  readonly answers: DemoAnswer[];
  readonly records: DemoRecord[];
  readonly assessments: DemoAssessment[];
  readonly applications: DemoApplication[];
  /** What people and machines did, as the audit trail tells it. */
  readonly trail: AuditEntry[];
  readonly numbers: Set<string>;
};

export function openHistory(player: Player, calendar: TradingCalendar, people: People): History {
  return {
    player,
    calendar,
    people,
    agenda: openAgenda(),
    books: openBooks({ customerId: player.customerId, creditGroupId: player.creditGroupId }),
    grants: planGrants(player, calendar, people),
    standing: { status: 'active', blacklist: null, freeze: null },
    bookedAt: new Map(),
    allocatedAt: [],
    checks: [],
    holds: [],
    disputes: [],
    statements: [],
    answers: [],
    records: [],
    assessments: [],
    applications: [],
    trail: [],
    numbers: new Set(),
  };
}

/** When the customer was added: the limit it came with was granted on no earlier day. */
export function openedAt({ player, calendar }: History): Date {
  return calendar.at(calendar.tradingDayUpTo(player.firstDay), 540);
}

/** Notes when a document, and whatever was allocated with it, was booked. */
export function noteBooked({ books, bookedAt, allocatedAt }: History, documentId: string, at: Date): void {
  bookedAt.set(documentId, at);
  while (allocatedAt.length < books.written.allocations.length) allocatedAt.push(at);
}

/** `SO260305-042`, `DN260311-042B`: the day, the customer, and a letter where one day has several. */
export function numberFor({ player, calendar, numbers }: History, kind: string, dayNo: number): string {
  const number = `${kind}${calendar.dayOf(dayNo).slice(2).replaceAll('-', '')}-${player.code.slice(-3)}`;
  for (const letter of ['', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) {
    const free = number + letter;
    if (numbers.has(free)) continue;
    numbers.add(free);
    return free;
  }
  throw new Error(`${number} has been given out eight times.`);
}

/** A minute of the working day. */
export function officeMinute({ player: { dice } }: History): number {
  return dice.between(530, 1_065);
}
