import type { CheckDecision } from '#exposure';
import { postDelivery, postInvoice } from '#exposure';
import { planDeduction } from './claims.ts';
import { historyDays } from './calendar.ts';
import { type History, noteBooked, numberFor, officeMinute } from './history.ts';
import { idAt } from './ids.ts';
import { askForCredit, type Order, releaseHeld, whoAsks } from './order-desk.ts';
import { planPayment } from './payments.ts';

/** The orders that a customer places of its own accord: some days bring one, as season and size will have it. */
export function planOrders(history: History): void {
  const { player, calendar, agenda } = history;
  const { dice, firstDay, lastDay, ordersPerYear } = player;
  const perTradingDay = ordersPerYear / 243;
  for (let dayNo = Math.max(0, firstDay + 1); dayNo < Math.min(lastDay, historyDays); dayNo += 1) {
    if (!calendar.isTradingDay(dayNo) || !dice.chance(perTradingDay * calendar.demand(dayNo))) continue;
    const minute = officeMinute(history);
    agenda.plan(dayNo, minute, () => {
      const order = {
        number: numberFor(history, 'SO', dayNo),
        amountMinor: orderAmount(history),
        by: whoAsks(history),
      };
      placeOrder(history, order, dayNo, minute);
    });
  }
}

/** Asks for credit; an order that passes is delivered, a held one is decided by a person within days. */
function placeOrder(history: History, order: Order, dayNo: number, minute: number): CheckDecision {
  const decision = askForCredit(history, order, dayNo, history.calendar.at(dayNo, minute));
  if (decision.outcome === 'approved') planDeliveries(history, order, dayNo);
  if (decision.outcome === 'held') planDecision(history, order, decision, dayNo);
  return decision;
}

/** Around the customer's usual order; real invoices are seldom round. */
export function orderAmount({ player: { dice, orderMinor } }: History): bigint {
  const factor = BigInt(Math.round((0.35 + 0.9 * dice.roll() + (dice.chance(0.12) ? dice.roll() : 0)) * 1_000));
  const minor = (orderMinor * factor) / 1_000n;
  return dice.chance(0.35) ? (minor / 100_000n + 1n) * 100_000n : minor;
}

function planDecision(history: History, order: Order, decision: CheckDecision, heldOnDay: number): void {
  const { calendar, agenda, people, player } = history;
  const dayNo = calendar.tradingDayFrom(heldOnDay + player.dice.between(1, 2));
  const minute = officeMinute(history);
  agenda.plan(dayNo, minute, () => {
    const at = calendar.at(dayNo, minute);
    const { headroomBefore: headroom } = decision;
    const fits = headroom !== 'unlimited' && headroom.minor * 3n > order.amountMinor;
    if (decision.objections.every(({ code }) => code === 'over_limit') && fits && player.dice.chance(0.6)) {
      // The customer takes less now, and the rest when it has paid.
      const smaller = { ...order, amountMinor: ((headroom.minor * 9n) / 1_000_000n) * 100_000n };
      if (smaller.amountMinor > 0n) {
        placeOrder(history, smaller, dayNo, minute);
        return;
      }
    }
    const reason = player.dice.pick(releaseReasons[decision.objections[0]?.code ?? 'over_limit'] ?? ['']);
    releaseHeld(history, order.number, { by: people.creditManager, reason, at });
    planDeliveries(history, order, dayNo);
  });
}

const releaseReasons: Readonly<Partial<Record<CheckDecision['objections'][number]['code'], readonly string[]>>> = {
  no_limit: ['首单小额试单，授信申请审批中', '客户已付三成订金，先行发货'],
  over_limit: ['客户本周到账一笔大额货款，短时超额可控', '季度末集中备货，已与财务总监确认', '历史回款良好，临时放行'],
  limit_expired: ['年度复审进行中，沿用原额度', '复审资料已齐，先行放行'],
  limit_frozen: ['冻结期间仅放行在建项目尾单'],
  overdue: ['逾期款已出具付款计划，本周首付', '客户财务系统切换导致延迟，已核实', '逾期款为对账差异，双方已确认'],
  over_document_limit: ['单笔为年度框架订单，分批交付'],
};

function planDeliveries(history: History, order: Order, orderedOnDay: number): void {
  const { player, calendar, agenda } = history;
  const { dice } = player;
  const parts = dice.chance(0.22) ? 2 : 1;
  const short = dice.chance(0.06);
  const deliverableMinor = short ? (order.amountMinor * BigInt(dice.between(70, 96))) / 100n : order.amountMinor;
  const firstMinor = parts === 1 ? deliverableMinor : (deliverableMinor * BigInt(dice.between(35, 65))) / 100n;
  // The invoice that comes last closes an order that was delivered short.
  const toBill = { parts, short };
  let dayNo = orderedOnDay;
  for (let part = 1; part <= parts; part += 1) {
    dayNo = calendar.tradingDayFrom(dayNo + dice.between(2, part === 1 ? 12 : 15));
    const deliveredOnDay = dayNo;
    const amountMinor = part === 1 ? firstMinor : deliverableMinor - firstMinor;
    const minute = officeMinute(history);
    agenda.plan(deliveredOnDay, minute, () =>
      deliver(history, order, { amountMinor, dayNo: deliveredOnDay, minute, toBill }),
    );
  }
}

type Delivered = {
  readonly amountMinor: bigint;
  readonly dayNo: number;
  readonly minute: number;
  readonly toBill: { parts: number; readonly short: boolean };
};

function deliver(history: History, order: Order, { amountMinor, dayNo, minute, toBill }: Delivered): void {
  const { player, calendar, agenda, books } = history;
  const at = calendar.at(dayNo, minute);
  const deliveryId = idAt<'delivery'>(at, player.dice);
  const number = numberFor(history, 'DN', dayNo);
  const asked = { deliveryId, number, orderNumber: order.number, deliveredOn: calendar.dayOf(dayNo), amountMinor };
  postDelivery(books, asked, at);
  noteBooked(history, deliveryId, at);

  const invoicedOnDay = calendar.tradingDayFrom(dayNo + player.dice.between(1, 5));
  const invoiceMinute = officeMinute(history);
  agenda.plan(invoicedOnDay, invoiceMinute, () =>
    bill(history, { amountMinor, dayNo: invoicedOnDay, minute: invoiceMinute, toBill }, order.number, number),
  );
}

function bill(history: History, delivered: Delivered, orderNumber: string, deliveryNumber: string): void {
  const { player, calendar, books } = history;
  const { amountMinor, dayNo, minute, toBill } = delivered;
  toBill.parts -= 1;
  const at = calendar.at(dayNo, minute);
  const invoiceId = idAt<'invoice'>(at, player.dice);
  const number = numberFor(history, 'INV', dayNo);
  const dueOnDay = dayNo + player.termsDays;
  const asked = {
    invoiceId,
    number,
    issuedOn: calendar.dayOf(dayNo),
    dueOn: calendar.dayOf(dueOnDay),
    amountMinor,
    orderNumber,
    deliveryNumber,
    completesOrder: toBill.short && toBill.parts === 0,
  };
  postInvoice(books, asked, at);
  noteBooked(history, invoiceId, at);
  const heldBackDays = planDeduction(history, number, dayNo);
  planPayment(history, { number, dueOnDay, heldBackDays });
}
