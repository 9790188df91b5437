import type { Customer } from '#customers';
import { type CalendarDate, refused } from '#kernel';
import { keyConflict, newId } from '#platform';
import { type Marks, marksOf } from '#receivables';
import { sellerNotFound } from '#receivables/usecases';
import { askedMarks } from '../asked-marks.ts';
import { type Books, documentKey, type ReservedDocument } from '../books.ts';
import { countedCheck } from '../counted-check.ts';
import { type CheckFacts, checkCredit, decisionPath } from '../credit-check.ts';
import { effectiveLimit } from '../effective-limit.ts';
import { forcedHoldOf } from '../forced-hold.ts';
import { presentCheck } from '../http/present-check.ts';
import { inOneCurrency } from '../one-currency.ts';
import { leaveBooks } from '../payers.ts';
import { standingOf } from '../standing.ts';
import { requestKeyOf } from '../store/checks.ts';
import { customerNotFound } from './book-documents.ts';
import { carryOut } from './carry-out.ts';
import { type Desk, holdKey } from './check-desk.ts';
import { payingOf } from './payer-desk.ts';
import {
  type AskedCheck,
  acceptable,
  askedOf,
  type Checked,
  type Decision,
  documentsOf,
  ofSameOrder,
  orderOf,
  reservable,
  type SentCheck,
} from './sent-check.ts';

/**
 * Answers one request of a batch on the working copies of its desk: the same answer to a key that was answered, a
 * refusal to what cannot be decided, else the decision, and what it does to books and holds.
 */
export function decide(desk: Desk, one: AskedCheck, { now, today }: { now: Date; today: CalendarDate }): Checked {
  const { sent, caller, key, requestHash } = one;
  const buyer = desk.customers.get(sent.customerCode);
  if (buyer === undefined) return customerNotFound(sent.customerCode);

  const requestKey = requestKeyOf({ customerId: buyer.customerId, callerId: caller.id, requestKey: key });
  const before = desk.answers.get(requestKey);
  if (before !== undefined) {
    return before.requestHash.equals(requestHash) ? before.decision : refused(keyConflict);
  }
  const accepted = acceptable(sent, today);
  if (!accepted.ok) return accepted;
  if (sent.sellerCode !== undefined && !desk.sellers.has(sent.sellerCode))
    return sellerNotFound(sent.sellerCode, 'sellerCode');
  const paying = payingOf(desk, buyer, sent);
  if (!paying.ok) return paying;
  const { payer: customer, before: left } = paying.value;
  const books = desk.books.get(customer.customerId);
  if (books === undefined) return customerNotFound(sent.customerCode);
  const sameOrder = ofSameOrder(books, sent);
  if (!sameOrder.ok) return sameOrder;
  const rate = desk.rateOf(customer, sent.amount, sent.asOf ?? today);
  if (!rate.ok) return rate;
  const currency = rate.value?.from ?? null;
  const chain = inOneCurrency(books, { reservations: documentsOf(sent) }, currency, customer.currency);
  if (!chain.ok) return chain;

  const marks = marksOf(askedMarks(books, sent.document, sent), marksLeft(desk, left, sent));
  const counted = countedCheck(books, sent.document, { rate: rate.value, ...askedOf(sent) });
  const stay = leave(desk, left, sent, customer, now);
  const facts = gatherFacts(desk, one, { customer, buyer }, { ...counted, books, marks, today });
  const { request } = counted;
  const decision = checkCredit(facts, request);
  const checkId = newId<'check'>();
  if (sent.simulate || !decision.reserves) stay();
  const traces = sent.simulate
    ? {}
    : carryOut(desk, books, one, { customer, buyer }, checkId, decision, { counted, marks, now });
  const value = presentCheck({
    checkId,
    sent,
    payerCode: customer.code,
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
  const answered: Decision = { ok: true, value, text: undefined };
  if (!sent.simulate) {
    desk.answers.set(requestKey, { requestHash, decision: answered });
    desk.decided.push({
      answered,
      customerId: buyer.customerId,
      creditGroupId: buyer.creditGroupId,
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
      snapshot: { facts, request, requestedBy: caller.name },
    });
  }
  return answered;
}

/** The document leaves the books of who was to pay it until now; gives what takes that back. */
function leave(desk: Desk, from: Customer | undefined, sent: SentCheck, payer: Customer, now: Date): () => void {
  const books = from && desk.books.get(from.customerId);
  const document = reservable(sent);
  return books === undefined || document === undefined ? () => undefined : leaveBooks(books, document, payer, now);
}

function marksLeft(desk: Desk, from: Customer | undefined, sent: SentCheck): Marks | undefined {
  const document = reservable(sent);
  if (from === undefined || document === undefined) return undefined;
  return desk.books.get(from.customerId)?.reservations.get(documentKey(document))?.marks;
}

function gatherFacts(
  desk: Desk,
  one: AskedCheck,
  { customer, buyer }: { readonly customer: Customer; readonly buyer: Customer },
  given: ReturnType<typeof countedCheck> & {
    readonly books: Books;
    readonly marks: Marks | undefined;
    readonly today: CalendarDate;
  },
): CheckFacts {
  const { known, ownOpenMinor, books, marks, today } = given;
  const { orderNumber } = one.sent.document;
  const holdOf = (document: ReservedDocument) => desk.openHolds.get(holdKey(buyer.code, document));
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
    ...desk.levelDesk({
      customer,
      asOf,
      document: one.sent.document,
      marks,
      order: known.order,
      books: desk.books,
      ...counted,
    }),
    asOf,
    currency: customer.currency,
    customer: standingOf(customer),
    ...(buyer !== customer && { buyer: { code: buyer.code, ...standingOf(buyer) } }),
    ...(customer.ruleExclusions !== undefined && { exclusions: customer.ruleExclusions }),
    rules: desk.policyOf(asOf).checkRules,
  };
}
