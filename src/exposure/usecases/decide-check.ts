import type { Customer } from '#customers';
import { type CalendarDate, canonicalJson, ok, refused, type Result } from '#kernel';
import { keyConflict, newId } from '#platform';
import type { Marks } from '#receivables';
import { sellerNotFound } from '#receivables/usecases';
import { askedMarks } from '../asked-marks.ts';
import type { Books, ReservedDocument } from '../books.ts';
import { countedCheck } from '../counted-check.ts';
import { type CheckFacts, checkCredit, decisionPath } from '../credit-check.ts';
import { effectiveLimit } from '../effective-limit.ts';
import { forcedHoldOf } from '../forced-hold.ts';
import { presentCheck } from '../http/present-check.ts';
import { inOneCurrency } from '../one-currency.ts';
import { standingOf } from '../standing.ts';
import { requestKeyOf } from '../store/checks.ts';
import { customerNotFound } from './book-documents.ts';
import { carryOut } from './carry-out.ts';
import { type Desk, holdKey } from './check-desk.ts';
import {
  acceptable,
  type AskedCheck,
  askedOf,
  type CheckAnswer,
  documentsOf,
  ofSameOrder,
  orderOf,
  reservable,
} from './sent-check.ts';

/**
 * Answers one request of a batch on the working copies of its desk: the same answer to a key that was answered, a
 * refusal to what cannot be decided, else the decision, and what it does to books and holds.
 */
export function decide(
  desk: Desk,
  one: AskedCheck,
  { now, today }: { now: Date; today: CalendarDate },
): Result<CheckAnswer> {
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
