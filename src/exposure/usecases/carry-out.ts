import type { Customer } from '#customers';
import { newId } from '#platform';
import type { Marks } from '#receivables';
import type { Books } from '../books.ts';
import type { countedCheck } from '../counted-check.ts';
import type { CheckDecision } from '../credit-check.ts';
import { forcedHoldOf } from '../forced-hold.ts';
import { presentObjection } from '../http/present-check.ts';
import { inCurrency } from '../in-currency.ts';
import { marked } from '../inherited-marks.ts';
import { boughtBy, buyerIn } from '../payers.ts';
import { reserveAsked } from '../reserve-asked.ts';
import { type Hold, type HoldId, openedBy } from '../store/holds.ts';
import { type Desk, holdKey } from './check-desk.ts';
import { dayOf } from './composition-desk.ts';
import { type AskedCheck, askedOf, reservable } from './sent-check.ts';

/** What a decision does: an approved order reserves, a held one waits at the hold desk, and either ends an older hold. */
export function carryOut(
  desk: Desk,
  books: Books,
  { sent, caller }: AskedCheck,
  { customer, buyer }: { readonly customer: Customer; readonly buyer: Customer },
  checkId: string,
  decision: CheckDecision,
  {
    counted: { request, known },
    marks,
    now,
  }: { counted: ReturnType<typeof countedCheck>; marks: Marks | undefined; now: Date },
): { reservationId?: string; holdId?: string } {
  const document = reservable(sent);
  if (document === undefined) return {};
  const key = holdKey(buyer.code, document);
  const buyerCode = buyerIn(customer, buyer);
  if (buyerCode !== undefined && desk.addressOf.get(buyerCode)?.hasPayers === false)
    desk.firstPayers.add(customer.creditGroupId);
  const older = desk.openHolds.get(key);
  // What somebody put on hold outlives a rejection: only a release ends it.
  const isForced = older !== undefined && forcedHoldOf(older) !== undefined;
  if (older !== undefined && !(isForced && decision.outcome === 'rejected')) {
    const ended = { ...older, status: 'superseded' as const, closedAt: now, closedBy: caller.name, closeReason: null };
    desk.openHolds.delete(key);
    replaceOrAdd(desk, ended);
  }
  const { amountMinor, prepaidMinor } = askedOf(sent);
  if (decision.reserves) {
    const asked = {
      ...dayOf(sent.document, decision),
      amountMinor: amountMinor - prepaidMinor,
      reservationId: newId<'reservation'>(),
      origin: 'check' as const,
      ...marked(marks),
      ...boughtBy(buyerCode),
    };
    return inCurrency(books, known.original?.rate ?? null, (own) => {
      const { reservation, drawsOnOrder } = reserveAsked(own, document, sent.document.orderNumber, asked, now);
      return reservation.openMinor > 0n || drawsOnOrder ? { reservationId: reservation.reservationId } : {};
    });
  }
  if (decision.outcome !== 'held') return {};
  const hold: Hold = {
    customerId: customer.customerId,
    creditGroupId: customer.creditGroupId,
    holdId: newId<'hold'>() as HoldId,
    checkId,
    document,
    ...boughtBy(buyerCode),
    orderNumber: sent.document.orderNumber ?? null,
    ...dayOf(sent.document),
    currency: customer.currency,
    amountMinor: request.amountMinor,
    reserveMinor: request.amountMinor - request.prepaidMinor,
    ...(known.original !== undefined && {
      original: {
        rate: known.original.rate,
        minor: { amountMinor, reserveMinor: amountMinor - prepaidMinor },
      },
    }),
    ...marked(marks),
    objections: decision.objections.map(presentObjection),
    ...openedBy(caller, now),
  };
  desk.openHolds.set(key, hold);
  desk.newHolds.push(hold);
  return { holdId: hold.holdId };
}

/** A hold that this very batch made is changed where it stands; an older one is written as ended. */
function replaceOrAdd(desk: Desk, ended: Hold): void {
  const place = desk.newHolds.findIndex((hold) => hold.holdId === ended.holdId);
  if (place < 0) desk.superseded.push(ended);
  else desk.newHolds[place] = ended;
}
