import type { Customer } from '#customers';
import { addDays, type CalendarDate, daysPastDue } from '#kernel';
import type { Sql } from '#platform';
import { salesDays } from '#policy';
import { paymentBehaviour } from '#receivables';
import { findTrade, listSettledMonths, loadOldestOpenItems } from '#receivables/usecases';
import type { AssessmentFacts, PaymentFacts } from '../facts.ts';
import { contentOf } from '../statement.ts';
import { seriesOf } from '../statement-series.ts';
import { answersOf, loadAnswers } from '../store/answers.ts';
import { findOutlook } from '../store/industry-outlooks.ts';
import { type KeptOverride, runningOverrides } from '../store/overrides.ts';
import { loadStatements } from '../store/statements.ts';

/** Everything that is known of a customer today. Asked at once: no question leans on another. */
export async function loadFacts(db: Sql, customer: Customer, asOf: CalendarDate): Promise<AssessmentFacts> {
  const { customerId, code, name, industry, currency, blacklistReason } = customer;
  const [statements, answers, outlook, payment, overrides] = await Promise.all([
    // Far enough back for the statement before the oldest that still counts.
    loadStatements(db, [customer], { upTo: asOf, since: addDays(asOf, -4 * 366) }),
    loadAnswers(db, [customer]),
    industry === null ? undefined : findOutlook(db, industry),
    loadPayment(db, customer, asOf),
    runningOverrides(db, [customer], asOf),
  ]);
  return {
    asOf,
    customer: { code, name, industry, currency, blacklisted: blacklistReason !== null },
    statements: seriesOf(statements.get(customerId) ?? []).map(contentOf),
    answers: answersOf(answers.get(customerId)),
    industryOutlook: outlook?.outlook ?? null,
    payment,
    ...overrideOf(overrides.get(customerId)),
  };
}

function overrideOf(kept: KeptOverride | undefined): Pick<AssessmentFacts, 'override'> {
  if (kept === undefined) return {};
  const { overrideId, grade, steps, reasonCode, reason, validTo, madeBy, madeById } = kept;
  return { override: { overrideId, grade, steps, reasonCode, reason, validTo, madeBy, madeById } };
}

async function loadPayment(db: Sql, customer: Customer, asOf: CalendarDate): Promise<PaymentFacts> {
  const yearAgo = addDays(asOf, -salesDays);
  const [months, trade, oldest] = await Promise.all([
    listSettledMonths(db, customer, asOf),
    findTrade(db, customer, { after: yearAgo, upTo: asOf }),
    loadOldestOpenItems(db, [customer]),
  ]);
  const behaviour = paymentBehaviour(months.filter(({ month }) => month > yearAgo.slice(0, 7)));
  const open = oldest.get(customer.customerId);
  const wasInvoiced = trade.firstInvoicedOn !== null;
  return {
    lateShare: behaviour.lateShare,
    daysBeyondTerms: behaviour.daysBeyondTerms,
    settledInvoices: behaviour.settledInvoices,
    oldestOverdueDays: wasInvoiced ? (open === undefined ? 0 : daysPastDue(open.dueOn, asOf)) : null,
    invoicedMinor: wasInvoiced ? trade.invoicedMinor : null,
    firstInvoicedOn: trade.firstInvoicedOn,
  };
}
