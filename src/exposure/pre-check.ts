import { type CalendarDate, daysPastDue, greater, type Money, money } from '#kernel';
import type { GrantedLimit } from '#limits';
import { liesBeyond } from './composed.ts';
import { type CheckDecision, type CheckFacts, type CheckRequest, checkCredit } from './credit-check.ts';
import { owedInHouse, ratesOf } from './in-house.ts';
import { type OpenItem, paying } from './paying.ts';
import { levelWithBooked, withBooked, withoutHorizon } from './with-booked.ts';

/** What is coming, as far as it is known today. */
export type Ahead = {
  /** Undisputed, the oldest due first; those that are not due yet are taken as paid on their due day. */
  readonly openItems: readonly OpenItem[];
  readonly allOpenItems: boolean;
  /** The limit that counts on a later day, by today's grants. */
  readonly limitOn: (day: CalendarDate) => GrantedLimit | null;
  /** The limits of levels that hold on a later day, with what is in use now; left out: those of today. */
  readonly levelsOn?: (day: CalendarDate) => CheckFacts['levels'];
  /** Days on which something changes by itself: limits begin, of the customer or of a level. */
  readonly days: readonly CalendarDate[];
};

export type Quoted = {
  /** Together with those before it that may go. */
  readonly decision: CheckDecision;
  /** 最早可行日: today, or the first day on which it may go if what falls due is paid; null where none is known. */
  readonly from: CalendarDate | null;
  /** What the check says on the day of delivery, as far as it is known today; of a delivery that is asked for. */
  readonly onDelivery?: CheckDecision;
};

/** A day of delivery that is thought of. */
type Delivery = { readonly on: CalendarDate; readonly ahead: Ahead };

/** No order of ours is larger, in minor units. */
const mostMinor = 10n ** 15n;

/**
 * 可接多大的单: the largest single order that passes today, and on the day of delivery where one is given; unlimited
 * where nothing stops even the largest.
 */
export function largestOrder(facts: CheckFacts, delivery?: Delivery): Money | 'unlimited' {
  const asked = [facts, ...(delivery === undefined ? [] : [onDay(facts, delivery.on, delivery.ahead)])];
  const passes = (amountMinor: bigint) =>
    asked.every((one) => checkCredit(one, order(amountMinor)).outcome === 'approved');
  if (passes(mostMinor)) return 'unlimited';
  let [low, high] = [0n, mostMinor];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (passes(middle)) low = middle;
    else high = middle;
  }
  return money(facts.currency, low);
}

/** 试算多张: each document as an order in turn, those before it that may go being in the exposure already. */
export function preCheck(
  facts: CheckFacts,
  documents: readonly CheckRequest[],
  ahead: Ahead,
  deliverOn?: CalendarDate,
): Quoted[] {
  let takenMinor = 0n;
  return documents.map((document) => {
    // Orders beyond the horizon do not count today.
    const decision = checkCredit(adding(facts, liesBeyond(facts, document) ? 0n : takenMinor), document);
    const then = deliverOn && adding(onDay(facts, deliverOn, ahead), takenMinor);
    const from = decision.outcome === 'approved' ? facts.asOf : firstDay(facts, takenMinor, document, ahead);
    if (decision.outcome === 'approved') takenMinor += document.amountMinor - document.prepaidMinor;
    return { decision, from, ...(then !== undefined && { onDelivery: checkCredit(then, document) }) };
  });
}

function firstDay(facts: CheckFacts, takenMinor: bigint, document: CheckRequest, ahead: Ahead): CalendarDate | null {
  const { openItems, days } = ahead;
  const dueDays = openItems.map(({ dueOn }) => dueOn);
  const later = [...new Set([...dueDays, ...days])].filter((day) => day > facts.asOf).toSorted();
  const passes = (day: CalendarDate) =>
    checkCredit(adding(onDay(facts, day, ahead), takenMinor), document).outcome === 'approved';
  return later.find(passes) ?? null;
}

/** What the check would know on a later day if everything that falls due till then is paid, and nothing else happens. */
function onDay(facts: CheckFacts, day: CalendarDate, ahead: Ahead): CheckFacts {
  const { openItems, allOpenItems, limitOn } = ahead;
  const late = openItems.filter(({ dueOn }) => daysPastDue(dueOn, facts.asOf) > 0);
  const coming = openItems.slice(late.length);
  const count = coming.filter(({ dueOn }) => dueOn <= day).length;
  const paid = paying(withoutHorizon(withLevelsOn(facts, day, ahead)), coming, { count, allOpenItems });
  const then = { ...paid, asOf: day, limit: limitOn(day), oldestOpen: late[0] ?? paid.oldestOpen };
  // What is late already is known whole where something that is not yet due follows it.
  const isKnown = allOpenItems || coming.length > 0;
  return isKnown ? { ...then, ...lateOn(paid, late, day) } : then;
}

function withLevelsOn(facts: CheckFacts, day: CalendarDate, { levelsOn }: Ahead): CheckFacts {
  if (levelsOn === undefined) return facts;
  const { levels: _, ...known } = facts;
  const levels = levelsOn(day);
  return levels === undefined ? known : { ...known, levels };
}

/** What is late already grows older by then; what falls due is paid. */
function lateOn({ further }: CheckFacts, late: readonly OpenItem[], day: CalendarDate): Pick<CheckFacts, 'further'> {
  if (further?.openItems == null) return {};
  const { openItems } = further;
  const overdue = openItems.overdue.map((one) => ({
    ...one,
    minor: late
      .filter(({ dueOn }) => daysPastDue(dueOn, day) > one.daysPastDue)
      .reduce((sum, { openMinor }) => sum + openMinor, 0n),
  }));
  return { further: { ...further, openItems: { ...openItems, overdue } } };
}

function adding(facts: CheckFacts, minor: bigint): CheckFacts {
  if (minor === 0n) return facts;
  const { currency, further, levels } = facts;
  const by = { orders: minor };
  const more = levels?.map((level) => levelWithBooked(level, by));
  const added = { ...withBooked(facts, by), ...(more !== undefined && { levels: more }) };
  if (further === undefined) return added;
  const inPolicy = owedInHouse(money(currency, added.exposureMinor - facts.exposureMinor), ratesOf(further));
  const plus = (amount: Money) => money(amount.currency, amount.minor + greater(0n, inPolicy?.minor ?? 0n));
  return {
    ...added,
    further: {
      ...further,
      group: further.group && { ...further.group, exposure: plus(further.group.exposure) },
      ...(further.budgets !== undefined && {
        budgets: further.budgets.map((one) => ({ ...one, used: plus(one.used) })),
      }),
      concentrations: further.concentrations.map((one) => ({ ...one, exposure: plus(one.exposure) })),
    },
  };
}

function order(amountMinor: bigint): CheckRequest {
  return { documentType: 'sales_order', amountMinor, prepaidMinor: 0n };
}
