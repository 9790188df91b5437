import type { z } from 'zod';
import { type CalendarDate, type Money, money, ok, refuse, type Result, toJson } from '#kernel';
import { findHistories, limitsAsOf, loadScopedLimits } from '#limits/usecases';
import { type Platform, todayAt } from '#platform';
import { policyInForce } from '#policy';
import { owedAt, type UsedRate } from '#rates';
import { type Marks, marksOf } from '#receivables';
import { knownSellers, listOpenItems, loadOldestOpenItems, sellerNotFound } from '#receivables/usecases';
import { type CheckDecision, type CheckFacts, checkCredit } from '../credit-check.ts';
import { presentDecision, presentHeadroom, presentLimit, presentObjection } from '../http/present-check.ts';
import type { PreCheckAnswer } from '../http/pre-check-shapes.ts';
import { effectiveLimit } from '../effective-limit.ts';
import { presentLevels } from '../http/present-levels.ts';
import { figuresOfToday } from '../figures-of-today.ts';
import { ofDocument } from '../of-document.ts';
import { largestOrder, preCheck } from '../pre-check.ts';
import { standingOf } from '../standing.ts';
import { loadBooks } from '../store/load-books.ts';
import { openCompositionDesk } from './composition-desk.ts';
import { openCurrencyDesk } from './currency-desk.ts';
import { findParties } from './find-parties.ts';
import { openLevelDesk } from './level-desk.ts';
import { openRuleDesk } from './rule-desk.ts';

/** As many invoices as are looked at for the day on which an order fits. */
const openItemsMost = 500;

type Asked = Marks & {
  readonly customerCode: string;
  /** 付款方: another of its credit group, who is asked in its place. */
  readonly payerCode?: string | undefined;
  readonly amounts: readonly Money[];
  readonly deliverOn?: CalendarDate | undefined;
};

/** 报价预审: how much may be sold on credit, from when, on which terms. Reserves nothing, writes nothing. */
export async function answerPreCheck(
  { database, clock, company }: Platform,
  { customerCode, payerCode, amounts, deliverOn, ...said }: Asked,
): Promise<Result<z.input<typeof PreCheckAnswer>>> {
  const db = database.sql;
  const today = todayAt(clock, company);
  const asked = { type: 'quotation', number: '', deliverOn } as const;
  const parties = await findParties(db, { customerCode, payerCode, document: asked });
  if (!parties.ok) return parties;
  const { payer: customer, buyer } = parties.value;
  if (deliverOn !== undefined && deliverOn < today) {
    const detail = `Expected today, ${today}, or a later day, got ${deliverOn}.`;
    return refuse('invalid', 'delivered_in_the_past', detail, { field: 'deliverOn' });
  }
  const { sellerCode } = said;
  if (sellerCode !== undefined && !(await knownSellers(db, [sellerCode])).has(sellerCode))
    return sellerNotFound(sellerCode, 'sellerCode');
  const rates = await openCurrencyDesk(
    db,
    today,
    amounts.map((amount) => ({ customer, amount, day: today })),
  );
  const inOwn: { readonly minor: bigint; readonly rate: UsedRate | null }[] = [];
  for (const [place, amount] of amounts.entries()) {
    const rate = rates(customer, amount, today, `amounts[${place}]`);
    if (!rate.ok) return rate;
    inOwn.push({ minor: rate.value === null ? amount.minor : owedAt(rate.value, amount.minor), rate: rate.value });
  }
  const policy = { timeZone: company.timeZone, policyOf: policyInForce };
  const on = [{ ...customer, asOf: today }];
  const [histories, allBooks, items, oldest, ruleDesk, compositionDesk, levelDesk, scoped] = await Promise.all([
    findHistories(db, [customer]),
    loadBooks(db, [customer], {}),
    listOpenItems(db, [customer], openItemsMost + 1),
    loadOldestOpenItems(db, [customer]),
    openRuleDesk(db, on, policy),
    openCompositionDesk(db, on, policyInForce),
    openLevelDesk(db, [customer], policy),
    loadScopedLimits(db, [customer.creditGroupId]),
  ]);
  const grants = histories.get(customer.customerId) ?? [];
  const openItems = items.get(customer.customerId) ?? [];
  const days = [...grants, ...scoped].map(({ validFrom }) => validFrom).filter((day) => day > today);
  const dueDays = openItems.map(({ dueOn }) => dueOn).filter((day) => day > today);
  const wanted = [...new Set([today, ...days, ...dueDays, deliverOn ?? today])];
  const granted = await limitsAsOf(
    db,
    wanted.map((asOf) => ({ ...customer, asOf })),
  );
  const limits = new Map(wanted.map((day, place) => [day, granted[place] ?? null]));
  const limit = limits.get(today) ?? null;
  const books = allBooks.get(customer.customerId);
  compositionDesk.keepIn(allBooks.values());
  const { exposureMinor, order } = ofDocument(books, asked);
  const counted = compositionDesk.before(asked, { customer, books, asOf: today });
  const ofLevels = {
    ...{ customer, asOf: today, document: asked, marks: marksOf(said), order, books: allBooks },
    ...counted,
  };
  const facts: CheckFacts = {
    ...ruleDesk({
      customer,
      asOf: today,
      limit,
      ownOpenMinor: 0n,
      sellerCode,
      books: allBooks,
      ...counted,
    }),
    ...levelDesk(ofLevels),
    asOf: today,
    currency: customer.currency,
    customer: standingOf(customer),
    ...(buyer.customerId !== customer.customerId && { buyer: { code: buyer.code, ...standingOf(buyer) } }),
    limit,
    oldestOpen: oldest.get(customer.customerId) ?? null,
    exposureMinor,
    ...counted.facts,
    takenMinor: 0n,
    rules: policyInForce(today).checkRules,
    ...(customer.ruleExclusions !== undefined && { exclusions: customer.ruleExclusions }),
  };
  const ahead = {
    openItems: openItems.slice(0, openItemsMost),
    allOpenItems: openItems.length <= openItemsMost,
    limitOn: (day: CalendarDate) => limits.get(day) ?? null,
    levelsOn: (day: CalendarDate) => levelDesk({ ...ofLevels, limitsOn: day }).levels,
    days,
  };
  const orders = inOwn.map(({ minor }) => orderOf(minor));
  const quoted = preCheck(facts, orders, ahead, deliverOn);
  const smallest = checkCredit(facts, orderOf(1n));
  const [then] = preCheck(facts, [orderOf(1n)], ahead, deliverOn);
  const inTheWay = smallest.objections.length > 0 ? smallest.objections : (then?.onDelivery?.objections ?? []);
  const most = largestOrder(facts, deliverOn && { on: deliverOn, ahead });
  const ofToday = figuresOfToday(facts);
  const terms = grants.find(({ limitId }) => limitId === limit?.limitId)?.terms ?? null;
  return ok({
    customerCode,
    ...(customer.code !== customerCode && { payerCode: customer.code }),
    asOf: today,
    ...(deliverOn !== undefined && { deliverOn }),
    limit: presentLimit(smallest.limit),
    limitStatus: smallest.limitStatus,
    validTo: limit?.validTo ?? null,
    headroom: presentHeadroom(smallest.headroomBefore),
    ...presentLevels(effectiveLimit(facts), customer.code),
    most: most === 'unlimited' ? most : toJson(most),
    ...(ofToday.length > 0 && { figuresOfToday: ofToday }),
    standsInTheWay: inTheWay.map(presentObjection),
    terms: terms && { paymentDays: terms.paymentDays, conditions: [...terms.conditions] },
    documents: quoted.map(({ decision, from, onDelivery }, place) => {
      const amount = toJson(amounts[place] ?? money(customer.currency, 0n));
      const { rate = null } = inOwn[place] ?? {};
      return {
        amount,
        ...(rate !== null && { rate }),
        ...presentQuoted(decision),
        from,
        ...(onDelivery !== undefined && { onDelivery: presentQuoted(onDelivery) }),
      };
    }),
  });
}

function presentQuoted(decision: CheckDecision) {
  const { outcome, objections, headroomAfter } = presentDecision(decision);
  return { outcome, objections, headroomAfter };
}

function orderOf(amountMinor: bigint) {
  return { documentType: 'sales_order' as const, amountMinor, prepaidMinor: 0n };
}
