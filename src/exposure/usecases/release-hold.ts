import { lockCustomers } from '#customers/usecases';
import { ok, refuse, type Result } from '#kernel';
import { type Caller, type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { type HoldAnswer, isOwnRequest, presentHold } from '../http/present-hold.ts';
import { reserve } from '../reserve.ts';
import { findHold, type NamedHold, saveHolds } from '../store/holds.ts';
import { loadBooks } from '../store/load-books.ts';
import { saveBooks } from '../store/save-books.ts';

/**
 * Releases a held document in spite of its objections: it gets the reservation that the check refused. Nobody releases
 * what they asked for themselves; a machine's key is not a person, its scope is the authority it was given.
 */
export function releaseHold(
  platform: Platform,
  origin: Origin,
  asked: { readonly holdId: string; readonly reason: string },
): Promise<Result<Done<HoldAnswer>>> {
  const command = { name: 'exposure.release_hold', may: 'holds:release', input: asked };
  return runCommand(platform, origin, command, async ({ tx, now, caller, record, announce }) => {
    const named = await findHold(tx, asked.holdId);
    if (named === undefined) return refuse('not_found', 'hold_not_found', `There is no hold ${asked.holdId}.`);
    const customer = (await lockCustomers(tx, [named.customerCode])).get(named.customerCode);
    if (customer === undefined) throw new Error(`Hold ${named.holdId} belongs to no customer.`);

    const hold = (await findHold(tx, asked.holdId)) ?? named;
    const refusal = whyNot(hold, caller, customer.blacklistReason, customer.status);
    if (refusal !== undefined) return refusal;
    const books = (await loadBooks(tx, [customer], { reservations: [{ ...customer, ...hold.document }] })).get(
      customer.customerId,
    );
    if (books === undefined) throw new Error(`The books of ${customer.code} did not open.`);
    const wanted = {
      reservationId: newId<'reservation'>(),
      document: hold.document,
      amountMinor: hold.reserveMinor,
      origin: 'release' as const,
    };
    const reservation = reserve(books, wanted, now);
    const released: NamedHold = {
      ...hold,
      status: 'released',
      closedAt: now,
      closedBy: caller.name,
      closeReason: asked.reason,
      reservationId: reservation.reservationId,
    };
    await saveBooks(tx, [books], now);
    await saveHolds(tx, [released]);
    record({
      subject: `${hold.document.type} ${hold.document.number}`,
      customerId: customer.customerId,
      detail: {
        holdId: hold.holdId,
        reason: asked.reason,
        amountMinor: hold.amountMinor,
        currency: hold.currency,
        objections: hold.objections,
        reservationId: reservation.reservationId,
      },
    });
    announce('hold_released', { holdId: hold.holdId, customerCodes: [customer.code] });
    return ok({ answer: presentHold(released, caller), effect: 'changed' });
  });
}

function whyNot(
  hold: NamedHold,
  caller: Caller,
  blacklistReason: string | null,
  status: string,
): Result<never> | undefined {
  if (hold.status !== 'open') {
    return refuse('conflict', 'hold_not_open', `This hold is ${hold.status} since ${hold.closedAt?.toISOString()}.`);
  }
  if (isOwnRequest(hold, caller)) {
    return refuse('not_allowed', 'own_request', 'Nobody releases an order that they asked for themselves.');
  }
  if (blacklistReason !== null) {
    return refuse('conflict', 'blacklisted', `${hold.customerCode} is on the blacklist: ${blacklistReason}`);
  }
  if (status === 'inactive')
    return refuse('conflict', 'customer_inactive', `${hold.customerCode} is not active any more.`);
  return undefined;
}
