import { addMonths, calendarDate, type CalendarDate, type Ratio, ratio } from '#kernel';
import { daysBeyondTerms, type InvoiceLateness } from './days-beyond-terms.ts';
import { paymentIndex } from './payment-index.ts';
import { type PaymentPromise, promiseOutcomes, type Received } from './promises.ts';
import { paydexRisk, type PaydexRisk } from './paydex.ts';

/** Invoices settled in one month, so many days after their due day (before: negative), summed. */
export type SettledGroup = InvoiceLateness & { readonly month: string; readonly invoices: number };

/** Open invoices that are overdue by so many days, summed. */
export type OverdueGroup = InvoiceLateness & { readonly invoices: number };

/** What the books hold of how a customer pays, over the {@link historyMonths} up to a day. */
export type PaymentRecord = {
  readonly settled: readonly SettledGroup[];
  /** Without what is in dispute. */
  readonly overdue: readonly OverdueGroup[];
  readonly trade: {
    readonly firstInvoicedOn: CalendarDate;
    /** In the twelve months up to the day, and in the twelve before. */
    readonly invoicedMinor: bigint;
    readonly invoicedBeforeMinor: bigint;
  } | null;
  readonly disputes: { readonly raised: number; readonly open: number; readonly openMinor: bigint };
  readonly promises: readonly PaymentPromise[];
  readonly received: readonly Received[];
};

export const historyMonths = 24;
/** Fewer days of difference are no trend. */
const steadyDays = 2;

export type Trend = 'better' | 'steady' | 'worse';

/** 付款记录: everything that our own receivables say about how a customer pays. */
export type PaymentHistory = {
  readonly settledInvoices: number;
  readonly lateInvoices: number;
  readonly lateShare: Ratio;
  /** Of what was settled in twelve months, early payments as on time. */
  readonly daysBeyondTerms: Ratio;
  /** The latest that was ever paid in twelve months, or is unpaid today; null when nothing came or is late. */
  readonly worst: { readonly daysLate: number; readonly amountMinor: bigint; readonly isOpen: boolean } | null;
  /** Days beyond terms of the last six whole months against the six before. */
  readonly trend: { readonly recent: Ratio; readonly before: Ratio; readonly towards: Trend | null };
  /** In the manner of PAYDEX, 0 to 100; what is overdue counts as if it were paid today. */
  readonly index: { readonly value: number; readonly risk: PaydexRisk } | null;
  readonly overdue: { readonly invoices: number; readonly amountMinor: bigint };
  readonly disputes: PaymentRecord['disputes'];
  readonly promises: { readonly made: number; readonly kept: number; readonly broken: number; readonly open: number };
  readonly tenure: { readonly firstInvoicedOn: CalendarDate; readonly months: number } | null;
  readonly volume: {
    readonly invoicedMinor: bigint;
    readonly invoicedBeforeMinor: bigint;
    readonly growth: Ratio;
  } | null;
  readonly months: readonly {
    readonly month: string;
    readonly settledMinor: bigint;
    readonly daysBeyondTerms: Ratio;
    readonly index: number | null;
  }[];
};

export function paymentHistory(record: PaymentRecord, asOf: CalendarDate): PaymentHistory {
  const thisMonth = calendarDate(`${asOf.slice(0, 7)}-01`);
  const monthsAgo = (months: number) => addMonths(thisMonth, -months).slice(0, 7);
  const settledIn = (from: string, to: string) => record.settled.filter(({ month }) => month > from && month <= to);
  const year = settledIn(monthsAgo(12), monthsAgo(0));
  const recent = daysBeyondTerms(settledIn(monthsAgo(7), monthsAgo(1)));
  const before = daysBeyondTerms(settledIn(monthsAgo(13), monthsAgo(7)));
  const index = paymentIndex([...year, ...record.overdue]);
  const invoices = (groups: readonly { readonly invoices: number }[]) =>
    groups.reduce((sum, group) => sum + group.invoices, 0);
  const late = year.filter(({ daysLate }) => daysLate > 0);
  return {
    settledInvoices: invoices(year),
    lateInvoices: invoices(late),
    lateShare: ratio(invoices(late), invoices(year)),
    daysBeyondTerms: daysBeyondTerms(year),
    worst: worstOf(late, record.overdue),
    trend: { recent, before, towards: towards(before, recent) },
    index: index === undefined ? null : { value: index, risk: paydexRisk(index) ?? 'high' },
    overdue: {
      invoices: invoices(record.overdue),
      amountMinor: record.overdue.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    },
    disputes: record.disputes,
    promises: countPromises(record, asOf),
    ...tradeOf(record, asOf),
    months: monthsOf(record.settled),
  };
}

function worstOf(late: readonly InvoiceLateness[], overdue: readonly InvoiceLateness[]): PaymentHistory['worst'] {
  const all = [...late.map((one) => ({ ...one, isOpen: false })), ...overdue.map((one) => ({ ...one, isOpen: true }))];
  const worst = all.toSorted((a, b) => b.daysLate - a.daysLate)[0];
  return worst === undefined
    ? null
    : { daysLate: worst.daysLate, amountMinor: worst.amountMinor, isOpen: worst.isOpen };
}

function towards(before: Ratio, recent: Ratio): Trend | null {
  if (before.kind !== 'value' || recent.kind !== 'value') return null;
  const more = recent.value - before.value;
  return more >= steadyDays ? 'worse' : more <= -steadyDays ? 'better' : 'steady';
}

function countPromises({ promises, received }: PaymentRecord, asOf: CalendarDate): PaymentHistory['promises'] {
  const outcomes = promiseOutcomes(promises, received, asOf);
  const count = (state: string) => outcomes.filter((one) => one.state === state).length;
  return { made: promises.length, kept: count('kept'), broken: count('broken'), open: count('open') };
}

function tradeOf({ trade }: PaymentRecord, asOf: CalendarDate): Pick<PaymentHistory, 'tenure' | 'volume'> {
  if (trade === null) return { tenure: null, volume: null };
  const { firstInvoicedOn, invoicedMinor, invoicedBeforeMinor } = trade;
  const growth = ratio(Number(invoicedMinor - invoicedBeforeMinor), Number(invoicedBeforeMinor));
  return {
    tenure: { firstInvoicedOn, months: wholeMonths(firstInvoicedOn, asOf) },
    volume: { invoicedMinor, invoicedBeforeMinor, growth },
  };
}

function wholeMonths(from: CalendarDate, to: CalendarDate): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return addMonths(from, months) <= to ? months : months - 1;
}

function monthsOf(settled: readonly SettledGroup[]): PaymentHistory['months'] {
  return [...Map.groupBy(settled, ({ month }) => month)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, groups]) => ({
      month,
      settledMinor: groups.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
      daysBeyondTerms: daysBeyondTerms(groups),
      index: paymentIndex(groups) ?? null,
    }));
}
