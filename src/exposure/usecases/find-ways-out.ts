import { latestGrades } from '#assessment/usecases';
import type { Customer } from '#customers';
import { type CalendarDate, type Money, money } from '#kernel';
import type { GrantedLimit } from '#limits';
import { limitsAsOf } from '#limits/usecases';
import type { Sql } from '#platform';
import { type AuthorityLevel, approvalChain, type Grade, inPolicyCurrency, type Policy, policyInForce } from '#policy';
import type { Marks } from '#receivables';
import { listOpenItems, loadOldestOpenItems } from '#receivables/usecases';
import { openBooks } from '../books.ts';
import { type AskedAmount, countedCheck } from '../counted-check.ts';
import { type CheckDecision, type CheckFacts, type CheckRequest, checkCredit } from '../credit-check.ts';
import type { ForcedHold } from '../forced-hold.ts';
import { groupFigures } from '../group-figures.ts';
import { askedMarks } from '../asked-marks.ts';
import { effectiveLimit, type Level } from '../effective-limit.ts';
import { leaveBooks } from '../payers.ts';
import { standingOf } from '../standing.ts';
import { loadBooks } from '../store/load-books.ts';
import { loadMembers, type Member } from '../store/rule-facts.ts';
import { type WayOut, waysOut } from '../ways-out.ts';
import { openCompositionDesk } from './composition-desk.ts';
import { openKin } from './kin.ts';
import { openLevelDesk } from './level-desk.ts';
import { openRuleDesk } from './rule-desk.ts';

/** A document that is held, or that somebody wants to try. */
export type Tried = {
  /** Who pays. */
  readonly customer: Customer;
  /** 购货方, where that is another. */
  readonly buyer?: Customer | undefined;
  /** In whose books the document is reserved now, where that is another still: it would leave them. */
  readonly home?: Customer | undefined;
  readonly number: string;
  /** Of a delivery: the order that it delivers. */
  readonly orderNumber?: string | undefined;
  /** Of an order: when it is to be delivered. */
  readonly deliverOn?: CalendarDate | undefined;
  /** An invoice of another customer, which this one would owe. */
  readonly isReceivable?: boolean | undefined;
  readonly forcedHold?: ForcedHold | undefined;
  readonly marks?: Marks | undefined;
  readonly request: CheckRequest;
  /** Of a document in another currency than the customer's: the same in its own. */
  readonly original?: AskedAmount;
};

/** The company's day, and where it is that day. */
export type OnDay = {
  readonly today: CalendarDate;
  readonly timeZone: string;
  /** Left out: the policies in the program. */
  readonly policyOf?: (asOf: CalendarDate) => Policy;
};

/** What the check says of it now, and every way on. */
export type Outlook = {
  readonly decision: CheckDecision;
  readonly levels: readonly Level[];
  readonly ways: readonly WayOut[];
};

/** As many invoices as anybody would want to name on one page. */
const openItemsMost = 200;

/** 不知道的不算好: an unassessed customer is measured as the weakest, as its application would be. */
const weakest: Grade = 'D';

/**
 * Looks at many documents as things stand today and finds the ways out of each. Loads set-based, takes no lock and
 * writes nothing: whoever acts on it goes through the check or the release, which look again.
 */
export async function findWaysOut(
  db: Sql,
  { today, timeZone, policyOf = policyInForce }: OnDay,
  tried: readonly Tried[],
): Promise<Outlook[]> {
  if (tried.length === 0) return [];
  const policy = policyOf(today);
  const customers = [...new Map(tried.map(({ customer }) => [customer.customerId, customer])).values()];
  const homes = tried.flatMap(({ home }) => home ?? []);
  const groups = customers.map(({ creditGroupId }) => creditGroupId);
  const documents = tried.flatMap(({ customer, home, number, orderNumber, request: { documentType: type } }) => [
    ...(type === 'quotation'
      ? []
      : [customer, ...(home === undefined ? [] : [home])].map((one) => ({ ...one, type, number }))),
    ...(orderNumber === undefined ? [] : [{ ...customer, type: 'sales_order' as const, number: orderNumber }]),
  ]);
  const members = await loadMembers(db, groups, timeZone);
  const kin = await openKin(db, members, tried);
  const on = [...customers, ...kin.customers.values()].map((customer) => ({ ...customer, asOf: today }));
  const [books, openItems, grades, ruleDesk, compositionDesk, levelDesk] = await Promise.all([
    loadBooks(db, [...customers, ...homes], { reservations: documents }),
    listOpenItems(db, customers, openItemsMost + 1),
    latestGrades(db, customers),
    openRuleDesk(db, on, { timeZone, policyOf }),
    openCompositionDesk(db, on, policyOf),
    openLevelDesk(db, customers, { timeZone, policyOf }),
  ]);
  for (const { customerId, creditGroupId, position } of kin.members)
    if (!books.has(customerId)) books.set(customerId, openBooks({ customerId, creditGroupId }, position));
  compositionDesk.keepIn(books.values());
  const everybody = [...members.values()].flat();
  const [granted, oldest] = await Promise.all([
    limitsAsOf(
      db,
      everybody.map((member) => ({ ...member, asOf: today })),
    ),
    loadOldestOpenItems(db, everybody),
  ]);
  const limits = new Map(everybody.map(({ customerId }, place) => [customerId, granted[place] ?? null]));

  return tried.map((one) => {
    const { customer, number, orderNumber, isReceivable, request: asked, original } = one;
    const document = { type: asked.documentType, number, orderNumber };
    const { request } = countedCheck(books.get(customer.customerId), document, original ?? { ...asked, rate: null });
    const facts = factsFor(one, customer);
    const group = members.get(customer.creditGroupId) ?? [];
    const items = openItems.get(customer.customerId) ?? [];
    const ways = waysOut(
      { facts, request },
      {
        openItems: items.slice(0, openItemsMost),
        allOpenItems: items.length <= openItemsMost,
        others:
          isReceivable === true
            ? []
            : kin.payersFor(one, books).map((member) => ({
                customerCode: member.code,
                customerName: member.name,
                facts: factsFor(one, member),
              })),
        levelsFor: levelsFor(customer, grades.get(customer.customerId) ?? weakest, { group, limits, today, policy }),
      },
    );
    return { decision: checkCredit(facts, request), levels: effectiveLimit(facts), ways };
  });

  /** What the check would know if this one paid. */
  function factsFor(
    { customer, buyer = customer, home, number, orderNumber, deliverOn, isReceivable, forcedHold, ...one }: Tried,
    payer: Customer,
  ): CheckFacts {
    const { marks: said = {}, request: asked, original } = one;
    const own = books.get(payer.customerId);
    const limit = limits.get(payer.customerId) ?? null;
    const document = { type: asked.documentType, number, orderNumber };
    const standsAt = home ?? customer;
    const left = standsAt.customerId === payer.customerId ? undefined : books.get(standsAt.customerId);
    const stay =
      left === undefined || document.type === 'quotation'
        ? () => undefined
        : leaveBooks(left, { type: document.type, number }, payer, new Date(0));
    const { known, ownOpenMinor } = countedCheck(own, document, original ?? { ...asked, rate: null });
    const marks = askedMarks(own, document, said);
    const counted = compositionDesk.before(
      { ...document, deliverOn, isReceivable },
      { customer: payer, books: own, asOf: today },
    );
    const facts: CheckFacts = {
      ...ruleDesk({
        customer: payer,
        asOf: today,
        limit,
        ownOpenMinor,
        sellerCode: marks?.sellerCode,
        books,
        ...counted,
      }),
      ...levelDesk({
        customer: payer,
        asOf: today,
        document: { ...document, deliverOn, isReceivable },
        marks,
        order: known.order,
        books,
        ...counted,
      }),
      asOf: today,
      currency: payer.currency,
      customer: standingOf(payer),
      ...(buyer.customerId !== payer.customerId && { buyer: { code: buyer.code, ...standingOf(buyer) } }),
      limit,
      oldestOpen: oldest.get(payer.customerId) ?? null,
      ...known,
      ...counted.facts,
      ...(forcedHold !== undefined && { forcedHold }),
      rules: policy.checkRules,
      ...(payer.ruleExclusions !== undefined && { exclusions: payer.ruleExclusions }),
    };
    stay();
    return facts;
  }
}

type Known = {
  readonly today: CalendarDate;
  readonly limits: ReadonlyMap<string, GrantedLimit | null>;
  readonly policy: Policy;
};

/** Who decides on a total limit by the authority matrix, as long as it stays within what the assessment proposes. */
function levelsFor(
  customer: Customer,
  grade: Grade,
  { group, limits, today, policy }: Known & { readonly group: readonly Member[] },
): (limit: Money) => readonly AuthorityLevel[] {
  const rates = policy.planningRates;
  const granted = group.map((member) => ({
    ...member,
    limit: limits.get(member.customerId) ?? null,
    exposureMinor: 0n,
  }));
  const withLimit = (wanted: Money | undefined) =>
    groupFigures(
      granted.map((member) =>
        wanted !== undefined && member.customerId === customer.customerId
          ? { ...member, limit: wantedLimit(wanted, today) }
          : member,
      ),
      { asOf: today, customerCode: customer.code, rates: { planning: rates } },
    )?.limit;
  return (limit) => {
    const totalBefore = withLimit(undefined);
    const totalAfter = withLimit(limit);
    const amount = inPolicyCurrency(limit, rates);
    if (totalBefore === undefined || totalAfter === undefined || amount === undefined) return [];
    const question = { grade, totalBefore, totalAfter, prolongs: true, amount, proposed: amount };
    return approvalChain(question, policy.authority).levels;
  };
}

function wantedLimit(amount: Money, today: CalendarDate): GrantedLimit {
  return {
    limitId: 'wanted' as GrantedLimit['limitId'],
    amount: { kind: 'amount', amount: money(amount.currency, amount.minor) },
    singleDocument: null,
    validFrom: today,
    validTo: today,
  };
}
