import { addDays, daysBetween } from '#kernel';
import {
  averageDays,
  averageDaysDelinquent,
  bestPossibleDso,
  collectionEffectiveness,
  countBackDso,
  daysBeyondTerms,
  daysBeyondTermsOfAgeing,
  daysBeyondTermsOfSums,
  daysSalesOutstanding,
  type EarlyPayments,
  type InvoiceLateness,
  paydexDaysBeyondTerms,
  paydexLabel,
  paydexRisk,
} from '#receivables';
import { findDay, findNumber, findNumbers, findRows, minorOf, valueOf } from './read-input.ts';
import type { Adapter, ReferenceCase } from './reference-case.ts';

type Input = ReferenceCase['input'];

export const receivableMetricAdapters: Readonly<Record<string, Adapter>> = {
  dso,
  best_possible_dso: dso,
  add: dso,
  dso_exhaustion: countBack,
  dso_count_back: countBack,
  cei,
  days_beyond_terms: lateness,
  dbt: lateness,
  days_to_pay: daysToPay,
  paydex_key: paydex,
  paydex_chart: paydex,
  paydex_band: paydex,
};

function dso({ input }: ReferenceCase) {
  const receivables = findNumber(input, 'receivables', 'total_receivables', 'ending_receivables');
  const sales =
    findNumber(input, 'credit_sales', 'sales', 'credit_sales_total') ?? sumOf(input, 'sales', 'credit_sales');
  const days = findNumber(input, 'days');
  const notDue = findNumber(input, 'current_receivables', 'ending_current');
  if (sales === undefined || days === undefined) return undefined;
  const period = { creditSalesMinor: minorOf(sales), days };
  const receivablesMinor = receivables === undefined ? undefined : minorOf(receivables);
  const notDueMinor = notDue === undefined ? undefined : minorOf(notDue);
  return {
    ...(receivablesMinor !== undefined && { dso: valueOf(daysSalesOutstanding({ ...period, receivablesMinor })) }),
    ...(notDueMinor !== undefined && { best_possible_dso: valueOf(bestPossibleDso({ ...period, notDueMinor })) }),
    ...(receivablesMinor !== undefined &&
      notDueMinor !== undefined && {
        add: valueOf(averageDaysDelinquent({ ...period, receivablesMinor, notDueMinor })),
      }),
  };
}

function countBack({ input, expected }: ReferenceCase) {
  const receivables = findNumber(input, 'receivables', 'total_receivables');
  const months = findRows(input, 'months')?.map((month) => ({
    salesMinor: minorOf(findNumber(month, 'sales', 'credit_sales') ?? 0),
    days: findNumber(month, 'days') ?? 0,
  }));
  if (receivables === undefined || months === undefined) return undefined;
  const { dso, fullDays, remainingMinor } = countBackDso(minorOf(receivables), months);
  // "remaining_after_m3", "remaining_after_m2": one for each month used up, in the order printed.
  const remaining = Object.keys(expected).filter((key) => key.startsWith('remaining_after'));
  const left = remainingMinor.map((minor) => Number(minor) / 10_000);
  return {
    dso: valueOf(dso),
    full_days: fullDays,
    ...Object.fromEntries(remaining.map((key, index) => [key, left[index]])),
  };
}

function cei({ input, title }: ReferenceCase) {
  const opening = findNumber(input, 'beginning_receivables', 'opening');
  const sales = findNumber(input, 'credit_sales_total', 'credit_sales');
  const closing = findNumber(input, 'ending_total', 'closing');
  const overdue = findNumber(input, 'ending_overdue');
  const notDue = findNumber(input, 'ending_current') ?? (closing ?? 0) - (overdue ?? Number.NaN);
  if (opening === undefined || sales === undefined || closing === undefined || Number.isNaN(notDue)) return undefined;
  // Either form may print the number of months; the title says when the sales are nevertheless taken whole.
  const whole = /\btotal\b/i.test(title) && !/average|monthly/i.test(title);
  const months = whole ? undefined : findNumber(input, 'months');
  const index = collectionEffectiveness({
    openingMinor: minorOf(opening),
    creditSalesMinor: minorOf(sales),
    closingMinor: minorOf(closing),
    closingNotDueMinor: minorOf(notDue),
    ...(months !== undefined && { months }),
  });
  return { cei_pct: index.kind === 'value' ? index.value * 100 : null };
}

function lateness({ input }: ReferenceCase) {
  const early: EarlyPayments = input['clamp_early_to_zero'] === false ? 'as_negative' : 'as_on_time';
  const amountDays = findNumber(input, 'sum_amount_days');
  const amount = findNumber(input, 'sum_amount');
  if (amountDays !== undefined && amount !== undefined) {
    const sums = { amountDays: minorOf(amountDays), amountMinor: minorOf(amount) };
    return { dbt: valueOf(daysBeyondTermsOfSums(sums)) };
  }
  if (findNumbers(input, 'bucket_midpoints') !== undefined) return ageingForm(input);

  const rows = findRows(input, 'invoices');
  if (rows !== undefined) return fromInvoices(rows, early);

  const daysLate = findNumbers(input, 'days_late');
  if (daysLate === undefined) return undefined;
  const amounts = findNumbers(input, 'amounts');
  const invoices = amounts?.map((each, index) => ({ amountMinor: minorOf(each), daysLate: daysLate[index] ?? 0 }));
  return {
    dbt_simple: valueOf(averageDays(daysLate)),
    dbt: invoices === undefined ? valueOf(averageDays(daysLate)) : valueOf(daysBeyondTerms(invoices, early)),
  };
}

function fromInvoices(rows: readonly Input[], early: EarlyPayments) {
  const dueDates: string[] = [];
  const invoices: InvoiceLateness[] = [];
  for (const row of rows) {
    const issuedOn = findDay(row, 'invoice_date', 'issued');
    const terms = findNumber(row, 'terms_days');
    const dueOn = findDay(row, 'due', 'due_date') ?? (issuedOn && terms !== undefined && addDays(issuedOn, terms));
    const paidOn = findDay(row, 'paid', 'paid_date', 'as_of');
    const amount = findNumber(row, 'amount');
    if (!dueOn || paidOn === undefined || amount === undefined) return undefined;
    dueDates.push(dueOn);
    invoices.push({ amountMinor: minorOf(amount), daysLate: daysBetween(dueOn, paidOn) });
  }
  const shown = invoices.map(({ daysLate }) => (early === 'as_on_time' ? Math.max(0, daysLate) : daysLate));
  return {
    due_dates: dueDates,
    days_late: shown,
    dbt: valueOf(daysBeyondTerms(invoices, early)),
    dbt_simple: valueOf(averageDays(shown)),
  };
}

/** The weight of a bucket shows when everything owed lies in it; figures, where given, are run as they are. */
function ageingForm(input: Input) {
  const weights = [0, 1, 2, 3].map((full) =>
    ageingDays(
      [0, 1, 2, 3].map((bucket) => (bucket === full ? 1 : 0)),
      1,
    ),
  );
  const formula = `(${weights.map((weight, index) => `Td${index + 1}*${weight}`).join('+')})/receivables`;
  const aged = findNumbers(input, 'aged');
  const receivables = findNumber(input, 'receivables');
  return { formula, ...(aged !== undefined && receivables !== undefined && { dbt: ageingDays(aged, receivables) }) };
}

function ageingDays([first = 0, second = 0, third = 0, fourth = 0]: readonly number[], receivables: number) {
  const overdue = {
    days1To30: minorOf(first),
    days31To60: minorOf(second),
    days61To90: minorOf(third),
    daysOver90: minorOf(fourth),
  };
  return valueOf(daysBeyondTermsOfAgeing(overdue, minorOf(receivables)));
}

function daysToPay({ input }: ReferenceCase) {
  const days = findNumbers(input, 'days') ?? findRows(input, 'invoices')?.map(daysFromIssueToPayment);
  return days?.every((each) => each !== undefined) ? { avg: valueOf(averageDays(days)) } : undefined;
}

function daysFromIssueToPayment(row: Input): number | undefined {
  const issuedOn = findDay(row, 'invoice_date', 'issued');
  const paidOn = findDay(row, 'paid', 'paid_date');
  return issuedOn === undefined || paidOn === undefined ? undefined : daysBetween(issuedOn, paidOn);
}

function paydex({ input }: ReferenceCase) {
  const score = findNumber(input, 'paydex');
  if (score !== undefined)
    return { days_beyond_terms: paydexDaysBeyondTerms(score), label: paydexLabel(score), risk: paydexRisk(score) };
  const scores = findNumbers(input, 'paydex');
  if (scores === undefined) return undefined;
  return { days_beyond_terms: scores.map(paydexDaysBeyondTerms), risk: scores.map(paydexRisk) };
}

function sumOf(input: Input, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const list = findNumbers(input, name);
    if (list !== undefined) return list.reduce((sum, each) => sum + each, 0);
  }
  return undefined;
}
