import { type Ratio, ratio } from '#kernel';
import { daysBeyondTermsOfSums } from './days-beyond-terms.ts';

/** The invoices of one customer that were settled in one month, summed. An invoice is settled on its last allocation. */
export type SettledMonth = {
  /** `2026-03` */
  readonly month: string;
  readonly invoices: number;
  readonly lateInvoices: number;
  readonly amountMinor: bigint;
  /** Σ minor units × days between due day and settlement, early ones as 0. */
  readonly amountDays: bigint;
};

export type PaymentBehaviour = {
  readonly settledInvoices: number;
  readonly lateInvoices: number;
  readonly lateShare: Ratio;
  readonly daysBeyondTerms: Ratio;
  readonly months: readonly { month: string; settledMinor: bigint; daysBeyondTerms: Ratio }[];
};

/** How late a customer pays (付款行为), over everything settled and month by month. */
export function paymentBehaviour(months: readonly SettledMonth[]): PaymentBehaviour {
  const whole = { invoices: 0, lateInvoices: 0, amountMinor: 0n, amountDays: 0n };
  for (const month of months) {
    whole.invoices += month.invoices;
    whole.lateInvoices += month.lateInvoices;
    whole.amountMinor += month.amountMinor;
    whole.amountDays += month.amountDays;
  }
  return {
    settledInvoices: whole.invoices,
    lateInvoices: whole.lateInvoices,
    lateShare: ratio(whole.lateInvoices, whole.invoices),
    daysBeyondTerms: daysBeyondTermsOfSums(whole),
    months: months.map((month) => ({
      month: month.month,
      settledMinor: month.amountMinor,
      daysBeyondTerms: daysBeyondTermsOfSums(month),
    })),
  };
}
