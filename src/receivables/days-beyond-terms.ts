import { type Ratio, ratio } from '#kernel';

/** An invoice and how many days after its due day it was paid (or is unpaid today); negative when paid early. */
export type InvoiceLateness = { readonly amountMinor: bigint; readonly daysLate: number };

/** How a payment before the due day counts: as on time, or as making up for others that came late. */
export type EarlyPayments = 'as_on_time' | 'as_negative';

/** Days beyond terms (加权逾期天数): Σ amount × days late ÷ Σ amount, so that a large late invoice weighs more. */
export function daysBeyondTerms(invoices: readonly InvoiceLateness[], early: EarlyPayments = 'as_on_time'): Ratio {
  let amountDays = 0n;
  let amountMinor = 0n;
  for (const invoice of invoices) {
    const days = early === 'as_on_time' ? Math.max(0, invoice.daysLate) : invoice.daysLate;
    amountDays += invoice.amountMinor * BigInt(days);
    amountMinor += invoice.amountMinor;
  }
  return daysBeyondTermsOfSums({ amountDays, amountMinor });
}

/** The same from sums that were made elsewhere, in SQL for instance. `amountDays` is Σ minor units × days. */
export function daysBeyondTermsOfSums(sums: { readonly amountDays: bigint; readonly amountMinor: bigint }): Ratio {
  return ratio(Number(sums.amountDays), Number(sums.amountMinor));
}

/** What is overdue by age, in minor units of one currency. */
export type OverdueBuckets = {
  readonly days1To30: bigint;
  readonly days31To60: bigint;
  readonly days61To90: bigint;
  readonly daysOver90: bigint;
};

/** CreditorWatch's form for when only an ageing is known: each bucket counts as its mid-point, over all receivables. */
export function daysBeyondTermsOfAgeing(overdue: OverdueBuckets, receivablesMinor: bigint): Ratio {
  const amountDays =
    overdue.days1To30 * 15n + overdue.days31To60 * 45n + overdue.days61To90 * 75n + overdue.daysOver90 * 105n;
  return daysBeyondTermsOfSums({ amountDays, amountMinor: receivablesMinor });
}
