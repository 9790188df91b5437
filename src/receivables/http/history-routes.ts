import { type Currency, money, ok, type Ratio, toJson } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { recordPromise, withdrawPromise } from '../usecases/promise-payment.ts';
import { readPaymentHistory } from '../usecases/read-payment-history.ts';
import { historyDoors as doors } from './history-shapes.ts';

export function historyRoutes(platform: Platform): Route[] {
  return [
    read(doors.getPaymentHistory, async ({ params, today }) => {
      const found = await readPaymentHistory(platform, params.code, today);
      return found.ok ? ok(presentHistory(found.value)) : found;
    }),
    write(doors.recordPromise, ({ origin, params, body }) => recordPromise(platform, origin, params.code, body)),
    write(doors.withdrawPromise, ({ origin, params, body }) => withdrawPromise(platform, origin, params.id, body)),
  ];
}

type Found = Extract<Awaited<ReturnType<typeof readPaymentHistory>>, { ok: true }>['value'];

function presentHistory({ asOf, currency, history, promises }: Found) {
  const amount = (minor: bigint) => amountOf(currency, minor);
  const { worst, trend, overdue, disputes, volume, months, lateShare, daysBeyondTerms, tenure, ...rest } = history;
  return {
    ...rest,
    asOf: asOf as string,
    currency: currency as string,
    lateShare: figure(lateShare),
    daysBeyondTerms: figure(daysBeyondTerms),
    worst: worst && { daysLate: worst.daysLate, amount: amount(worst.amountMinor), isOpen: worst.isOpen },
    trend: { recent: figure(trend.recent), before: figure(trend.before), towards: trend.towards },
    overdue: { invoices: overdue.invoices, amount: amount(overdue.amountMinor) },
    disputes: { raised: disputes.raised, open: disputes.open, openAmount: amount(disputes.openMinor) },
    promises: {
      ...history.promises,
      items: promises.map((one) => ({
        id: one.promiseId,
        promisedOn: one.promisedOn as string,
        payBy: one.payBy as string,
        amount: amountOf(one.currency ?? currency, one.amountMinor),
        received: amountOf(one.currency ?? currency, one.receivedMinor),
        state: one.state,
        promisedBy: one.promisedBy,
        note: one.note,
        recordedBy: one.recordedBy,
        recordedAt: one.recordedAt.toISOString(),
      })),
    },
    tenure: tenure && { firstInvoicedOn: tenure.firstInvoicedOn as string, months: tenure.months },
    volume: volume && {
      invoiced: amount(volume.invoicedMinor),
      before: amount(volume.invoicedBeforeMinor),
      growth: figure(volume.growth),
    },
    months: months.map((month) => ({
      month: month.month,
      settled: amount(month.settledMinor),
      daysBeyondTerms: figure(month.daysBeyondTerms),
      index: month.index,
    })),
  };
}

function amountOf(currency: Currency, minor: bigint) {
  return toJson(money(currency, minor));
}

function figure(ratio: Ratio): number | null {
  return ratio.kind === 'value' ? ratio.value : null;
}
