import type { Customer } from '#customers';
import { addDays, type CalendarDate } from '#kernel';
import { newId, type Tx } from '#platform';
import { policyInForce } from '#policy';
import { type Objection, reasonName } from '../objection.ts';
import { ownAmount } from '../held-amount.ts';
import { inCurrency } from '../in-currency.ts';
import { boughtBy, leaveBooks } from '../payers.ts';
import { reserveAsked } from '../reserve-asked.ts';
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

export type Holding = {
  readonly customer: Customer;
  /** In whose books it is reserved until now, where that is another than who pays it from now on. */
  readonly home: Customer | undefined;
  readonly hold: NamedHold;
  readonly now: Date;
  readonly today: CalendarDate;
};

/**
 * Lets a held document go: it gets its reservation, the hold ends, and what the release covers from now on is kept
 * with the reservation. The customer's group is locked, and whoever calls has the authority.
 */
export async function putThrough(
  tx: Tx,
  { customer, home, hold, now, today }: Holding,
  { amountMinor, prepayMinor, prepaidMinor, measure, reasonCode, reason, evidence, coversUntil, by }: Passage,
): Promise<{ readonly released: NamedHold; readonly release: Release }> {
  const order = { ...customer, type: 'sales_order' as const, number: hold.orderNumber ?? '' };
  const owners = [customer, ...(home === undefined ? [] : [home])];
  const wanted = [
    ...owners.map((one) => ({ ...one, ...hold.document })),
    ...(hold.orderNumber === null ? [] : [order]),
  ];
  const all = await loadBooks(tx, owners, { reservations: wanted });
  const books = all.get(customer.customerId);
  const left = home && all.get(home.customerId);
  if (left !== undefined) leaveBooks(left, hold.document, customer, now);
  if (books === undefined) throw new Error(`The books of ${customer.code} did not open.`);
  const rules = policyInForce(today).releaseRules;
  const upTo = (minor: bigint) => minor + (minor * BigInt(rules?.toleranceBasisPoints ?? 0)) / 10_000n;
  const until = coversUntil ?? addDays(today, rules?.coversDays ?? 0);
  const own = (minor: bigint) => ownAmount(hold, minor);
  const { reservation } = inCurrency(books, hold.original?.rate ?? null, (view) =>
    reserveAsked(
      view,
      hold.document,
      hold.orderNumber ?? undefined,
      {
        reservationId: newId<'reservation'>(),
        amountMinor: own(amountMinor) - own(prepaidMinor),
        origin: 'release',
        ...(rules !== undefined && {
          cover: { upToMinor: upTo(own(amountMinor)), prepayMinor: own(prepayMinor), until },
        }),
        ...(hold.marks !== undefined && { marks: hold.marks }),
        ...boughtBy(hold.buyerCode),
        ...(hold.deliverOn != null && { deliverOn: hold.deliverOn }),
      },
      now,
    ),
  );
  const cover = rules && { upToMinor: upTo(amountMinor), until };
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
  await saveBooks(tx, all.values(), now);
  await saveHolds(tx, [released]);
  await insertRelease(tx, { ...release, creditGroupId, customerId, releasedBy: by, releasedAt: now });
  return { released, release };
}
