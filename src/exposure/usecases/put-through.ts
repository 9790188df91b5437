import type { Customer } from '#customers';
import { addDays, type CalendarDate, greater, lesser } from '#kernel';
import { newId, type Tx } from '#platform';
import { policyInForce } from '#policy';
import { type Objection, reasonName } from '../objection.ts';
import { ofDocument } from '../of-document.ts';
import { drawOnOrder, reserve } from '../reserve.ts';
import { type NamedHold, saveHolds } from '../store/holds.ts';
import { loadBooks } from '../store/load-books.ts';
import { insertRelease, type Release } from '../store/releases.ts';
import { saveBooks } from '../store/save-books.ts';
import type { ReleaseMeasure } from './release-authority.ts';

/** How much of a held document goes, and on what. */
export type Passage = {
  readonly amountMinor: bigint;
  /** On the condition that this much is prepaid. */
  readonly prepayMinor: bigint;
  /** What of the amount needs no credit. */
  readonly prepaidMinor: bigint;
  readonly measure: ReleaseMeasure;
  readonly reasonCode: string;
  readonly reason: string;
  readonly evidence: string | null;
  /** Shorter than the policy allows, where somebody wants it so. */
  readonly coversUntil?: CalendarDate | undefined;
  readonly by: string;
};

/**
 * Lets a held document go: it gets its reservation, the hold ends, and what the release covers from now on is kept
 * with the reservation. The customer's group is locked, and whoever calls has the authority.
 */
export async function putThrough(
  tx: Tx,
  { customer, hold, now, today }: { customer: Customer; hold: NamedHold; now: Date; today: CalendarDate },
  { amountMinor, prepayMinor, prepaidMinor, measure, reasonCode, reason, evidence, coversUntil, by }: Passage,
): Promise<{ readonly released: NamedHold; readonly release: Release }> {
  const asked = { ...hold.document, orderNumber: hold.orderNumber ?? undefined };
  const order = { ...customer, type: 'sales_order' as const, number: hold.orderNumber ?? '' };
  const wanted = [{ ...customer, ...hold.document }, ...(hold.orderNumber === null ? [] : [order])];
  const books = (await loadBooks(tx, [customer], { reservations: wanted })).get(customer.customerId);
  if (books === undefined) throw new Error(`The books of ${customer.code} did not open.`);
  const rules = policyInForce(today).releaseRules;
  const cover = rules && {
    upToMinor: amountMinor + (amountMinor * BigInt(rules.toleranceBasisPoints)) / 10_000n,
    prepayMinor,
    until: coversUntil ?? addDays(today, rules.coversDays),
  };
  const askedMinor = amountMinor - prepaidMinor;
  const { order: ofOrder, takenMinor } = ofDocument(books, asked);
  const leftMinor = greater(0n, askedMinor - takenMinor);
  const ofOrderMinor = lesser(ofOrder?.openMinor ?? 0n, leftMinor);
  const reservation = reserve(
    books,
    {
      reservationId: newId<'reservation'>(),
      document: hold.document,
      amountMinor: askedMinor - ofOrderMinor,
      origin: 'release',
      ...(cover !== undefined && { cover }),
      ...(hold.deliverOn != null && { deliverOn: hold.deliverOn }),
    },
    now,
  );
  if (hold.orderNumber !== null) drawOnOrder(books, hold.document, hold.orderNumber, leftMinor);
  const released: NamedHold = {
    ...hold,
    status: 'released',
    closedAt: now,
    closedBy: by,
    closeReason: reason,
    reservationId: reservation.reservationId,
  };
  const { stands, ...measured } = measure;
  const release: Release = {
    holdId: hold.holdId,
    reasonCode,
    currency: hold.currency,
    releasedMinor: amountMinor,
    prepayMinor,
    ...measured,
    evidence,
    coversMinor: cover?.upToMinor ?? null,
    coversUntil: cover?.until ?? null,
    cleared: (hold.objections as readonly Objection[]).map(reasonName).filter((name) => !stands.includes(name)),
  };
  const { creditGroupId, customerId } = customer;
  await saveBooks(tx, [books], now);
  await saveHolds(tx, [released]);
  await insertRelease(tx, { ...release, creditGroupId, customerId, releasedBy: by, releasedAt: now });
  return { released, release };
}
