import { findAddresses } from '#customers/usecases';
import { canonicalJson, type Refusal } from '#kernel';
import { type Command, newId, type RowOutcome, sha256 } from '#platform';
import { policyInForce } from '#policy';
import { bearsMarks, type Marks } from '#receivables';
import { documentKey, type Reservation, type ReservedDocument } from '../books.ts';
import { viewIn } from '../in-currency.ts';
import type { Objection } from '../objection.ts';
import type { Hold } from '../store/holds.ts';
import type { Sent } from './book-documents.ts';
import { writesOf } from './check-batch.ts';
import { type Desk, holdKey, openDesk } from './check-desk.ts';
import { decide } from './decide-check.ts';
import { homeOf } from './payer-desk.ts';
import type { AskedCheck, SentCheck } from './sent-check.ts';

/** An order of a file, as another system has it. */
export type SentOrder = Sent &
  Marks & {
    readonly orderedOn?: string | undefined;
    readonly deliverOn?: SentCheck['document']['deliverOn'];
  };

/**
 * Orders of a file pass the same gate as any other: each is checked in its turn and kept as a decision. One that may go
 * reserves; one that may not waits on the hold desk, and its row says why. An order that is there already, or waits
 * already for the same amount, is not asked about again.
 */
export async function importOrders(command: Command, rows: readonly SentOrder[]): Promise<RowOutcome[]> {
  const { tx, caller, now, today, company } = command;
  const asked = rows.map((row) => askedOf(row, caller));
  const desk = await openLocked(command, asked);
  const outcomes = rows.map((row, place): RowOutcome => {
    const before = foundIn(desk, row);
    if (before !== undefined) return before;
    const one = asked[place] as AskedCheck;
    const decided = decide(desk, one, { now, today });
    if (!decided.ok) return { refusal: decided.refusal };
    const { outcome, objections } = decided.value;
    return outcome === 'approved' ? { effect: 'created' } : { refusal: notApproved(row, outcome, objections) };
  });
  for (const some of writesOf(desk, asked, now)) for (const write of some) await write.execute(tx);
  return outcomes;

  async function openLocked({ tx }: Command, all: readonly AskedCheck[]): Promise<Desk> {
    const named = rows.flatMap(({ customerCode, payerCode }) => [
      customerCode,
      ...(payerCode === undefined ? [] : [payerCode]),
    ]);
    const found = new Set<string>();
    const day = { today, timeZone: company.timeZone, policyOf: policyInForce };
    for (;;) {
      const codes = [...new Set([...named, ...found])];
      const opened = await openDesk(tx, await findAddresses(tx, codes), all, found, day);
      // A customer changed its group between look-up and lock, or another payer was found: look again.
      if (opened !== undefined) return opened;
    }
  }
}

function askedOf(
  { customerCode, payerCode, number, amount, deliverOn, ...row }: SentOrder,
  caller: Command['caller'],
): AskedCheck {
  const { sellerCode, businessUnit, productLine } = row;
  const sent: SentCheck = {
    customerCode,
    document: { type: 'sales_order', number, ...(deliverOn !== undefined && { deliverOn }) },
    amount,
    ...(payerCode !== undefined && { payerCode }),
    ...(sellerCode !== undefined && { sellerCode }),
    ...(businessUnit !== undefined && { businessUnit }),
    ...(productLine !== undefined && { productLine }),
    simulate: false,
  };
  return { caller, key: newId<'request'>(), requestHash: sha256(canonicalJson(sent)), sent };
}

/** The order as it stands or waits already; undefined where it has to be checked. */
function foundIn(desk: Desk, row: SentOrder): RowOutcome | undefined {
  const buyer = desk.customers.get(row.customerCode);
  if (buyer === undefined) return undefined;
  const document = { type: 'sales_order', number: row.number } as const satisfies ReservedDocument;
  // Where nobody is named to pay it, it is the order that stands or waits, whoever pays.
  const named = row.payerCode === undefined ? undefined : desk.customers.get(row.payerCode);
  const waiting = desk.openHolds.get(holdKey(buyer.code, document));
  const isPayer = named === undefined || named.customerId === waiting?.customerId;
  if (waiting !== undefined && isPayer && isSameHold(waiting, row)) {
    return { refusal: notApproved(row, 'held', waiting.objections as readonly Objection[]) };
  }
  const customer = homeOf(desk, buyer, document);
  const books = customer && desk.books.get(customer.customerId);
  if (customer === undefined || books === undefined) return undefined;
  const currency = row.amount.currency === customer.currency ? null : row.amount.currency;
  const booked = books.reservations.get(documentKey(document));
  if (booked === undefined || booked.origin === 'unreserved') return undefined;
  const own = viewIn(books, currency).reservations.get(documentKey(document));
  if (own !== undefined && (named ?? customer) === customer && isSame(own, row)) return { effect: 'unchanged' };
  const detail = `${buyer.code} already has the order ${row.number}, with other content.`;
  return { refusal: { kind: 'conflict', code: 'order_exists', detail, field: 'number' } };
}

function isSame({ amountMinor, marks }: Reservation, row: SentOrder): boolean {
  return amountMinor === row.amount.minor && bearsMarks(marks, row);
}

function isSameHold({ amountMinor, currency, original, marks }: Hold, row: SentOrder): boolean {
  const from = original?.rate.from ?? currency;
  return (
    from === row.amount.currency &&
    (original?.minor.amountMinor ?? amountMinor) === row.amount.minor &&
    bearsMarks(marks, row)
  );
}

/** Why its row is not in: it waits on the hold desk, or nobody may let it go. */
function notApproved(
  { number }: SentOrder,
  outcome: 'held' | 'rejected',
  objections: readonly { readonly code: string }[],
): Refusal {
  const codes = [...new Set(objections.map(({ code }) => code))];
  const what = outcome === 'held' ? 'waits on the hold desk' : 'is rejected';
  const detail = `Order ${number} ${what}: ${codes.join(', ')}.`;
  return { kind: 'conflict', code: `order_${outcome}`, detail, field: 'amount', facts: { objections: codes } };
}
