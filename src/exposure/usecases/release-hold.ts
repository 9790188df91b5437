import { lockCustomers } from '#customers/usecases';
import { lesser, type Money, ok, refuse, type Result } from '#kernel';
import { type Caller, type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { type HoldAnswer, isOwnRequest, presentHold } from '../http/present-hold.ts';
import { reserve } from '../reserve.ts';
import { findHold, type NamedHold, saveHolds } from '../store/holds.ts';
import { loadBooks } from '../store/load-books.ts';
import { insertRelease, type Release } from '../store/releases.ts';
import { saveBooks } from '../store/save-books.ts';
import { measureRelease } from './release-authority.ts';

export type AskedRelease = {
  readonly holdId: string;
  readonly reason: string;
  readonly reasonCode?: string | undefined;
  /** How much of the document may go; all of it when left out. */
  readonly amount?: Money | undefined;
  /** On the condition that this much is prepaid: it then takes no credit. */
  readonly prepay?: Money | undefined;
};

/**
 * Releases a held document in spite of its objections: it, or the part that was released, gets the reservation that
 * the check refused. Nobody releases what they asked for themselves, nor what goes further beyond the rules than their
 * authority; a machine's key is not a person, its scope is the authority it was given.
 */
export function releaseHold(
  platform: Platform,
  origin: Origin,
  asked: AskedRelease,
): Promise<Result<Done<HoldAnswer>>> {
  const command = { name: 'exposure.release_hold', may: 'holds:release', input: asked };
  return runCommand(platform, origin, command, async ({ tx, now, today, company, caller, record, announce }) => {
    const named = await findHold(tx, asked.holdId);
    if (named === undefined) return refuse('not_found', 'hold_not_found', `There is no hold ${asked.holdId}.`);
    const customer = (await lockCustomers(tx, [named.customerCode])).get(named.customerCode);
    if (customer === undefined) throw new Error(`Hold ${named.holdId} belongs to no customer.`);

    const hold = (await findHold(tx, asked.holdId)) ?? named;
    const refusal = whyNot(hold, caller, customer.blacklistReason, customer.status);
    if (refusal !== undefined) return refusal;
    const part = partOf(hold, asked);
    if (!part.ok) return part;
    const { amountMinor, prepayMinor, prepaidMinor } = part.value;
    const authority = await measureRelease(tx, { today, timeZone: company.timeZone }, caller, {
      customer,
      number: hold.document.number,
      request: { documentType: hold.document.type, amountMinor, prepaidMinor },
    });
    if (!authority.ok) return authority;
    const books = (await loadBooks(tx, [customer], { reservations: [{ ...customer, ...hold.document }] })).get(
      customer.customerId,
    );
    if (books === undefined) throw new Error(`The books of ${customer.code} did not open.`);
    const wanted = {
      reservationId: newId<'reservation'>(),
      document: hold.document,
      amountMinor: amountMinor - prepaidMinor,
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
    const release: Release = {
      holdId: hold.holdId,
      reasonCode: asked.reasonCode ?? 'other',
      currency: hold.currency,
      releasedMinor: amountMinor,
      prepayMinor,
      ...authority.value,
    };
    await saveBooks(tx, [books], now);
    await saveHolds(tx, [released]);
    await insertRelease(tx, {
      ...release,
      creditGroupId: customer.creditGroupId,
      customerId: customer.customerId,
      releasedBy: caller.name,
      releasedAt: now,
    });
    record({
      subject: `${hold.document.type} ${hold.document.number}`,
      customerId: customer.customerId,
      detail: {
        holdId: hold.holdId,
        reason: asked.reason,
        reasonCode: asked.reasonCode ?? 'other',
        amountMinor: hold.amountMinor,
        currency: hold.currency,
        objections: hold.objections,
        reservationId: reservation.reservationId,
        releasedMinor: amountMinor,
        prepayMinor,
        ...authority.value,
      },
    });
    announce('hold_released', { holdId: hold.holdId, customerCodes: [customer.code] });
    return ok({ answer: presentHold(released, caller, { release }), effect: 'changed' });
  });
}

/** What of the document is to go, and how much of that needs no credit. */
function partOf(
  { amountMinor: wholeMinor, reserveMinor, currency }: NamedHold,
  { amount, prepay }: AskedRelease,
): Result<{ amountMinor: bigint; prepayMinor: bigint; prepaidMinor: bigint }> {
  for (const [field, given] of [
    ['amount', amount],
    ['prepay', prepay],
  ] as const) {
    if (given !== undefined && given.currency !== currency)
      return refuse('invalid', 'currency_not_supported', `The document is in ${currency}.`, { field });
  }
  const amountMinor = amount?.minor ?? wholeMinor;
  if (amountMinor > wholeMinor) {
    return refuse('invalid', 'release_exceeds_hold', 'More is released than the document asks for.', {
      field: 'amount',
    });
  }
  const prepayMinor = prepay?.minor ?? 0n;
  const prepaidMinor = lesser(amountMinor, wholeMinor - reserveMinor + prepayMinor);
  if (prepayMinor > amountMinor) {
    return refuse('invalid', 'prepaid_exceeds_amount', 'More is to be prepaid than is released.', { field: 'prepay' });
  }
  return ok({ amountMinor, prepayMinor, prepaidMinor });
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
