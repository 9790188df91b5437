import { type CheckDecision, checkCredit, documentKey, exposureOf, reserve } from '#exposure';
import { CNY, canonicalJson, type Id, money } from '#kernel';
import { sha256 } from '#platform';
import { initialCheckRules } from '#policy';
import { inWords, presentCheck, presentObjection } from '#exposure/usecases';
import { historyDays } from './calendar.ts';
import { newestBegun } from './grants.ts';
import type { History } from './history.ts';
import { idAt } from './ids.ts';
import { type Actor, salesSystem } from './people.ts';
import { note, noteCheck } from './trail.ts';

/** Of the last weeks every check is kept, of the last half year those that did not pass, of older ones none. */
const checksKeptDays = 28;
const holdsKeptDays = 182;

/** A decision in the history, with what it knew and what was answered. */
export type KeptCheck = {
  readonly checkId: Id<'check'>;
  readonly callerId: string;
  readonly requestKey: string;
  readonly requestHash: Buffer;
  readonly checkedAt: Date;
  readonly outcome: CheckDecision['outcome'];
  readonly documentNumber: string;
  readonly amountMinor: bigint;
  readonly policyVersion: string;
  readonly snapshotJson: string;
  readonly answerJson: string;
};

export type KeptHold = {
  readonly holdId: Id<'hold'>;
  readonly checkId: Id<'check'>;
  readonly documentNumber: string;
  readonly amountMinor: bigint;
  readonly objections: unknown;
  readonly requestedBy: string;
  readonly requesterName: string;
  readonly createdAt: Date;
  status: 'open' | 'released' | 'superseded';
  closedAt: Date | null;
  closedBy: string | null;
  closeReason: string | null;
  reservationId: string | null;
};

export type Order = { readonly number: string; readonly amountMinor: bigint; readonly by: Actor };

/** Puts an order to the credit check, as the sales system or a salesperson does. */
export function askForCredit(history: History, order: Order, dayNo: number, at: Date) {
  const { player, books } = history;
  const facts = factsFor(history, order, dayNo);
  const request = { documentType: 'sales_order', amountMinor: order.amountMinor, prepaidMinor: 0n } as const;
  const decision = checkCredit(facts, request);
  closeHold(history, order.number, { status: 'superseded', at, by: order.by, reason: null });
  const checkId = idAt<'check'>(at, player.dice);
  const traces: { reservationId?: string; holdId?: string } = {};
  if (decision.reserves) {
    const document = { type: 'sales_order', number: order.number } as const;
    const reservationId = idAt<'reservation'>(at, player.dice);
    reserve(books, { reservationId, document, amountMinor: order.amountMinor, origin: 'check' }, at);
    traces.reservationId = reservationId;
  } else if (decision.outcome === 'held') {
    traces.holdId = holdOrder(history, order, checkId, decision, at);
  }
  const keptDays = decision.outcome === 'approved' ? checksKeptDays : holdsKeptDays;
  if (dayNo >= historyDays - keptDays) keepCheck(history, order, { checkId, at, facts, request, decision, traces });
  return decision;
}

/** The holds whose checks are kept too. */
export function keptHolds(history: History): readonly KeptHold[] {
  return history.holds.filter((hold) => isKept(history, hold));
}

function isKept({ calendar }: History, { createdAt }: KeptHold): boolean {
  return createdAt >= calendar.at(historyDays - holdsKeptDays, 0);
}

/** Gives the order its reservation in spite of the objections. */
export function releaseHeld(
  history: History,
  number: string,
  { by, reason, at }: { by: Actor; reason: string; at: Date },
) {
  const { books, player } = history;
  const hold = history.holds.find((each) => each.documentNumber === number && each.status === 'open');
  if (hold === undefined) throw new Error(`No open hold for ${number}.`);
  const reservationId = idAt<'reservation'>(at, player.dice);
  const document = { type: 'sales_order', number } as const;
  reserve(books, { reservationId, document, amountMinor: hold.amountMinor, origin: 'release' }, at);
  closeHold(history, number, { status: 'released', at, by, reason });
  hold.reservationId = reservationId;
  if (!isKept(history, hold)) return;
  const { holdId, amountMinor, objections } = hold;
  note(history, {
    command: 'exposure.release_hold',
    at,
    by,
    subject: `sales_order ${number}`,
    detail: { holdId, reason, amountMinor, currency: CNY, objections, reservationId },
  });
}

function factsFor({ player, books, grants, standing, calendar }: History, order: Order, dayNo: number) {
  const asOf = calendar.dayOf(dayNo);
  const own = books.reservations.get(documentKey({ type: 'sales_order', number: order.number }));
  const limit = newestBegun(grants, asOf);
  let oldestOpen: { invoiceNumber: string; dueOn: typeof asOf; openMinor: bigint } | null = null;
  for (const { number, dueOn, openMinor, disputed } of books.invoices.values()) {
    if (openMinor === 0n || disputed || (oldestOpen !== null && oldestOpen.dueOn <= dueOn)) continue;
    oldestOpen = { invoiceNumber: number, dueOn, openMinor };
  }
  return {
    asOf,
    currency: CNY,
    customer: {
      status: standing.status,
      blacklistReason: standing.blacklist?.reason ?? null,
      freezeReason: standing.freeze?.reason ?? null,
    },
    limit: limit && {
      limitId: limit.limitId,
      amount: limit.amount,
      singleDocument: limit.singleDocument,
      validFrom: limit.validFrom,
      validTo: limit.validTo,
    },
    oldestOpen: oldestOpen && { customerId: player.customerId, ...oldestOpen },
    exposureMinor: exposureOf(books.position) - (own?.openMinor ?? 0n),
    takenMinor: own?.takenMinor ?? 0n,
    rules: initialCheckRules,
  };
}

function holdOrder({ player, holds }: History, order: Order, checkId: Id<'check'>, decision: CheckDecision, at: Date) {
  const holdId = idAt<'hold'>(at, player.dice);
  holds.push({
    holdId,
    checkId,
    documentNumber: order.number,
    amountMinor: order.amountMinor,
    objections: decision.objections.map(presentObjection),
    requestedBy: `${order.by.kind}:${order.by.id}`,
    requesterName: order.by.name,
    createdAt: at,
    status: 'open',
    closedAt: null,
    closedBy: null,
    closeReason: null,
    reservationId: null,
  });
  return holdId;
}

type Closing = { status: 'released' | 'superseded'; at: Date; by: Actor; reason: string | null };

function closeHold({ holds }: History, number: string, { status, at, by, reason }: Closing): void {
  const hold = holds.find((each) => each.documentNumber === number && each.status === 'open');
  if (hold === undefined) return;
  Object.assign(hold, { status, closedAt: at, closedBy: by.name, closeReason: reason });
}

type Decided = {
  readonly checkId: Id<'check'>;
  readonly at: Date;
  readonly facts: ReturnType<typeof factsFor>;
  readonly request: Parameters<typeof checkCredit>[1];
  readonly decision: CheckDecision;
  readonly traces: { readonly reservationId?: string; readonly holdId?: string };
};

function keepCheck(history: History, order: Order, { checkId, at, facts, request, decision, traces }: Decided) {
  const sent = {
    customerCode: history.player.code,
    document: { type: 'sales_order' as const, number: order.number },
    amount: money(CNY, order.amountMinor),
    simulate: false,
  };
  const answer = presentCheck({
    checkId,
    sent,
    asOf: facts.asOf,
    checkedAt: at,
    policyVersion: facts.rules.version,
    decision,
    traces,
  });
  const check: KeptCheck = {
    checkId,
    callerId: order.by.id,
    requestKey: `demo ${checkId}`,
    requestHash: sha256(canonicalJson(sent)),
    checkedAt: at,
    outcome: decision.outcome,
    documentNumber: order.number,
    amountMinor: order.amountMinor,
    policyVersion: facts.rules.version,
    ...inWords({ snapshot: { facts, request, requestedBy: order.by.name }, answer }),
  };
  history.checks.push(check);
  noteCheck(history, check, order.by);
}

/** Most orders come in by machine. */
export function whoAsks({ player: { dice }, people }: History): Actor {
  if (dice.chance(0.6)) return salesSystem;
  return dice.chance(0.8) ? people.salesperson : people.salesManager;
}
