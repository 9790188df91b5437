import type { CustomerId } from '#customers';
import { addDays, addMonths, calendarDate, type CalendarDate, daysPastDue } from '#kernel';
import type { Sql } from '#platform';
import { salesDays } from '#policy';
import { paymentBehaviour, type SettledMonth } from '#receivables';
import { loadOldestOpenItems, loadSettledMonths, loadTrades, type Trade } from '#receivables/usecases';
import { externalFacts } from '../external/external-facts.ts';
import type { ExternalRecord } from '../external/external-record.ts';
import type { AssessmentFacts, PaymentFacts } from '../facts.ts';
import { contentOf } from '../statement.ts';
import { seriesOf } from '../statement-series.ts';
import { answersOf, loadAnswers } from '../store/answers.ts';
import type { Assessed } from '../store/credit-files.ts';
import { loadExternalRecords } from '../store/external-records.ts';
import { outlooksOn } from '../store/industry-outlooks.ts';
import { type KeptOverride, runningOverrides } from '../store/overrides.ts';
import { loadStatements } from '../store/statements.ts';

/** Everything that is known of a customer today. */
export async function loadFacts(db: Sql, customer: Assessed, asOf: CalendarDate): Promise<AssessmentFacts> {
  const facts = (await loadManyFacts(db, [customer], asOf)).get(customer.customerId);
  if (facts === undefined) throw new Error(`Nothing was loaded of ${customer.code}.`);
  return facts;
}

/** The same of many, each kind in one statement for all of them. Asked at once: no question leans on another. */
export async function loadManyFacts(
  db: Sql,
  customers: readonly Assessed[],
  asOf: CalendarDate,
): Promise<Map<CustomerId, AssessmentFacts>> {
  const [statements, answers, outlooks, overrides, payments, records] = await Promise.all([
    // Far enough back for the statement before the oldest that still counts.
    loadStatements(db, customers, { upTo: asOf, since: addDays(asOf, -4 * 366) }),
    loadAnswers(db, customers),
    outlooksOn(db, asOf),
    runningOverrides(db, customers, asOf),
    loadPayments(db, customers, asOf),
    loadExternalRecords(db, customers),
  ]);
  const outlookOf = new Map(outlooks.map(({ industry, outlook }) => [industry, outlook]));
  return new Map(
    customers.map(({ customerId, code, name, industry, currency, blacklistReason, customerType }) => [
      customerId,
      {
        asOf,
        customer: {
          code,
          name,
          industry,
          currency,
          blacklisted: blacklistReason !== null,
          ...(customerType !== null && { type: customerType }),
        },
        statements: seriesOf(statements.get(customerId) ?? []).map(contentOf),
        answers: answersOf(answers.get(customerId)),
        industryOutlook: industry === null ? null : (outlookOf.get(industry) ?? null),
        payment: payments(customerId),
        ...externalOf(records.get(customerId), asOf),
        ...overrideOf(overrides.get(customerId)),
      },
    ]),
  );
}

function externalOf(records: readonly ExternalRecord[] = [], asOf: CalendarDate): Pick<AssessmentFacts, 'external'> {
  const external = externalFacts(records, asOf);
  return external === undefined ? {} : { external };
}

function overrideOf(kept: KeptOverride | undefined): Pick<AssessmentFacts, 'override'> {
  if (kept === undefined) return {};
  const { overrideId, grade, steps, reasonCode, reason, validTo, madeBy, madeById } = kept;
  return { override: { overrideId, grade, steps, reasonCode, reason, validTo, madeBy, madeById } };
}

async function loadPayments(
  db: Sql,
  customers: readonly Assessed[],
  asOf: CalendarDate,
): Promise<(customerId: CustomerId) => PaymentFacts> {
  const yearAgo = addDays(asOf, -salesDays);
  const [months, trades, oldest] = await Promise.all([
    // Whole months: the one in which the day a year ago lies is left out.
    loadSettledMonths(db, customers, { from: firstOfNextMonth(yearAgo), upTo: asOf }),
    loadTrades(db, customers, { after: yearAgo, upTo: asOf }),
    loadOldestOpenItems(db, customers),
  ]);
  return (customerId) =>
    paymentFacts(
      { months: months.get(customerId) ?? [], trade: trades.get(customerId), oldest: oldest.get(customerId)?.dueOn },
      asOf,
    );
}

function paymentFacts(
  { months, trade, oldest }: { months: SettledMonth[]; trade: Trade | undefined; oldest: CalendarDate | undefined },
  asOf: CalendarDate,
): PaymentFacts {
  const { lateShare, daysBeyondTerms, settledInvoices } = paymentBehaviour(months);
  const known = { lateShare, daysBeyondTerms, settledInvoices };
  if (trade === undefined) return { ...known, oldestOverdueDays: null, invoicedMinor: null, firstInvoicedOn: null };
  const oldestOverdueDays = oldest === undefined ? 0 : daysPastDue(oldest, asOf);
  return { ...known, oldestOverdueDays, ...trade };
}

function firstOfNextMonth(day: CalendarDate): CalendarDate {
  return addMonths(calendarDate(`${day.slice(0, 7)}-01`), 1);
}
