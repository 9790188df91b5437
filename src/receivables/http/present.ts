import { type CalendarDate, type Currency, daysPastDue, money, type Ratio, toJson } from '#kernel';
import { ownAmounts } from '../own-amounts.ts';
import type { AppliedSettlement, ListedDelivery, ListedInvoice } from '../store/read-documents.ts';
import type { AgeingOnDay } from '../usecases/read-ageing.ts';
import { type Collection, collectionDays } from '../usecases/read-collection.ts';
import type { BehaviourOnDay } from '../usecases/read-payment-behaviour.ts';

export function presentAgeing({ asOf, currency, ageing, unappliedMinor }: AgeingOnDay) {
  return {
    asOf,
    currency,
    notDue: amount(currency, ageing.notDue),
    days1To30: amount(currency, ageing.days1To30),
    days31To60: amount(currency, ageing.days31To60),
    days61To90: amount(currency, ageing.days61To90),
    daysOver90: amount(currency, ageing.daysOver90),
    total: amount(currency, ageing.total),
    overdue: amount(currency, ageing.overdue),
    ...(ageing.disputedPastDue > 0n && { disputedPastDue: amount(currency, ageing.disputedPastDue) }),
    unappliedCash: amount(currency, unappliedMinor),
  };
}

export function presentBehaviour({ currency, lateShare, daysBeyondTerms, months, ...behaviour }: BehaviourOnDay) {
  return {
    asOf: behaviour.asOf,
    settledInvoices: behaviour.settledInvoices,
    lateInvoices: behaviour.lateInvoices,
    lateShare: valueOf(lateShare),
    daysBeyondTerms: valueOf(daysBeyondTerms),
    months: months.map((month) => ({
      month: month.month,
      settled: amount(currency, month.settledMinor),
      daysBeyondTerms: valueOf(month.daysBeyondTerms),
    })),
  };
}

export function presentCollection({ asOf, currency, openingMinor, closingMinor, salesMinor, ...ratios }: Collection) {
  return {
    asOf,
    days: collectionDays,
    opening: amount(currency, openingMinor),
    closing: amount(currency, closingMinor),
    sales: amount(currency, salesMinor),
    dso: valueOf(ratios.dso),
    bestPossibleDso: valueOf(ratios.bestPossibleDso),
    averageDaysDelinquent: valueOf(ratios.averageDaysDelinquent),
    effectiveness: valueOf(ratios.effectiveness),
  };
}

export function presentInvoice(invoice: ListedInvoice, currency: Currency, today: CalendarDate) {
  const own = ownAmounts(invoice, currency, 'openMinor');
  return {
    id: invoice.invoiceId,
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    amount: own.of('amountMinor'),
    open: own.of('openMinor'),
    ...own.counted,
    daysPastDue: invoice.openMinor > 0n ? daysPastDue(invoice.dueOn, today) : 0,
    disputed: invoice.disputed,
    dispute: invoice.dispute,
    orderNumber: invoice.orderNumber,
    deliveryNumber: invoice.deliveryNumber,
    exceedsReservation: invoice.excessMinor > 0n,
    rulesFailed: invoice.rulesFailed,
    ...(invoice.buyerCode !== undefined && { buyerCode: invoice.buyerCode }),
  };
}

export function presentDelivery(delivery: ListedDelivery, currency: Currency) {
  const own = ownAmounts(delivery, currency, 'openMinor');
  return {
    id: delivery.deliveryId,
    number: delivery.number,
    deliveredOn: delivery.deliveredOn,
    orderNumber: delivery.orderNumber,
    amount: own.of('amountMinor'),
    notInvoiced: own.of('openMinor'),
    ...own.counted,
    exceedsReservation: delivery.excessMinor > 0n,
    rulesFailed: delivery.rulesFailed,
    ...(delivery.buyerCode !== undefined && { buyerCode: delivery.buyerCode }),
  };
}

export function presentSettlement(settlement: AppliedSettlement, currency: Currency) {
  const own = ownAmounts(settlement, currency, 'unappliedMinor');
  return {
    id: settlement.settlementId,
    kind: settlement.kind,
    number: settlement.number,
    ...(settlement.bill !== null && { bill: settlement.bill }),
    settledOn: settlement.settledOn,
    amount: own.of('amountMinor'),
    unapplied: own.of('unappliedMinor'),
    ...own.counted,
    method: settlement.method,
    reversed: settlement.reversedOn !== null,
    allocations: settlement.allocations.map(({ invoiceNumber, amountMinor }) => ({
      invoiceNumber,
      amount: amount(own.currency, BigInt(amountMinor)),
    })),
  };
}

function amount(currency: Currency, minor: bigint) {
  return toJson(money(currency, minor));
}

function valueOf(ratio: Ratio): number | null {
  return ratio.kind === 'value' ? ratio.value : null;
}
