import type { z } from 'zod';
import type { Customer } from '#customers';
import { type Address, type AddressBook, lockAddresses } from '#customers/usecases';
import { type CalendarDate, canonicalJson, ok, refuse, refused, type Result } from '#kernel';
import { limitsAsOf } from '#limits/usecases';
import {
  type Caller,
  eventsInsert,
  inExpressTransaction,
  keyConflict,
  newId,
  type Platform,
  type Statement,
  todayAt,
  together,
  type Tx,
} from '#platform';
import { type Policy, policyInForce } from '#policy';
import type { Marks } from '#receivables';
import { knownSellers, loadOldestOpenItems, sellerNotFound } from '#receivables/usecases';
import { askedMarks } from '../asked-marks.ts';
import { type Books, documentKey, type ReservedDocument } from '../books.ts';
import { type CheckDecision, type CheckFacts, checkCredit, decisionPath } from '../credit-check.ts';
import type { CheckBody } from '../http/check-shapes.ts';
import type { exposureContract as doors } from '../http/contract.ts';
import { presentCheck, presentObjection } from '../http/present-check.ts';
import { forcedHoldOf } from '../forced-hold.ts';
import { countedCheck } from '../counted-check.ts';
import { effectiveLimit } from '../effective-limit.ts';
import { inCurrency } from '../in-currency.ts';
import { marked } from '../inherited-marks.ts';
import { inOneCurrency } from '../one-currency.ts';
import { reserveAsked } from '../reserve-asked.ts';
import { standingOf } from '../standing.ts';
import { type CheckRecord, insertChecks, loadAnswers, requestKeyOf } from '../store/checks.ts';
import { type Hold, type HoldId, loadOpenHolds, writeHolds } from '../store/holds.ts';
import { loadReserved } from '../store/load-books.ts';
import { ledgerWrites } from '../store/save-books.ts';
import { customerNotFound } from './book-documents.ts';
import { auditChecks } from './audit-checks.ts';
import { type CompositionDesk, dayOf, openCompositionDesk } from './composition-desk.ts';
import { type CurrencyDesk, openCurrencyDesk } from './currency-desk.ts';
import { type LevelDesk, openLevelDesk } from './level-desk.ts';
import { openRuleDesk, type RuleDesk } from './rule-desk.ts';

export type SentCheck = z.output<typeof CheckBody>;
export type CheckAnswer = z.input<typeof doors.checkCredit.answer>;

/** One request on its way through a lane. */
export type AskedCheck = {
  readonly caller: Caller;
  readonly key: string;
  readonly requestHash: Buffer;
  readonly sent: SentCheck;
};

/**
 * Decides a batch of checks in the order in which they arrived, in one transaction of two round trips: lock the groups
 * and load all that the decisions need; decide one after the other on working copies of the books; write everything
 * set-based and commit. Two orders can therefore never take the same headroom, whether they meet in one batch, in two
 * lanes or in two servers.
 */
export async function checkBatch(
  platform: Platform,
  addresses: AddressBook,
  asked: readonly AskedCheck[],
  policyOf: (asOf: CalendarDate) => Policy = policyInForce,
): Promise<Result<CheckAnswer>[]> {
  const codes = [...new Set(asked.map((one) => one.sent.customerCode))];
  for (;;) {
    const seenAt = await addresses.find(codes);
    const results = await inExpressTransaction(platform.database, async (tx) => {
      const now = platform.clock.now();
      const today = todayAt(platform.clock, platform.company);
      const desk = await openDesk(tx, seenAt, asked, { today, timeZone: platform.company.timeZone, policyOf });
      if (desk === undefined) return { outcome: undefined, writes: [] };
      const decided = asked.map((one) => decide(desk, one, { now, today }));
      return { outcome: decided, writes: writesOf(desk, asked, now) };
    });
    if (results !== undefined) return results;
    // A customer changed its group: the lock that was taken protects nothing, so look again.
    addresses.forget(codes);
  }
}

/** A document has one open hold: the older one must be closed before the newer is written. */
function writesOf(desk: Desk, asked: readonly AskedCheck[], now: Date): Statement[] {
  const { books, superseded, newHolds, records } = desk;
  if (records.length === 0) return [];
  const { altered, added } = ledgerWrites([...books.values()]);
  return [
    ...altered,
    ...(superseded.length > 0 ? [writeHolds(superseded)] : []),
    ...(newHolds.length > 0 ? [writeHolds(newHolds)] : []),
    ...together([...added, insertChecks(records), auditChecks(asked, records, now), ...newsOfHolds(desk, asked, now)]),
  ];
}

/** Tells whoever listens which documents wait for a person now. */
function newsOfHolds(desk: Desk, asked: readonly AskedCheck[], now: Date): Statement[] {
  const codes = new Map([...desk.customers.values()].map(({ customerId, code }) => [customerId, code]));
  const callers = new Map(asked.map(({ caller }) => [`${caller.kind}:${caller.id}`, caller.id]));
  const open = desk.newHolds.filter(({ status }) => status === 'open');
  const events = open.map(({ holdId, customerId, requestedBy }) => ({
    eventId: newId(),
    at: now,
    kind: 'order_held',
    payload: { holdId, customerCodes: [codes.get(customerId)] },
    actorId: callers.get(requestedBy) ?? null,
  }));
  return events.length === 0 ? [] : [eventsInsert(events)];
}

/** What lies on the table while one batch is decided. */
type Desk = {
  readonly customers: ReadonlyMap<string, Customer>;
  readonly books: ReadonlyMap<string, Books>;
  readonly ruleDesk: RuleDesk;
  readonly levelDesk: LevelDesk;
  readonly sellers: ReadonlySet<string>;
  readonly compositionDesk: CompositionDesk;
  readonly policyOf: (asOf: CalendarDate) => Policy;
  readonly rateOf: CurrencyDesk;
  readonly factsOf: (one: AskedCheck, customer: Customer) => Pick<CheckFacts, 'limit' | 'oldestOpen'>;
  readonly answers: Map<string, { readonly requestHash: Buffer; readonly answer: unknown }>;
  readonly openHolds: Map<string, Hold>;
  readonly records: CheckRecord[];
  readonly newHolds: Hold[];
  readonly superseded: Hold[];
};

/** Undefined when a customer has moved from where it was seen. */
async function openDesk(
  tx: Tx,
  seenAt: ReadonlyMap<string, Address>,
  asked: readonly AskedCheck[],
  { today, timeZone, policyOf }: { today: CalendarDate; timeZone: string; policyOf: Desk['policyOf'] },
): Promise<Desk | undefined> {
  const rows = asked.flatMap((one) => {
    const address = seenAt.get(one.sent.customerCode);
    return address === undefined ? [] : [{ ...address, one, asOf: one.sent.asOf ?? today }];
  });
  const documents = rows.flatMap(({ one, customerId, creditGroupId }) =>
    documentsOf(one.sent).map((document) => ({ ...document, customerId, creditGroupId })),
  );
  const owners = [...seenAt.values()];
  const keys = rows.map(({ one, ...owner }) => ({ ...owner, callerId: one.caller.id, requestKey: one.key }));
  // Asked at once: the lock goes first, so the others see what it protects; all are answered in one round trip.
  const policy = { timeZone, policyOf };
  const [customers, books, limits, oldest, holds, answers, ruleDesk, compositionDesk, levelDesk, sellers] =
    await Promise.all([
      lockAddresses(tx, seenAt),
      loadReserved(tx, owners, documents),
      limitsAsOf(tx, rows),
      loadOldestOpenItems(tx, owners),
      loadOpenHolds(tx, documents),
      loadAnswers(tx, keys),
      openRuleDesk(tx, rows, policy),
      openCompositionDesk(tx, rows, policyOf),
      openLevelDesk(
        tx,
        owners.filter(({ hasLevels }) => hasLevels),
        policy,
      ),
      knownSellers(
        tx,
        asked.flatMap(({ sent }) => sent.sellerCode ?? []),
      ),
    ]);
  if (customers === undefined) return undefined;
  compositionDesk.keepIn(books.values());
  const amounts = rows.flatMap(({ one: { sent }, asOf }) => {
    const customer = customers.get(sent.customerCode);
    return customer === undefined ? [] : [{ customer, amount: sent.amount, day: asOf }];
  });
  const limitOf = new Map(rows.map(({ one }, place) => [one, limits[place] ?? null]));
  return {
    customers,
    books,
    ruleDesk,
    levelDesk,
    sellers,
    compositionDesk,
    policyOf,
    // Only who asks in another currency waits for its rate.
    rateOf: await openCurrencyDesk(tx, today, amounts),
    factsOf: (one, { customerId }) => ({ limit: limitOf.get(one) ?? null, oldestOpen: oldest.get(customerId) ?? null }),
    answers,
    openHolds: new Map(holds.map((hold) => [holdKey(hold.customerId, hold.document), hold])),
    records: [],
    newHolds: [],
    superseded: [],
  };
}

function decide(desk: Desk, one: AskedCheck, { now, today }: { now: Date; today: CalendarDate }): Result<CheckAnswer> {
  const { sent, caller, key, requestHash } = one;
  const customer = desk.customers.get(sent.customerCode);
  const books = customer === undefined ? undefined : desk.books.get(customer.customerId);
  if (customer === undefined || books === undefined) return customerNotFound(sent.customerCode);

  const requestKey = requestKeyOf({ customerId: customer.customerId, callerId: caller.id, requestKey: key });
  const before = desk.answers.get(requestKey);
  if (before !== undefined) {
    return before.requestHash.equals(requestHash) ? ok(before.answer as CheckAnswer) : refused(keyConflict);
  }
  const accepted = acceptable(sent, customer, today);
  if (!accepted.ok) return accepted;
  if (sent.sellerCode !== undefined && !desk.sellers.has(sent.sellerCode))
    return sellerNotFound(sent.sellerCode, 'sellerCode');
  const sameOrder = ofSameOrder(books, sent);
  if (!sameOrder.ok) return sameOrder;
  const rate = desk.rateOf(customer, sent.amount, sent.asOf ?? today);
  if (!rate.ok) return rate;
  const currency = rate.value?.from ?? null;
  const chain = inOneCurrency(books, { reservations: documentsOf(sent) }, currency, customer.currency);
  if (!chain.ok) return chain;

  const marks = askedMarks(books, sent.document, sent);
  const counted = countedCheck(books, sent.document, { rate: rate.value, ...askedOf(sent) });
  const facts = gatherFacts(desk, one, customer, { ...counted, books, marks, today });
  const { request } = counted;
  const decision = checkCredit(facts, request);
  const checkId = newId<'check'>();
  const traces = sent.simulate ? {} : carryOut(desk, books, one, customer, checkId, decision, { counted, marks, now });
  const answer = presentCheck({
    checkId,
    sent,
    asOf: facts.asOf,
    checkedAt: now,
    policyVersion: facts.rules.version,
    decision,
    limit: facts.limit,
    ...(rate.value !== null && { counted: { rate: rate.value, minor: request.amountMinor } }),
    marks,
    levels: facts.levels === undefined ? [] : effectiveLimit(facts),
    path: sent.simulate ? decisionPath(facts, request) : undefined,
    traces,
  });
  if (!sent.simulate) {
    desk.answers.set(requestKey, { requestHash, answer });
    desk.records.push({
      customerId: customer.customerId,
      creditGroupId: customer.creditGroupId,
      checkId,
      callerId: caller.id,
      requestKey: key,
      requestHash,
      checkedAt: now,
      outcome: decision.outcome,
      documentType: sent.document.type,
      documentNumber: sent.document.number,
      amountMinor: request.amountMinor,
      policyVersion: facts.rules.version,
      snapshotJson: canonicalJson({ facts, request, requestedBy: caller.name }),
      answerJson: canonicalJson(answer),
    });
  }
  return ok(answer);
}

function gatherFacts(
  desk: Desk,
  one: AskedCheck,
  customer: Customer,
  given: ReturnType<typeof countedCheck> & {
    readonly books: Books;
    readonly marks: Marks | undefined;
    readonly today: CalendarDate;
  },
): CheckFacts {
  const { known, ownOpenMinor, books, marks, today } = given;
  const { orderNumber } = one.sent.document;
  const holdOf = (document: ReservedDocument) => desk.openHolds.get(holdKey(customer.customerId, document));
  const own = reservable(one.sent);
  const forcedHold = forcedHoldOf(
    own === undefined ? undefined : holdOf(own),
    orderNumber === undefined ? undefined : holdOf(orderOf(orderNumber)),
    orderNumber,
  );
  const asOf = one.sent.asOf ?? today;
  const loaded = desk.factsOf(one, customer);
  const counted = desk.compositionDesk.before(one.sent.document, { customer, books, asOf });
  return {
    ...loaded,
    ...known,
    ...counted.facts,
    ...(forcedHold !== undefined && { forcedHold }),
    ...desk.ruleDesk({
      customer,
      asOf,
      limit: loaded.limit,
      ownOpenMinor,
      sellerCode: marks?.sellerCode,
      books: desk.books,
      ...counted,
    }),
    ...desk.levelDesk({ customer, asOf, document: one.sent.document, marks, order: known.order, books: desk.books }),
    asOf,
    currency: customer.currency,
    customer: standingOf(customer),
    ...(customer.ruleExclusions !== undefined && { exclusions: customer.ruleExclusions }),
    rules: desk.policyOf(asOf).checkRules,
  };
}

/** What a decision does: an approved order reserves, a held one waits at the hold desk, and either ends an older hold. */
function carryOut(
  desk: Desk,
  books: Books,
  { sent, caller }: AskedCheck,
  customer: Customer,
  checkId: string,
  decision: CheckDecision,
  {
    counted: { request, known },
    marks,
    now,
  }: { counted: ReturnType<typeof countedCheck>; marks: Marks | undefined; now: Date },
): { reservationId?: string; holdId?: string } {
  const document = reservable(sent);
  if (document === undefined) return {};
  const key = holdKey(customer.customerId, document);
  const older = desk.openHolds.get(key);
  // What somebody put on hold outlives a rejection: only a release ends it.
  const isForced = older !== undefined && forcedHoldOf(older) !== undefined;
  if (older !== undefined && !(isForced && decision.outcome === 'rejected')) {
    const ended = { ...older, status: 'superseded' as const, closedAt: now, closedBy: caller.name, closeReason: null };
    desk.openHolds.delete(key);
    replaceOrAdd(desk, ended);
  }
  const { amountMinor, prepaidMinor } = askedOf(sent);
  if (decision.reserves) {
    const asked = {
      ...dayOf(sent.document, decision),
      amountMinor: amountMinor - prepaidMinor,
      reservationId: newId<'reservation'>(),
      origin: 'check' as const,
      ...marked(marks),
    };
    return inCurrency(books, known.original?.rate ?? null, (own) => {
      const { reservation, drawsOnOrder } = reserveAsked(own, document, sent.document.orderNumber, asked, now);
      return reservation.openMinor > 0n || drawsOnOrder ? { reservationId: reservation.reservationId } : {};
    });
  }
  if (decision.outcome !== 'held') return {};
  const hold: Hold = {
    customerId: customer.customerId,
    creditGroupId: customer.creditGroupId,
    holdId: newId<'hold'>() as HoldId,
    checkId,
    document,
    orderNumber: sent.document.orderNumber ?? null,
    ...dayOf(sent.document),
    currency: customer.currency,
    amountMinor: request.amountMinor,
    reserveMinor: request.amountMinor - request.prepaidMinor,
    ...(known.original !== undefined && {
      original: {
        rate: known.original.rate,
        minor: { amountMinor, reserveMinor: amountMinor - prepaidMinor },
      },
    }),
    ...marked(marks),
    objections: decision.objections.map(presentObjection),
    status: 'open',
    requestedBy: `${caller.kind}:${caller.id}`,
    requesterName: caller.name,
    createdAt: now,
    closedAt: null,
    closedBy: null,
    closeReason: null,
    reservationId: null,
  };
  desk.openHolds.set(key, hold);
  desk.newHolds.push(hold);
  return { holdId: hold.holdId };
}

/** A hold that this very batch made is changed where it stands; an older one is written as ended. */
function replaceOrAdd(desk: Desk, ended: Hold): void {
  const place = desk.newHolds.findIndex((hold) => hold.holdId === ended.holdId);
  if (place < 0) desk.superseded.push(ended);
  else desk.newHolds[place] = ended;
}

/** What the request asks must fit the customer and the day before it can be decided at all. */
export function acceptable(
  { document, amount, prepaid, payerCode, asOf, simulate }: SentCheck,
  customer: Customer,
  today: CalendarDate,
): Result<null> {
  if (asOf !== undefined && asOf !== today && !simulate) {
    const detail = `Expected today, ${today}, or "simulate": true; got ${asOf}.`;
    return refuse('invalid', 'as_of_needs_simulate', detail, { field: 'asOf' });
  }
  if (payerCode !== undefined && payerCode !== customer.code) {
    const detail = `Another payer than the customer itself (${customer.code}) is not supported yet, got ${payerCode}.`;
    return refuse('invalid', 'payer_not_supported', detail, { field: 'payerCode' });
  }
  if (document.orderNumber !== undefined && document.type !== 'delivery') {
    const detail = 'Only a delivery says which order it delivers.';
    return refuse('invalid', 'order_of_delivery_only', detail, { field: 'document.orderNumber' });
  }
  if (prepaid === undefined) return ok(null);
  if (prepaid.currency !== amount.currency) {
    const detail = `Expected ${amount.currency}, as the amount itself, got ${prepaid.currency}.`;
    return refuse('invalid', 'currency_not_supported', detail, { field: 'prepaid.currency' });
  }
  if (prepaid.minor <= amount.minor) return ok(null);
  return refuse('invalid', 'prepaid_exceeds_amount', 'More is prepaid than the document amounts to.', {
    field: 'prepaid.amount',
  });
}

function askedOf({ amount, prepaid }: SentCheck) {
  return { amountMinor: amount.minor, prepaidMinor: prepaid?.minor ?? 0n };
}

/** A delivery that was checked for one order is not checked for another: what it counts on would be lost. */
function ofSameOrder(books: Books, { document: { type, number, orderNumber } }: SentCheck): Result<null> {
  if (type !== 'delivery' || orderNumber === undefined) return ok(null);
  const before = books.reservations.get(documentKey({ type, number }))?.orderNumber ?? orderNumber;
  if (before === orderNumber) return ok(null);
  const detail = `Delivery ${number} was checked for order ${before}; cancel that first, or give it another number.`;
  return refuse('conflict', 'delivery_of_another_order', detail, { field: 'document.orderNumber' });
}

/** The document itself, and of a delivery the order that it delivers. */
function documentsOf(sent: SentCheck): ReservedDocument[] {
  const own = reservable(sent);
  const { orderNumber } = sent.document;
  return [...(own === undefined ? [] : [own]), ...(orderNumber === undefined ? [] : [orderOf(orderNumber)])];
}

function orderOf(number: string): ReservedDocument {
  return { type: 'sales_order', number };
}

/** A quotation reserves nothing and is not held: it only asks. */
function reservable({ document: { type, number } }: SentCheck): ReservedDocument | undefined {
  return type === 'quotation' ? undefined : { type, number };
}

function holdKey(customerId: string, document: ReservedDocument): string {
  return `${customerId} ${documentKey(document)}`;
}
