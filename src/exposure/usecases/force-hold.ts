import { lockCustomers } from '#customers/usecases';
import { ok, type Result, refuse } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { marksOf } from '#receivables';
import { documentKey, type Reservation, type ReservedDocument } from '../books.ts';
import { forcedHoldOf } from '../forced-hold.ts';
import { marked } from '../inherited-marks.ts';
import { type HoldAnswer, presentHold } from '../http/present-hold.ts';
import type { Objection } from '../objection.ts';
import { boughtBy, buyerIn } from '../payers.ts';
import { type HoldId, loadOpenHolds, type NamedHold, openedBy, saveHolds } from '../store/holds.ts';
import { loadBooks } from '../store/load-books.ts';
import { customerNotFound } from './book-documents.ts';
import { findPayerOf } from './find-parties.ts';

export type ForcedHold = {
  readonly customerCode: string;
  readonly document: ReservedDocument;
  readonly reason: string;
};

/**
 * 人工拦截: puts an approved document on hold although the check let it pass. It keeps its reservation; it, and the
 * deliveries of an order, are held by every check until somebody with the authority, and not the same person, releases
 * it. No change of limit, receipt or policy frees it.
 */
export function forceHold(platform: Platform, origin: Origin, asked: ForcedHold): Promise<Result<Done<HoldAnswer>>> {
  const command = { name: 'exposure.force_hold', may: 'holds:release', input: asked };
  return runCommand(platform, origin, command, async ({ tx, now, caller, record, announce }) => {
    const { customerCode, document, reason } = asked;
    const buyer = (await lockCustomers(tx, [customerCode])).get(customerCode);
    if (buyer === undefined) return customerNotFound(customerCode);
    const customer = (await findPayerOf(tx, buyer, document)) ?? buyer;
    const bought = boughtBy(buyerIn(customer, buyer));
    const owned = { ...customer, ...document, ...bought };
    const books = (await loadBooks(tx, [customer], { reservations: [owned] })).get(customer.customerId);
    const there = books?.reservations.get(documentKey(document));
    const reservation = there?.buyerCode === bought.buyerCode ? there : undefined;
    if (reservation === undefined || reservation.openMinor === 0n) {
      const detail = `Nothing of ${document.number} is reserved any more: there is nothing to hold back.`;
      return refuse('conflict', 'nothing_to_hold', detail, { field: 'document.number' });
    }
    const [standing] = await loadOpenHolds(tx, [owned]);
    if (standing !== undefined && forcedHoldOf(standing) !== undefined)
      return refuse('conflict', 'held_already', `${document.number} is on hold already.`);
    const forced: Objection = { code: 'forced_hold', reason };
    const hold: NamedHold = {
      creditGroupId: customer.creditGroupId,
      customerId: customer.customerId,
      customerCode: customer.code,
      customerName: customer.name,
      ownerName: buyer.ownerName,
      ...bought,
      ...(customer !== buyer && { buyerName: buyer.name }),
      holdId: newId<'hold'>() as HoldId,
      checkId: standing?.checkId ?? null,
      document,
      orderNumber: standing?.orderNumber ?? null,
      deliverOn: standing?.deliverOn ?? reservation.deliverOn ?? null,
      currency: customer.currency,
      amountMinor: standing?.amountMinor ?? reservation.amountMinor,
      reserveMinor: standing?.reserveMinor ?? reservation.amountMinor,
      ...marked(marksOf(standing?.marks, reservation.marks)),
      ...originalOfHold(standing, reservation),
      objections: [forced, ...((standing?.objections ?? []) as readonly Objection[])],
      ...openedBy(caller, now),
    };
    if (standing !== undefined) {
      await saveHolds(tx, [{ ...standing, status: 'superseded', closedAt: now, closedBy: caller.name }]);
    }
    await saveHolds(tx, [hold]);
    record({
      subject: `${document.type} ${document.number}`,
      customerId: customer.customerId,
      detail: { holdId: hold.holdId, reason, amountMinor: hold.amountMinor, currency: hold.currency },
    });
    announce('order_held', { holdId: hold.holdId, customerCodes: [...new Set([customer.code, customerCode])] });
    return ok({ answer: presentHold(hold, caller), effect: 'changed' });
  });
}

function originalOfHold(standing: NamedHold | undefined, { original }: Reservation): Pick<NamedHold, 'original'> {
  if (standing !== undefined) return standing.original === undefined ? {} : { original: standing.original };
  if (original === undefined) return {};
  const { amountMinor } = original.minor;
  return { original: { rate: original.rate, minor: { amountMinor, reserveMinor: amountMinor } } };
}
