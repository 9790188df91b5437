import type { AssessmentFacts } from '#assessment';
import { addDays, type CalendarDate, daysBetween, daysPastDue } from '#kernel';
import { paymentBehaviour, type SettledMonth } from '#receivables';
import type { History } from '../history.ts';

type Month = { -readonly [Field in keyof SettledMonth]: SettledMonth[Field] };

/** How the customer has paid so far, from its books as they stand: what `loadFacts` asks the database. */
export function paymentFacts({ books }: History, asOf: CalendarDate): AssessmentFacts['payment'] {
  const yearAgo = addDays(asOf, -365);
  const invoices = [...books.invoices.values()];
  const behaviour = paymentBehaviour(settledMonths(books, yearAgo.slice(0, 7)));
  const oldestDue = invoices.reduce<CalendarDate | undefined>(
    (oldest, { openMinor, disputed, dueOn }) =>
      openMinor > 0n && !disputed && (oldest === undefined || dueOn < oldest) ? dueOn : oldest,
    undefined,
  );
  const wasInvoiced = invoices.length > 0;
  const firstInvoicedOn = invoices.reduce<CalendarDate | null>(
    (first, { issuedOn }) => (first === null || issuedOn < first ? issuedOn : first),
    null,
  );
  const invoicedMinor = invoices.reduce(
    (sum, { issuedOn, amountMinor }) => (issuedOn > yearAgo ? sum + amountMinor : sum),
    0n,
  );
  return {
    lateShare: behaviour.lateShare,
    daysBeyondTerms: behaviour.daysBeyondTerms,
    settledInvoices: behaviour.settledInvoices,
    oldestOverdueDays: wasInvoiced ? (oldestDue === undefined ? 0 : daysPastDue(oldestDue, asOf)) : null,
    invoicedMinor: wasInvoiced ? invoicedMinor : null,
    firstInvoicedOn,
  };
}

/** Of the months after this one, the oldest first. An invoice is settled on the day of its last allocation. */
function settledMonths({ invoices, written }: History['books'], after: string): SettledMonth[] {
  const settledOn = new Map<string, CalendarDate>();
  for (const { invoiceId, appliedOn } of written.allocations) {
    const known = settledOn.get(invoiceId);
    if (known === undefined || known < appliedOn) settledOn.set(invoiceId, appliedOn);
  }
  const months = new Map<string, Month>();
  for (const { invoiceId, openMinor, amountMinor, dueOn } of invoices.values()) {
    const day = settledOn.get(invoiceId);
    const month = day?.slice(0, 7) ?? '';
    if (day === undefined || openMinor > 0n || month <= after) continue;
    const sums = months.get(month) ?? { month, invoices: 0, lateInvoices: 0, amountMinor: 0n, amountDays: 0n };
    const late = Math.max(0, daysBetween(dueOn, day));
    sums.invoices += 1;
    sums.lateInvoices += late > 0 ? 1 : 0;
    sums.amountMinor += amountMinor;
    sums.amountDays += amountMinor * BigInt(late);
    months.set(month, sums);
  }
  return [...months.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
