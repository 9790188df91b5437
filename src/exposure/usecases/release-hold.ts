import type { Customer } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { addDays, type CalendarDate, lesser, type Money, money, ok, type Result, refuse, toJson } from '#kernel';
import { type Caller, type Done, type Origin, type Platform, runCommand } from '#platform';
import { policyInForce } from '#policy';
import { type HoldAnswer, isOwnRequest, presentHold } from '../http/present-hold.ts';
import { heldAmount, ownAmount } from '../held-amount.ts';
import { findHoldPapers } from '../store/hold-papers.ts';
import { findHold, type NamedHold } from '../store/holds.ts';
import { mayStandAt, partiesOfHolds } from './find-parties.ts';
import { triedOf } from './look-at-holds.ts';
import { putThrough } from './put-through.ts';
import { measureRelease } from './release-authority.ts';

export type AskedRelease = {
  readonly holdId: string;
  readonly reason: string;
  readonly reasonCode?: string | undefined;
  /** What it rests on: a link, the place of a file, the number of a letter. */
  readonly evidence?: string | undefined;
  /** How much of the document may go; all of it when left out. */
  readonly amount?: Money | undefined;
  /** On the condition that this much is prepaid: it then takes no credit. */
  readonly prepay?: Money | undefined;
  /** The last day on which the release covers what follows; left out: as long as the policy allows. */
  readonly coversUntil?: CalendarDate | undefined;
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
    const { buyer, home } = (await partiesOfHolds(tx, [hold]))(hold);
    const refusal = whyNot(hold, caller, buyer === undefined ? [customer] : [customer, buyer]);
    if (refusal !== undefined) return refusal;
    const free = await mayStandAt(tx, { customer, home, hold });
    if (!free.ok) return free;
    const part = partOf(hold, asked);
    if (!part.ok) return part;
    const inTime = coversInTime(asked.coversUntil, today);
    if (!inTime.ok) return inTime;
    const { amountMinor, prepaidMinor } = part.value;
    const tried = triedOf(hold, customer);
    const request = { ...tried.request, amountMinor, prepaidMinor };
    const original = hold.original && {
      rate: hold.original.rate,
      amountMinor: ownAmount(hold, amountMinor),
      prepaidMinor: ownAmount(hold, prepaidMinor),
    };
    const measured = { ...tried, buyer, home, request, ...(original !== undefined && { original }) };
    const measure = await measureRelease(tx, { today, timeZone: company.timeZone }, caller, measured);
    if (!measure.ok) return measure;
    const reasonCode = asked.reasonCode ?? 'other';
    const { released, release } = await putThrough(
      tx,
      { customer, home, hold, now, today },
      {
        ...part.value,
        measure: measure.value,
        reasonCode,
        reason: asked.reason,
        evidence: asked.evidence ?? null,
        coversUntil: asked.coversUntil,
        by: caller.name,
      },
    );
    const { holdId, ...traced } = release;
    record({
      subject: `${hold.document.type} ${hold.document.number}`,
      customerId: customer.customerId,
      detail: {
        ...traced,
        holdId,
        reason: asked.reason,
        amountMinor: hold.amountMinor,
        objections: hold.objections,
        reservationId: released.reservationId,
      },
    });
    announce('hold_released', { holdId: hold.holdId, customerCodes: [customer.code] });
    const papers = (await findHoldPapers(tx, [hold.holdId])).get(hold.holdId);
    return ok({ answer: presentHold(released, caller, { release, papers }), effect: 'changed' });
  });
}

/** What of the document is to go, and how much of that needs no credit. */
function partOf(
  hold: NamedHold,
  asked: AskedRelease,
): Result<{ amountMinor: bigint; prepayMinor: bigint; prepaidMinor: bigint }> {
  const { amountMinor: wholeMinor, reserveMinor, currency } = hold;
  const amount = asked.amount && heldAmount(hold, asked.amount);
  const prepay = asked.prepay && heldAmount(hold, asked.prepay);
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
      facts: { asked: toJson(money(currency, amountMinor)), amount: toJson(money(currency, wholeMinor)) },
    });
  }
  const prepayMinor = prepay?.minor ?? 0n;
  const prepaidMinor = lesser(amountMinor, wholeMinor - reserveMinor + prepayMinor);
  if (prepayMinor > amountMinor) {
    return refuse('invalid', 'prepaid_exceeds_amount', 'More is to be prepaid than is released.', {
      field: 'prepay',
      facts: { prepaid: toJson(money(currency, prepayMinor)), amount: toJson(money(currency, amountMinor)) },
    });
  }
  return ok({ amountMinor, prepayMinor, prepaidMinor });
}

/** Nobody makes a release last longer than the policy does. */
function coversInTime(until: CalendarDate | undefined, today: CalendarDate): Result<null> {
  const rules = policyInForce(today).releaseRules;
  const last = addDays(today, rules?.coversDays ?? 0);
  if (until === undefined || (rules !== undefined && until >= today && until <= last)) return ok(null);
  const detail = `Expected a day from ${today} to ${last}, got ${until}.`;
  return refuse('invalid', 'cover_too_long', detail, { field: 'coversUntil', facts: { from: today, to: last } });
}

function whyNot(hold: NamedHold, caller: Caller, parties: readonly Customer[]): Result<never> | undefined {
  if (hold.status !== 'open') {
    return refuse('conflict', 'hold_not_open', `This hold is ${hold.status} since ${hold.closedAt?.toISOString()}.`);
  }
  if (isOwnRequest(hold, caller)) {
    return refuse('not_allowed', 'own_request', 'Nobody releases an order that they asked for themselves.');
  }
  for (const { code, blacklistReason, status } of parties) {
    if (blacklistReason !== null)
      return refuse('conflict', 'blacklisted', `${code} is on the blacklist: ${blacklistReason}`);
    if (status === 'inactive') return refuse('conflict', 'customer_inactive', `${code} is not active any more.`);
  }
  return undefined;
}
